//! The letters that answer what members have sent.

use super::{CannotWrite, Due, payload, useless};
use crate::app::App;
use crate::db;
use crate::domain::citizen::envelope::Envelope;
use crate::domain::inquiry::letters::AnswerLetter;
use crate::domain::inquiry::{State, queries as inquiries};
use crate::domain::outbox::Job;
use crate::domain::retention::MAIL_TRIED;
use crate::jobs::mail::Told;
use crate::mail::inquiry_answer::InquiryAnswer;

pub(super) async fn find(app: &App, job: &Job, envelope: Envelope) -> Result<Due, CannotWrite> {
    let letter: AnswerLetter = payload(job)?;
    let vault = app.vault.clone();
    let found = app
        .db
        .read(move |conn| -> db::Result<_> { inquiries::find(conn, &vault, letter.inquiry) })
        .await?;
    let found = found.ok_or_else(|| useless("no such inquiry"))?;
    let answer = match found.state {
        State::Answered {
            verdict, answer, ..
        } if verdict == letter.verdict => answer,
        _ => return Err(useless("the inquiry was answered otherwise since")),
    };
    let told = Told::InquiryAnswer(InquiryAnswer {
        kind: found.words.kind(),
        id: found.id.to_string(),
        title: found.words.title().to_owned(),
        verdict: letter.verdict,
        answer,
    });
    let dies_at = job.made_at.plus(MAIL_TRIED);
    Ok(Due::of(envelope, letter.locale, told, dies_at))
}
