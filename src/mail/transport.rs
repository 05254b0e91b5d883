//! How a letter leaves: by SMTP, into a folder, or into memory.
//!
//! A letter keeps its `Message-ID` whenever it is tried again, so that a duplicate can be told from a second letter.

mod smtp;
mod unsubscribing;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use lettre::Message;
use lettre::message::{Mailbox, MultiPart};

use super::content::Content;
use crate::config::{MailConfig, Post};
use crate::domain::citizen::contact::Contact;
use crate::kit::clock::Timestamp;

/// A letter on its way.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    /// What it is called, the same at each attempt.
    pub id: String,
    /// Whom it goes to.
    pub to: &'a Contact,
    /// When it leaves.
    pub at: Timestamp,
    /// What it says.
    pub content: Content,
}

/// A letter that left into memory.
#[derive(Clone, PartialEq, Eq)]
pub struct Left {
    /// The address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// As plain text.
    pub text: String,
    /// As HTML.
    pub html: String,
    /// Where further letters of this kind are ended by one post.
    pub unsubscribing: Option<String>,
}

/// Letters that left into memory, the oldest first.
pub type Memory = Arc<Mutex<Vec<Left>>>;

/// The way letters leave.
#[derive(Clone)]
pub struct Transport {
    from: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(smtp::Server),
    Folder(PathBuf),
    Memory(Memory),
}

/// Why letters cannot leave at all.
#[derive(Debug, thiserror::Error)]
pub enum CannotOpen {
    /// The sender is no address.
    #[error("the sender is no mail address")]
    Sender,
    /// The address of the mail server is unreadable; it is not repeated, since it may hold a password.
    #[error("the address of the mail server is unreadable")]
    Server,
    /// The roots of the mail server's certificate cannot be read.
    #[error("{0} holds no certificates in PEM")]
    Anchors(PathBuf),
    /// The folder cannot be made.
    #[error("{0} cannot be made: {1}")]
    Folder(PathBuf, std::io::Error),
}

/// Why a letter did not leave. The reason names no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotSend {
    /// It may leave later.
    #[error("{0}")]
    Temporary(String),
    /// It never will.
    #[error("{0}")]
    Permanent(String),
}

impl Transport {
    /// The way the operator decided.
    ///
    /// # Errors
    /// [`CannotOpen`]
    pub fn open(config: &MailConfig) -> Result<Self, CannotOpen> {
        let from = config.from.parse().map_err(|_| CannotOpen::Sender)?;
        let way = match &config.post {
            Post::Smtp(url) => {
                let anchors = config.anchors.as_ref().map(read_anchors).transpose()?;
                let server = smtp::open(url.reveal(), anchors.as_deref());
                Way::Smtp(server.map_err(|_| CannotOpen::Server)?)
            }
            Post::Folder(folder) => {
                std::fs::create_dir_all(folder)
                    .map_err(|why| CannotOpen::Folder(folder.clone(), why))?;
                Way::Folder(folder.clone())
            }
        };
        Ok(Self { from, way })
    }

    /// Into memory, for tests, and where to read what left.
    ///
    /// # Errors
    /// [`CannotOpen::Sender`]
    pub fn memory(from: &str) -> Result<(Self, Memory), CannotOpen> {
        let memory = Memory::default();
        let way = Way::Memory(Arc::clone(&memory));
        let from = from.parse().map_err(|_| CannotOpen::Sender)?;
        Ok((Self { from, way }, memory))
    }

    /// Sends one letter.
    ///
    /// # Errors
    /// [`CannotSend`]
    pub async fn send(&self, letter: Letter<'_>) -> Result<(), CannotSend> {
        let message = self.message(&letter)?;
        match &self.way {
            Way::Smtp(server) => smtp::send(server, message).await,
            Way::Folder(folder) => {
                let name = format!("{}-{}.eml", letter.at.utc().format(NAME), letter.id);
                into_folder(folder.join(name), message.formatted())
                    .await
                    .map_err(|why| CannotSend::Temporary(format!("the folder of letters: {why}")))
            }
            Way::Memory(memory) => {
                let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
                memory.push(Left {
                    to: letter.to.reveal().to_owned(),
                    subject: letter.content.subject,
                    text: letter.content.text,
                    html: letter.content.html,
                    unsubscribing: letter.content.unsubscribing,
                });
                Ok(())
            }
        }
    }

    fn message(&self, letter: &Letter<'_>) -> Result<Message, CannotSend> {
        let Contact::Mail(address) = letter.to;
        let to = address.reveal().parse();
        let to = to.map_err(|_| CannotSend::Permanent("no mail address".to_owned()))?;
        let content = &letter.content;
        let id = format!("<{}@{}>", letter.id, self.from.email.domain());
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .date(letter.at.to_datetime().into())
            .message_id(Some(id))
            .subject(content.subject.as_str());
        for header in unsubscribing::headers(content.unsubscribing.as_deref()) {
            message = message.raw_header(header);
        }
        message
            .multipart(MultiPart::alternative_plain_html(
                content.text.clone(),
                content.html.clone(),
            ))
            .map_err(|why| CannotSend::Permanent(why.to_string()))
    }
}

fn read_anchors(path: &PathBuf) -> Result<Vec<u8>, CannotOpen> {
    let read = std::fs::read(path).ok();
    read.filter(|pem| smtp::are_anchors(pem))
        .ok_or_else(|| CannotOpen::Anchors(path.clone()))
}

/// The beginning of a file's name: the files sort by time.
const NAME: &str = "%Y%m%dT%H%M%S%.6fZ";

/// Under another name first: whoever looks never sees half a letter.
async fn into_folder(path: PathBuf, bytes: Vec<u8>) -> std::io::Result<()> {
    let unfinished = path.with_extension("part");
    tokio::fs::write(&unfinished, bytes).await?;
    tokio::fs::rename(&unfinished, &path).await
}

#[cfg(test)]
mod tests;
