//! What programs ask every site for without being told: whether they may crawl, and its icon.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};

use super::assets;

/// Crawlers may read the pages for everybody; rooms and doors are for people and programs who come on purpose.
const ROBOTS: &str = "User-agent: *\n\
    Allow: /personal/categories/\n\
    Allow: /personal/detail/\n\
    Disallow: /personal/\n\
    Disallow: /help/\n\
    Disallow: /identity/\n\
    Disallow: /organ\n\
    Allow: /ids/about\n\
    Allow: /ids/exchange\n\
    Allow: /ids/news\n\
    Allow: /ids/services\n\
    Disallow: /ids/\n\
    Disallow: /review\n\
    Disallow: /preferences\n\
    Disallow: /connect/\n\
    Disallow: /oauth/\n\
    Disallow: /v2/\n";
/// One day in seconds.
const A_DAY: &str = "public, max-age=86400";

/// `GET /robots.txt`
pub async fn robots() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .insert_header((CACHE_CONTROL, A_DAY))
        .body(ROBOTS)
}

/// `GET /favicon.ico`: the icon, for what reads no page of ours first.
pub async fn icon() -> HttpResponse {
    let Some(icon) = assets::find("favicon.svg") else {
        return HttpResponse::NotFound().finish();
    };
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "image/svg+xml"))
        .insert_header((CACHE_CONTROL, A_DAY))
        .body(icon.bytes)
}
