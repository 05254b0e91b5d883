//! The strangers played for development.

use std::sync::OnceLock;

use super::{Reader, ServerConfig, Variable};

/// The strangers played for development.
#[derive(Debug, Clone)]
pub struct SandboxConfig {
    /// `MYDATA_SANDBOX`
    pub on: bool,
    /// `MYDATA_SANDBOX_HALT`
    pub halt: Option<String>,
    /// Where letters can be read, when a mailbox page is there and letters come to it.
    pub mailbox: Option<String>,
    /// Where the codes of clerk and reviewer can be read, once the authenticator's page is there.
    pub authenticator: OnceLock<String>,
}

impl SandboxConfig {
    /// The variables of this concern.
    pub const VARIABLES: &[Variable] = &[
        Variable {
            name: "MYDATA_SANDBOX",
            default: "on; off in production",
            meaning: "`on` plays provider, card component, registers and a mailbox page on ports of their own; cannot be `on` in production.",
        },
        Variable {
            name: "MYDATA_SANDBOX_HALT",
            default: "none",
            meaning: "Name of a point at which the process stands still, for tests that kill it there; refused in production.",
        },
    ];

    pub(super) fn read(reader: &Reader, server: &ServerConfig) -> Self {
        let on = match reader.text("MYDATA_SANDBOX").as_deref() {
            None => !server.is_production(),
            Some("on") => true,
            Some("off") => false,
            Some(_) => {
                reader.wrong("MYDATA_SANDBOX is unreadable: set it to on or off.");
                false
            }
        };
        let halt = reader.text("MYDATA_SANDBOX_HALT");
        if server.is_production() && on {
            reader.wrong("MYDATA_SANDBOX is on in production: set it to off.");
        }
        if server.is_production() && halt.is_some() {
            reader.wrong("MYDATA_SANDBOX_HALT is set in production: remove it.");
        }
        Self {
            on,
            halt,
            mailbox: None,
            authenticator: OnceLock::new(),
        }
    }

    /// Whether the process is to stand still at this point.
    #[must_use]
    pub fn stands_still_at(&self, point: &str) -> bool {
        self.halt.as_deref() == Some(point)
    }
}
