//! Where and how the server listens.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use url::Url;

use super::environment::{Environment, LogForm};
use super::{Reader, Variable};

/// Where and how the server listens.
#[derive(Debug, Clone)]
pub struct ServerConfig {
    /// `MYDATA_ENV`
    pub environment: Environment,
    /// `MYDATA_BIND`
    pub bind: SocketAddr,
    /// `MYDATA_METRICS_BIND`; `None` opens no second listener.
    pub metrics_bind: Option<SocketAddr>,
    /// `MYDATA_BASE_URL`, without a slash at its end.
    pub base_url: Url,
    /// Whether it is not set, so that `base_url` is only where the server would listen.
    pub assumes_base_url: bool,
    /// `MYDATA_VAR`
    pub var: PathBuf,
    /// `MYDATA_TRUSTED_PROXIES`
    pub trusted_proxies: Vec<IpNet>,
    /// `MYDATA_LOG`
    pub log_form: LogForm,
    /// `MYDATA_LOG_LEVEL`
    pub log_level: String,
    /// `MYDATA_HASHERS`
    pub hashers: usize,
    /// `MYDATA_BODY_SECONDS`
    pub body_patience: Duration,
}

impl ServerConfig {
    /// The variables of this concern.
    pub const VARIABLES: &[Variable] = &[
        Variable {
            name: "MYDATA_ENV",
            default: "development",
            meaning: "`development` or `production`. Production refuses to start with a gap and has no sandbox.",
        },
        Variable {
            name: "MYDATA_BIND",
            default: "127.0.0.1:8080",
            meaning: "Address and port that the server listens on; port 0 takes a free one.",
        },
        Variable {
            name: "MYDATA_BASE_URL",
            default: "http:// and MYDATA_BIND",
            meaning: "The address people type, for links in letters; `https` in production.",
        },
        Variable {
            name: "MYDATA_METRICS_BIND",
            default: "none",
            meaning: "Address and port of a second listener that answers `/metrics` (Prometheus) only.",
        },
        Variable {
            name: "MYDATA_VAR",
            default: "var",
            meaning: "Folder for the embedded database, packages, letters and keys of development.",
        },
        Variable {
            name: "MYDATA_TRUSTED_PROXIES",
            default: "none",
            meaning: "Comma-separated networks of reverse proxies whose `X-Forwarded-For` is believed.",
        },
        Variable {
            name: "MYDATA_LOG",
            default: "text; json in production",
            meaning: "`text` or `json` lines.",
        },
        Variable {
            name: "MYDATA_LOG_LEVEL",
            default: "info, quieter for the framework",
            meaning: "What is logged: `error`, `warn`, `info`, `debug`, or a filter by module.",
        },
        Variable {
            name: "MYDATA_HASHERS",
            default: "1",
            meaning: "How many passwords are hashed at once; each takes 19 MiB and one core.",
        },
        Variable {
            name: "MYDATA_BODY_SECONDS",
            default: "30",
            meaning: "Seconds within which the body of a request has to arrive.",
        },
    ];

    pub(super) fn read(reader: &Reader) -> Self {
        let environment = reader.parsed(
            "MYDATA_ENV",
            Environment::Development,
            "development or production",
        );
        let bind = reader.parsed(
            "MYDATA_BIND",
            SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            "an address and port such as 127.0.0.1:8080",
        );
        let log_form = match environment {
            Environment::Development => LogForm::Text,
            Environment::Production => LogForm::Json,
        };
        Self {
            environment,
            bind,
            metrics_bind: reader.text("MYDATA_METRICS_BIND").map(|_| {
                reader.parsed(
                    "MYDATA_METRICS_BIND",
                    bind,
                    "an address and port such as 127.0.0.1:9090",
                )
            }),
            base_url: base_url(reader, environment, bind),
            assumes_base_url: reader.text("MYDATA_BASE_URL").is_none(),
            var: reader
                .text("MYDATA_VAR")
                .unwrap_or_else(|| "var".to_owned())
                .into(),
            trusted_proxies: proxies(reader),
            log_form: reader.parsed("MYDATA_LOG", log_form, "text or json"),
            log_level: reader
                .text("MYDATA_LOG_LEVEL")
                .unwrap_or_else(|| "info,actix_server=warn".to_owned()),
            hashers: reader
                .parsed("MYDATA_HASHERS", 1_usize, "a whole number from 1")
                .max(1),
            body_patience: Duration::from_secs(
                reader
                    .parsed("MYDATA_BODY_SECONDS", 30_u64, "a whole number from 1")
                    .max(1),
            ),
        }
    }

    /// Whether real people's data are here.
    #[must_use]
    pub fn is_production(&self) -> bool {
        self.environment == Environment::Production
    }
}

fn base_url(reader: &Reader, environment: Environment, bind: SocketAddr) -> Url {
    #[expect(clippy::expect_used, reason = "a socket address makes a URL")]
    let own = Url::parse(&format!("http://{bind}")).expect("an address and port make a URL");
    let production = environment == Environment::Production;
    if production && reader.text("MYDATA_BASE_URL").is_none() {
        reader.wrong("MYDATA_BASE_URL is not set: set it to the https address that people type.");
        return own;
    }
    let url = reader.parsed(
        "MYDATA_BASE_URL",
        own,
        "an address such as https://mydata.example",
    );
    if production && url.scheme() != "https" {
        reader.wrong("MYDATA_BASE_URL is not https: set it to the https address that people type.");
    }
    url
}

fn proxies(reader: &Reader) -> Vec<IpNet> {
    let written = reader.text("MYDATA_TRUSTED_PROXIES").unwrap_or_default();
    let mut networks = Vec::new();
    for entry in written
        .split(',')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
    {
        match entry
            .parse::<IpNet>()
            .or_else(|_| entry.parse::<std::net::IpAddr>().map(IpNet::from))
        {
            Ok(network) => networks.push(network),
            Err(_) => reader.wrong(format!(
                "MYDATA_TRUSTED_PROXIES holds {entry:?}: set it to networks such as 10.0.0.0/8."
            )),
        }
    }
    networks
}
