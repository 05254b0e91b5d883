//! Plays everybody's mailbox: shows the letters that lie in a folder, one `.eml` each, the newest first.
//!
//! `/` lists them and looks again by itself; `/letters/{name}` shows one as text and as HTML, `/letters/{name}/html` its
//! HTML alone. Programs read `/letters.json`: an array of `to`, `subject`, `text` and `at`, the newest first.

mod pages;

use std::io;
use std::path::{Path, PathBuf};

use actix_web::web::{self, Data};
use actix_web::{HttpResponse, Responder};
use mail_parser::MessageParser;
use serde::Serialize;

use super::sheet;
use super::stranger::{self, Running};

/// A letter's own HTML runs no script and loads nothing.
const HARMLESS: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
/// So many letters are listed.
const MOST: usize = 200;

/// One letter as it lies in the folder.
#[derive(Serialize)]
struct Letter {
    #[serde(skip)]
    name: String,
    to: String,
    subject: String,
    text: String,
    #[serde(skip)]
    html: String,
    /// RFC 3339.
    at: String,
}

#[derive(Clone)]
struct Folder(PathBuf);

/// Listens, and shows what lies in `folder` whenever it is asked.
///
/// # Errors
/// When the port is taken.
pub async fn start(port: u16, folder: &Path) -> io::Result<Running> {
    let folder = Data::new(Folder(folder.to_owned()));
    stranger::start(port, move |config| {
        config
            .app_data(folder.clone())
            .route("/", web::get().to(list))
            .route("/letters.json", web::get().to(for_programs))
            .route("/letters/{name}", web::get().to(one))
            .route("/letters/{name}/html", web::get().to(as_html));
    })
    .await
}

async fn list(folder: Data<Folder>) -> impl Responder {
    answer(folder.letters().map(|letters| page(pages::list(&letters))))
}

async fn for_programs(folder: Data<Folder>) -> impl Responder {
    answer(
        folder
            .letters()
            .map(|letters| HttpResponse::Ok().json(letters)),
    )
}

async fn one(folder: Data<Folder>, name: web::Path<String>) -> impl Responder {
    answer(folder.find(&name).map(|found| match found {
        Some(letter) => page(pages::one(&letter)),
        None => absent(),
    }))
}

async fn as_html(folder: Data<Folder>, name: web::Path<String>) -> impl Responder {
    answer(folder.find(&name).map(|found| {
        match found {
            Some(letter) => HttpResponse::Ok()
                .insert_header(("Content-Security-Policy", HARMLESS))
                .content_type("text/html; charset=utf-8")
                .body(letter.html),
            None => absent(),
        }
    }))
}

fn answer(made: io::Result<HttpResponse>) -> HttpResponse {
    made.unwrap_or_else(|why| HttpResponse::InternalServerError().body(why.to_string()))
}

