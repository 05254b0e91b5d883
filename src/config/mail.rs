//! How letters leave.

use std::path::PathBuf;

use super::{Reader, ServerConfig, Variable, is_here};
use crate::kit::secret::Secret;

/// The way letters leave.
#[derive(Debug, Clone)]
pub enum Post {
    /// By SMTP; the address may hold a password.
    Smtp(Secret),
    /// Into a folder, one `.eml` each.
    Folder(PathBuf),
}

/// How letters leave.
#[derive(Debug, Clone)]
pub struct MailConfig {
    /// `MYDATA_SMTP_URL`
    pub post: Post,
    /// `MYDATA_MAIL_FROM`
    pub from: String,
    /// `MYDATA_SMTP_ANCHORS`
    pub anchors: Option<PathBuf>,
}

impl MailConfig {
    /// The variables of this concern.
    pub const VARIABLES: &[Variable] = &[
        Variable {
            name: "MYDATA_SMTP_URL",
            default: "none: letters go to a folder in MYDATA_VAR",
            meaning: "`smtps://user:password@host` or `smtp://host:port?tls=required`; in production without TLS to this machine only.",
        },
        Variable {
            name: "MYDATA_SMTP_ANCHORS",
            default: "none",
            meaning: "PEM file with roots of the mail server's certificate, besides the usual ones.",
        },
        Variable {
            name: "MYDATA_MAIL_FROM",
            default: "MyData <mydata@localhost>",
            meaning: "Sender of all letters.",
        },
    ];

    pub(super) fn read(reader: &Reader, server: &ServerConfig) -> Self {
        let post = match reader.secret("MYDATA_SMTP_URL") {
            Some(url) => {
                if server.is_production() && is_open(url.reveal()) {
                    reader.wrong("MYDATA_SMTP_URL leads to another machine without TLS: set it to smtps://… or to smtp://…?tls=required.");
                }
                Post::Smtp(url)
            }
            None => {
                if server.is_production() {
                    reader.wrong(
                        "MYDATA_SMTP_URL is not set: set it to the address of the mail server.",
                    );
                }
                Post::Folder(server.var.join("mail"))
            }
        };
        let own = "MyData <mydata@localhost>".to_owned();
        let from = reader.text("MYDATA_MAIL_FROM").unwrap_or_else(|| {
            if server.is_production() {
                reader.wrong("MYDATA_MAIL_FROM is not set: set it to the sender of letters.");
            }
            own
        });
        if from.parse::<lettre::message::Mailbox>().is_err() {
            reader.wrong("MYDATA_MAIL_FROM is unreadable: set it to an address such as MyData <mydata@example.org>.");
        }
        Self {
            post,
            from,
            anchors: reader.text("MYDATA_SMTP_ANCHORS").map(PathBuf::from),
        }
    }
}

/// Whether letters would travel to another machine in the open: to this one they may.
fn is_open(url: &str) -> bool {
    let Ok(url) = url::Url::parse(url) else {
        return false;
    };
    let required = |(name, value): (_, _)| name == "tls" && value == "required";
    url.scheme() == "smtp" && !url.query_pairs().any(required) && !is_here(&url)
}
