//! Whether this ring runs, and with which tools.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Once;

use super::Browser;

/// The tools of the ring. Whoever has it may open browsers.
pub struct Ring {
    pub(super) chromedriver: PathBuf,
    pub(super) axe: PathBuf,
}

impl Ring {
    /// The tools, or `None` when the ring is left out; the first who asks has that printed.
    #[expect(
        clippy::disallowed_methods,
        reason = "whoever runs the tests says whether there is a browser"
    )]
    pub fn enter() -> Option<Self> {
        static SAID: Once = Once::new();
        if std::env::var("MYDATA_TEST_BROWSER").as_deref() == Ok("1") {
            let tool = |name: &str| {
                std::env::var_os(name).map_or_else(|| panic!("{name} is not set"), PathBuf::from)
            };
            // reqwest speaks to chromedriver and wants to know, even for plain http.
            let _ = rustls::crypto::ring::default_provider().install_default();
            return Some(Self {
                chromedriver: tool("MYDATA_TEST_CHROMEDRIVER"),
                axe: tool("MYDATA_TEST_AXE"),
            });
        }
        SAID.call_once(|| {
            // Written past the test runner's capture, so that a run without a browser says so.
            let _ = std::io::stderr().write_all(b"LEFT OUT: the browser ring (MYDATA_TEST_BROWSER is not 1; tests/run browser sets it)\n");
        });
        None
    }

    /// A person with an ordinary browser in front of `home`, such as `http://127.0.0.1:8080`.
    pub async fn browser(&self, home: &str) -> Browser {
        Browser::start(self, home, true).await
    }

    /// A person whose browser runs no script.
    pub async fn browser_without_script(&self, home: &str) -> Browser {
        Browser::start(self, home, false).await
    }
}
