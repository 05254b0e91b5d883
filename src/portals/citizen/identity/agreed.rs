//! What exactly is agreed to: each data set, its provider, and what will be fetched.

use crate::domain::bilingual::Bilingual;
use crate::domain::dataset::Dataset;
use crate::domain::dataset::parameter::Parameter;
use crate::domain::identity::content::DataSets;
use crate::domain::ids::ResourceId;

/// One data set that is agreed to.
#[derive(Debug, Clone)]
pub struct Agreed {
    id: ResourceId,
    /// What it is called.
    pub name: Bilingual,
    /// Who provides it.
    pub office: Bilingual,
    /// What will be fetched.
    pub fields: Vec<Bilingual>,
    parameters: Vec<Parameter>,
}

impl Agreed {
    pub(super) fn of(dataset: &Dataset) -> Self {
        let definition = &dataset.definition;
        Self {
            id: definition.resource_id.clone(),
            name: definition.name.clone(),
            office: dataset.office().clone(),
            fields: definition.fields.clone(),
            parameters: definition.parameters.clone(),
        }
    }

    /// What was given for it, by the names of the parameters.
    pub(super) fn given<'a>(&'a self, data_sets: &'a DataSets) -> Vec<(&'a Bilingual, &'a str)> {
        let given = data_sets.get(&self.id);
        let value = |parameter: &'a Parameter| {
            let value = given?.get(&parameter.key)?;
            Some((&parameter.name, value.as_str()))
        };
        self.parameters.iter().filter_map(value).collect()
    }
}
