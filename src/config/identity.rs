//! Whom we trust when somebody proves an identity or signs a package.

use std::path::PathBuf;

use url::Url;

use super::{Reader, ServerConfig, Variable};

/// Where the card component of the natural-person certificate answers when nothing else is said.
pub const CARD_COMPONENT: &str = "http://localhost:61161";

/// Whom we trust. What is `None` is filled in by the sandbox in development.
#[derive(Debug, Clone, Default)]
pub struct IdentityConfig {
    /// `MYDATA_CITIZEN_ANCHORS`
    pub citizen_anchors: Option<PathBuf>,
    /// `MYDATA_PROVIDER_ANCHORS`
    pub provider_anchors: Option<PathBuf>,
    /// `MYDATA_CARD_COMPONENT`
    pub card_component: Option<Url>,
    /// `MYDATA_CRLS`
    pub crls: Vec<Url>,
    /// `MYDATA_OWNERSHIP_URL`
    pub ownership: Option<Url>,
    /// `MYDATA_OWNERSHIP_CERTIFICATE`
    pub ownership_certificate: Option<PathBuf>,
    /// `MYDATA_OWNERSHIP_KEY`
    pub ownership_key: Option<PathBuf>,
}

impl IdentityConfig {
    /// The variables of this concern.
    pub const VARIABLES: &[Variable] = &[
        Variable {
            name: "MYDATA_CITIZEN_ANCHORS",
            default: "the sandbox's",
            meaning: "PEM file with the roots and intermediates of citizens' certificates.",
        },
        Variable {
            name: "MYDATA_PROVIDER_ANCHORS",
            default: "the sandbox's",
            meaning: "PEM file with the roots and intermediates of data providers' certificates.",
        },
        Variable {
            name: "MYDATA_CARD_COMPONENT",
            default: "the sandbox's; `http://localhost:61161` in production",
            meaning: "Origin of the card component on the citizen's machine.",
        },
        Variable {
            name: "MYDATA_CRLS",
            default: "the sandbox's",
            meaning: "Comma-separated addresses of revocation lists; their hosts are the only ones asked for partitioned lists.",
        },
        Variable {
            name: "MYDATA_OWNERSHIP_URL",
            default: "the sandbox's",
            meaning: "Address of the register that says whose ID number a certificate belongs to.",
        },
        Variable {
            name: "MYDATA_OWNERSHIP_CERTIFICATE",
            default: "the sandbox's",
            meaning: "PEM file with our certificate as a client of that register.",
        },
        Variable {
            name: "MYDATA_OWNERSHIP_KEY",
            default: "the sandbox's",
            meaning: "PEM file (PKCS#8) with the key of that certificate.",
        },
    ];

    pub(super) fn read(reader: &Reader, server: &ServerConfig) -> Self {
        let file = |name: &str, what: &str| {
            let path = reader.text(name).map(PathBuf::from);
            if path.is_none() && server.is_production() {
                reader.wrong(format!(
                    "{name} is not set: set it to a PEM file with {what}."
                ));
            }
            path
        };
        let address = |name: &str| {
            reader.text(name).and_then(|text| {
                let url = Url::parse(&text);
                if url.is_err() {
                    reader.wrong(format!("{name} is unreadable: set it to an address."));
                }
                url.ok()
            })
        };
        let component = address("MYDATA_CARD_COMPONENT");
        let ownership = address("MYDATA_OWNERSHIP_URL");
        let crls = crls(reader);
        if server.is_production() && ownership.is_none() {
            reader.wrong("MYDATA_OWNERSHIP_URL is not set: set it to the register that confirms whose certificate it is.");
        }
        if server.is_production()
            && ownership
                .as_ref()
                .is_some_and(|url| url.scheme() != "https")
        {
            reader.wrong("MYDATA_OWNERSHIP_URL is not https: set it to the https address of the register, whose answers carry no signature.");
        }
        if server.is_production() && crls.is_empty() {
            reader
                .wrong("MYDATA_CRLS is not set: set it to the addresses of the revocation lists.");
        }
        Self {
            citizen_anchors: file(
                "MYDATA_CITIZEN_ANCHORS",
                "the roots of citizens' certificates",
            ),
            provider_anchors: file(
                "MYDATA_PROVIDER_ANCHORS",
                "the roots of providers' certificates",
            ),
            card_component: component.or_else(|| {
                server
                    .is_production()
                    .then(|| Url::parse(CARD_COMPONENT).ok())
                    .flatten()
            }),
            crls,
            ownership,
            ownership_certificate: file(
                "MYDATA_OWNERSHIP_CERTIFICATE",
                "our certificate for the ownership register",
            ),
            ownership_key: file("MYDATA_OWNERSHIP_KEY", "our key for the ownership register"),
        }
    }
}

fn crls(reader: &Reader) -> Vec<Url> {
    let written = reader.text("MYDATA_CRLS").unwrap_or_default();
    let mut urls = Vec::new();
    for entry in written
        .split(',')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
    {
        match Url::parse(entry) {
            Ok(url) => urls.push(url),
            Err(_) => reader.wrong(format!(
                "MYDATA_CRLS holds {entry:?}: set it to addresses separated by commas."
            )),
        }
    }
    urls
}
