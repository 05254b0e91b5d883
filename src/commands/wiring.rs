//! Putting the application together from what the operator decided.

use std::sync::Arc;

use tokio::sync::Notify;

use super::start;
use crate::app::App;
use crate::config::Config;
use crate::domain::identity::methods::Methods;
use crate::http::metrics::Metrics;
use crate::http::visits::Visits;
use crate::kit::clock::SystemClock;
use crate::kit::random::{SharedRandom, SystemChance};

/// Wires everything together: the rows, the vault, the methods of proof, the counters.
///
/// # Errors
/// One sentence that says what is wrong and what to set.
pub fn wire(config: Config) -> Result<App, String> {
    let random: SharedRandom = Arc::new(SystemChance::default());
    let db = start::database(&config)?;
    let vault = Arc::new(start::vault(&config, &db, &random)?);
    let metrics =
        Metrics::new().map_err(|why| start::sentence("the counters cannot be made", &why))?;
    let component = config
        .identity
        .card_component
        .as_ref()
        .map(|url| url.origin().ascii_serialization());
    Ok(App {
        db,
        vault,
        clock: Arc::new(SystemClock),
        random,
        methods: Methods::default(),
        card_component: component.unwrap_or_else(|| crate::config::CARD_COMPONENT.to_owned()),
        wake: Notify::new(),
        metrics,
        visits: Visits::default(),
        config,
    })
}
