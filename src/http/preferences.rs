//! Language and size of letters: remembered in cookies of their own, so that they need no session.

use actix_web::HttpResponse;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header::LOCATION;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::arrival::{LOCALE_COOKIE, SIZE_COOKIE};
use super::chrome::TextSize;
use super::paths;
use crate::app::App;
use crate::text::Locale;

/// What a link asks for.
#[derive(Debug, Deserialize)]
pub struct Wish {
    locale: Option<String>,
    size: Option<String>,
    back: Option<String>,
}

/// Sets the cookies and goes back to the page the link stood on. Unknown values change nothing.
pub async fn set(app: Data<App>, wish: Query<Wish>) -> HttpResponse {
    let secure = app.config.server.is_secure();
    let back = paths::own(wish.back.as_deref().unwrap_or("/"), "/");
    let mut answer = HttpResponse::SeeOther();
    answer.insert_header((LOCATION, back));
    if let Some(locale) = wish
        .locale
        .as_deref()
        .and_then(|tag| tag.parse::<Locale>().ok())
    {
        answer.cookie(lasting(LOCALE_COOKIE, locale.tag(), secure));
    }
    if let Some(word) = wish.size.as_deref() {
        answer.cookie(lasting(SIZE_COOKIE, TextSize::of(word).word(), secure));
    }
    answer.finish()
}

fn lasting(name: &'static str, value: &'static str, secure: bool) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .max_age(Duration::days(365))
        .same_site(SameSite::Lax)
        .http_only(true)
        .secure(secure)
        .finish()
}
