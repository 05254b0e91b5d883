//! Plays the authenticators of the clerk and the reviewer: shows their codes of this moment, which somebody without one
//! types to sign in.
//!
//! `/` shows it and looks again by itself.

use std::io;

use actix_web::web::{self, Data};
use actix_web::{HttpResponse, Responder};

use super::stranger::{self, Running};
use super::{sheet, staff};
use crate::domain::account::second_factor::{FactorSecret, STEP_SECONDS};
use crate::kit::clock::SharedClock;

/// What the authenticators of both share.
#[derive(Debug, Clone)]
pub struct Secrets {
    /// The clerk's.
    pub clerk: FactorSecret,
    /// The reviewer's.
    pub reviewer: FactorSecret,
}

struct Authenticator {
    secrets: Secrets,
    clock: SharedClock,
}

/// Listens, and shows the codes of `secrets`.
///
/// # Errors
/// When the port is taken.
pub async fn start(port: u16, secrets: Secrets, clock: SharedClock) -> io::Result<Running> {
    let authenticator = Data::new(Authenticator { secrets, clock });
    stranger::start(port, move |config| {
        config
            .app_data(authenticator.clone())
            .route("/", web::get().to(show));
    })
    .await
}

async fn show(authenticator: Data<Authenticator>) -> impl Responder {
    let now = authenticator.clock.now();
    let left = STEP_SECONDS - now.unix().rem_euclid(STEP_SECONDS);
    let again = format!("<meta http-equiv=\"refresh\" content=\"{left}\">");
    let line = |id: &str, who: staff::Person, secret: &FactorSecret| {
        format!(
            "<p>{}（{}）的動態驗證碼：</p><p><strong id=\"{id}\">{}</strong></p>",
            sheet::escaped(who.name),
            sheet::escaped(who.login),
            secret.code(now),
        )
    };
    let clerk = line("code", staff::CLERK, &authenticator.secrets.clerk);
    let reviewer = line(
        "code-of-reviewer",
        staff::REVIEWER,
        &authenticator.secrets.reviewer,
    );
    let body = format!("{clerk}{reviewer}<p>{left} 秒後換下一組；這一頁會自動更新。</p>");
    HttpResponse::Ok()
        .insert_header(("Content-Security-Policy", sheet::POLICY))
        .insert_header(("Cache-Control", "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(sheet::frame("測試用驗證器", &again, &body))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::kit::clock::{Clock as _, StandingClock, SystemClock, Timestamp, seconds};
    use crate::kit::random::SystemChance;

    #[actix_web::test]
    async fn the_page_shows_the_codes_of_the_moment() {
        crate::clients::install_crypto();
        let clock = Arc::new(StandingClock::at(SystemClock.now()));
        let draw = || FactorSecret::draw(&SystemChance::default());
        let secrets = Secrets {
            clerk: draw(),
            reviewer: draw(),
        };
        let running = start(0, secrets.clone(), clock.clone()).await.unwrap();
        let page = async |at: Timestamp| {
            let page = stranger::visit(&running.url()).await;
            let page = page.text().await.unwrap();
            for secret in [&secrets.clerk, &secrets.reviewer] {
                assert!(page.contains(&*secret.code(at)));
            }
            page
        };
        let first = page(clock.now()).await;
        clock.advance(seconds(STEP_SECONDS));
        assert_ne!(page(clock.now()).await, first);
    }
}
