//! The files of `static`, as parts of the binary.
//!
//! Each is served under a name that holds a hash of its content, so that browsers may keep it for ever; a changed file
//! has another address. Deliberately absent: compression, which the middleware does for every answer.

use std::future::{Ready, ready};

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, ETAG, IfNoneMatch, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpResponse, web};

/// One file of `static`; those of `static/readme` are none.
#[derive(Debug)]
pub struct Asset {
    /// The path below `static`, as templates name it.
    pub name: &'static str,
    /// The path at which it is served, with the hash.
    pub url: &'static str,
    /// The hash in quotes, as a validator.
    pub etag: &'static str,
    /// The content.
    pub bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Answers below this path with [`serve`].
pub const ROUTE: &str = "/static/{file:.*}";

/// One year in seconds: what browsers take for ever.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The address of the file `name`. A missing file gives an address that is not found, which a test refuses.
#[must_use]
pub fn url(name: &str) -> &'static str {
    find(name).map_or("/static/missing", |asset| asset.url)
}

/// The file called `name` below `static`.
#[must_use]
pub fn find(name: &str) -> Option<&'static Asset> {
    ASSETS
        .binary_search_by(|asset| asset.name.cmp(name))
        .ok()
        .and_then(|at| ASSETS.get(at))
}

/// All files, in the order of their names.
#[must_use]
pub fn all() -> &'static [Asset] {
    ASSETS
}

/// Answers with the file whose address was asked for; 304 to whoever has it; 404 with an empty body otherwise.
pub fn serve(
    file: web::Path<String>,
    kept: Option<web::Header<IfNoneMatch>>,
) -> Ready<HttpResponse> {
    let asked = file.into_inner();
    let found = ASSETS
        .iter()
        .find(|asset| asset.url.strip_prefix("/static/") == Some(asked.as_str()));
    ready(match (found, kept) {
        (None, _) => HttpResponse::NotFound().finish(),
        (Some(asset), Some(web::Header(kept))) if has(&kept, asset) => HttpResponse::NotModified()
            .insert_header((CACHE_CONTROL, FOR_EVER))
            .insert_header((ETAG, asset.etag))
            .finish(),
        (Some(asset), _) => HttpResponse::Ok()
            .insert_header((CACHE_CONTROL, FOR_EVER))
            .insert_header((ETAG, asset.etag))
            .insert_header((CONTENT_TYPE, media_type(asset.name)))
            .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .body(asset.bytes),
    })
}

/// Whether the browser's validators name this version; compression makes them weak.
fn has(kept: &IfNoneMatch, asset: &Asset) -> bool {
    match kept {
        IfNoneMatch::Any => true,
        IfNoneMatch::Items(tags) => tags
            .iter()
            .any(|tag| asset.etag.trim_matches('"') == tag.tag()),
    }
}

/// The media type by the ending of the name.
fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("json") => "application/json",
        Some("html") => "text/html; charset=utf-8",
        Some("txt" | "md") | None => "text/plain; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("ttf") => "font/ttf",
        Some(_) => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use actix_web::App;
    use actix_web::http::StatusCode;
    use actix_web::test as door;

    use super::*;

    async fn get(path: &str, tag: Option<&str>) -> actix_web::dev::ServiceResponse {
        let app = door::init_service(App::new().route(ROUTE, web::get().to(serve))).await;
        let mut request = door::TestRequest::get().uri(path);
        if let Some(tag) = tag {
            request = request.insert_header((actix_web::http::header::IF_NONE_MATCH, tag));
        }
        door::call_service(&app, request.to_request()).await
    }

    #[actix_web::test]
    async fn a_file_is_kept_for_ever_under_its_hashed_name() {
        let response = get(url("site.css"), None).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers().get(CACHE_CONTROL).unwrap(), FOR_EVER);
        assert_eq!(
            response.headers().get(CONTENT_TYPE).unwrap(),
            "text/css; charset=utf-8"
        );
        let body = door::read_body(response).await;
        assert_eq!(body, find("site.css").unwrap().bytes);
    }

    #[actix_web::test]
    async fn whoever_has_the_file_gets_no_second_copy() {
        let tag = find("site.css").unwrap().etag;
        let compressed = format!("W/{tag}");
        assert_eq!(
            get(url("site.css"), Some(tag)).await.status(),
            StatusCode::NOT_MODIFIED
        );
        assert_eq!(
            get(url("site.css"), Some(&compressed)).await.status(),
            StatusCode::NOT_MODIFIED
        );
        assert_eq!(
            get(url("site.css"), Some("\"other\"")).await.status(),
            StatusCode::OK
        );
    }

    #[actix_web::test]
    async fn a_name_without_its_hash_is_not_found() {
        assert_eq!(
            get("/static/site.css", None).await.status(),
            StatusCode::NOT_FOUND
        );
        assert_eq!(
            get("/static/../Cargo.toml", None).await.status(),
            StatusCode::NOT_FOUND
        );
        assert_eq!(url("no-such-file"), "/static/missing");
    }

    #[test]
    fn the_style_sheet_stays_small() {
        assert!(find("site.css").unwrap().bytes.len() <= 25 * 1024);
    }
}