fn page(html: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(("Content-Security-Policy", sheet::POLICY))
        .insert_header(("Cache-Control", "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(html)
}

fn absent() -> HttpResponse {
    HttpResponse::NotFound()
        .content_type("text/html; charset=utf-8")
        .body(pages::absent())
}

impl Folder {
    /// The newest [`MOST`], the newest first: the names begin with the time.
    fn letters(&self) -> io::Result<Vec<Letter>> {
        let mut names = self.names()?;
        names.sort_unstable_by(|one, other| other.cmp(one));
        names.truncate(MOST);
        let mut letters = Vec::with_capacity(names.len());
        for name in names {
            letters.extend(self.read(name)?);
        }
        Ok(letters)
    }

    /// A name that is not in the folder finds nothing, so that no path leads out of it.
    fn find(&self, name: &str) -> io::Result<Option<Letter>> {
        match self.names()?.into_iter().find(|listed| listed == name) {
            Some(name) => self.read(name),
            None => Ok(None),
        }
    }

    fn names(&self) -> io::Result<Vec<String>> {
        let entries = match std::fs::read_dir(&self.0) {
            Ok(entries) => entries,
            Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(why) => return Err(why),
        };
        let mut names = Vec::new();
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str());
            names.extend(
                name.filter(|_| path.extension().is_some_and(|ending| ending == "eml"))
                    .map(str::to_owned),
            );
        }
        Ok(names)
    }

    /// `None` when it was deleted meanwhile or is no letter.
    fn read(&self, name: String) -> io::Result<Option<Letter>> {
        let raw = match std::fs::read(self.0.join(&name)) {
            Ok(raw) => raw,
            Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(why) => return Err(why),
        };
        Ok(MessageParser::default().parse(&raw).map(|read| Letter {
            to: read
                .to()
                .and_then(|to| to.first()?.address())
                .unwrap_or_default()
                .to_owned(),
            subject: read.subject().unwrap_or_default().to_owned(),
            text: read.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
            html: read.body_html(0).unwrap_or_default().into_owned(),
            at: read
                .date()
                .map(mail_parser::DateTime::to_rfc3339)
                .unwrap_or_default(),
            name,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{MailConfig, Post};
    use crate::domain::citizen::contact::{Contact, MailAddress};
    use crate::kit::clock::seconds;
    use crate::mail::content::Content;
    use crate::mail::transport::{self, Transport};

    async fn get(mailbox: &Running, path: &str) -> (u16, String) {
        let url = format!("http://{}{path}", mailbox.address());
        let answer = stranger::visit(&url).await;
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    async fn send(folder: &Path, subjects: &[&str]) {
        let transport = Transport::open(&MailConfig {
            post: Post::Folder(folder.to_owned()),
            from: "MyData <mydata@localhost>".to_owned(),
            anchors: None,
        })
        .unwrap();
        let to = Contact::Mail(MailAddress::parse("ming@people.example").unwrap());
        for (number, subject) in (0..).zip(subjects) {
            let now: crate::kit::clock::Timestamp = "2026-11-20T06:05:00Z".parse().unwrap();
            let content = Content {
                subject: (*subject).to_owned(),
                text: "密碼 <12345678> 㐂".to_owned(),
                html: "<p>密碼 <b>12345678</b></p>".to_owned(),
                unsubscribing: None,
            };
            let (id, at) = (number.to_string(), now.plus(seconds(number)));
            let letter = transport::Letter {
                id,
                to: &to,
                at,
                content,
            };
            transport.send(letter).await.unwrap();
        }
    }

    #[actix_web::test]
    async fn letters_are_read_by_people_and_programs_the_newest_first() {
        crate::clients::install_crypto();
        let folder = tempfile::tempdir().unwrap();
        let mailbox = start(0, folder.path()).await.unwrap();
        assert_eq!(get(&mailbox, "/letters.json").await.1, "[]");
        assert!(get(&mailbox, "/").await.1.contains("還沒有信"));

        send(folder.path(), &["𠮷 <一>", "二"]).await;
        let told: serde_json::Value =
            serde_json::from_str(&get(&mailbox, "/letters.json").await.1).unwrap();
        let subjects: Vec<_> = told
            .as_array()
            .unwrap()
            .iter()
            .map(|letter| &letter["subject"])
            .collect();
        assert_eq!(subjects, ["二", "𠮷 <一>"]);
        assert_eq!(told[0]["to"], "ming@people.example");
        assert_eq!(
            told[0]["text"].as_str().unwrap().trim_end(),
            "密碼 <12345678> 㐂"
        );
        assert_eq!(told[0]["at"], "2026-11-20T06:05:01Z");

        let list = get(&mailbox, "/").await.1;
        assert!(list.contains("𠮷 &lt;一&gt;") && list.contains("http-equiv=\"refresh\""));
        let path = list
            .split("href=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let one = get(&mailbox, &path).await.1;
        assert!(one.contains("密碼 &lt;12345678&gt; 㐂"), "{one}");
        let html = get(&mailbox, &format!("{path}/html")).await.1;
        assert!(html.contains("<b>12345678</b>"), "{html}");
    }

    #[actix_web::test]
    async fn no_path_leads_out_of_the_folder() {
        crate::clients::install_crypto();
        let folder = tempfile::tempdir().unwrap();
        let within = folder.path().join("mail");
        send(folder.path(), &["outside"]).await;
        send(&within, &["inside"]).await;
        let mailbox = start(0, &within).await.unwrap();
        let outside = "..%2F20261120T060500.000000Z-0.eml";
        assert_eq!(get(&mailbox, &format!("/letters/{outside}")).await.0, 404);
        let inside = "20261120T060500.000000Z-0.eml";
        assert_eq!(get(&mailbox, &format!("/letters/{inside}")).await.0, 200);
    }
}
