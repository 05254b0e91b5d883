//! The lines that the program writes of what it does.

use std::fmt::{self, Write as _};
use std::io::IsTerminal as _;

use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Filter, SubscriberExt as _};
use tracing_subscriber::util::{SubscriberInitExt as _, TryInitError};
use tracing_subscriber::{EnvFilter, Layer as _, fmt as lines};

use crate::config::{Config, LogForm};

/// Begins to write logs.
pub fn begin(config: &Config) {
    let filter = EnvFilter::try_new(&config.server.log_level);
    let filter = filter.unwrap_or_else(|_| EnvFilter::new("info"));
    let registry = tracing_subscriber::registry().with(filter);
    let begun: Result<(), TryInitError> = match config.server.log_form {
        LogForm::Text => {
            let mut text = lines::layer();
            // Colours are for a screen; in a file or another program they are rubbish between the words.
            if !std::io::stdout().is_terminal() {
                text.set_ansi(false);
            }
            registry.with(text.with_filter(Ours)).try_init()
        }
        LogForm::Json => registry
            .with(lines::layer().json().with_filter(Ours))
            .try_init(),
    };
    if begun.is_err() {
        tracing::debug!("logs were begun already");
    }
}

/// Leaves out the one line, at the level of a fault, with which the server meets what is no HTTP: it is answered 400
/// before it is a request, and any stranger can send it.
struct Ours;

const STRANGERS: (&str, &str) = ("actix_http::h1::dispatcher", "stream error: ");

impl<S: Subscriber> Filter<S> for Ours {
    fn enabled(&self, _: &Metadata<'_>, _: &Context<'_, S>) -> bool {
        true
    }

    fn event_enabled(&self, event: &Event<'_>, _: &Context<'_, S>) -> bool {
        let (target, start) = STRANGERS;
        event.metadata().target() != target || !Message::of(event).starts_with(start)
    }
}

/// The text of a line.
struct Message(String);

impl Message {
    fn of(event: &Event<'_>) -> String {
        let mut message = Self(String::new());
        event.record(&mut message);
        message.0
    }
}

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            // Writing into a text cannot fail.
            let _ = write!(self.0, "{value:?}");
        }
    }
}
