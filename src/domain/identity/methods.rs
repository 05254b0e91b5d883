//! The methods that are switched on.

use std::sync::Arc;

use super::adapter::Adapter;
use super::method::Method;

/// The methods that are switched on, each behind the one outer shape.
#[derive(Clone, Default)]
pub struct Methods(Vec<Arc<dyn Adapter>>);

impl Methods {
    /// These methods and no others.
    #[must_use]
    pub const fn new(adapters: Vec<Arc<dyn Adapter>>) -> Self {
        Self(adapters)
    }

    /// Which methods these are.
    #[must_use]
    pub fn switched_on(&self) -> Vec<Method> {
        self.0.iter().map(|adapter| adapter.method()).collect()
    }

    /// The adapter of a method; `None` when it is switched off.
    #[must_use]
    pub fn find(&self, method: Method) -> Option<Arc<dyn Adapter>> {
        self.0
            .iter()
            .find(|adapter| adapter.method() == method)
            .cloned()
    }
}
