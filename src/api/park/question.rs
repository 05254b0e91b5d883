//! Reading a question from the path and the query.

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT;
use url::form_urlencoded;

use super::Serves;
use super::rendering::Form;
use crate::api::received::AsReceived;
use crate::api::refusal::Why;
use crate::api::signed::Readable;
use crate::app::App;
use crate::domain::park::answering::Question;
use crate::domain::park::catalogue::Within;
use crate::domain::park::nearby::Circle;
use crate::domain::park::odata::{Options, Value};
use crate::domain::park::year::year;

/// Taiwan's offset, in seconds east.
const TAIPEI: i32 = 8 * 3_600;

/// A question to one of the services, and in which form its answer is wanted.
#[derive(Debug)]
pub struct Narrowed {
    /// The question.
    pub question: Question,
    /// The form.
    pub form: Form,
    /// Whether the health of the service is wanted instead.
    pub health: bool,
}

impl Readable for Narrowed {
    fn read(req: &HttpRequest, app: &App) -> Result<Self, Why> {
        let serves = req.app_data::<Serves>().ok_or(Why::NotFound)?;
        let service = serves.0;
        let received = AsReceived::of(req);
        if received.path() != req.path() || !is_written_as(received.path(), service.path) {
            return Err(Why::NotFound);
        }
        let query = req.query_string();
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
            .map(|(name, text)| (name.into_owned(), text.into_owned()))
            .collect();
        let find = |name: &str| {
            let found = pairs
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(name));
            found.map(|(_, text)| text.as_str())
        };
        let offset = chrono::FixedOffset::east_opt(TAIPEI).ok_or(Why::NotFound)?;
        let now = app.clock.now().to_datetime().with_timezone(&offset);
        let texts = pairs
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()));
        let options = Options::read(texts, service.entity, now);
        let near = find("$spatialFilter").map(|text| near(text, service.place.is_some()));
        Ok(Self {
            question: Question {
                service,
                within: service
                    .within
                    .map(|within| narrow(req, within))
                    .transpose()?,
                options: options.map_err(|why| Why::Unreadable(why.to_string()))?,
                near: near.transpose()?,
            },
            form: form(req, find("$format"))?,
            health: health(find("health"))?,
        })
    }
}

impl Narrowed {
    /// The target of the page behind this one.
    pub(super) fn next_page(&self, req: &HttpRequest, page: u64) -> String {
        let options = &self.question.options;
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, text) in form_urlencoded::parse(req.query_string().as_bytes()) {
            if !["$skip", "$top"]
                .iter()
                .any(|own| name.eq_ignore_ascii_case(own))
            {
                query.append_pair(&name, &text);
            }
        }
        if let Some(top) = options.top {
            query.append_pair("$top", &top.saturating_sub(page).to_string());
        }
        query.append_pair("$skip", &options.skip.saturating_add(page).to_string());
        format!("{}?{}", req.path(), query.finish())
    }
}

/// Whether the path is that of a service letter by letter, in any case: no letter of it is written as a number.
fn is_written_as(path: &str, known: &str) -> bool {
    let mut parts = path.split('/');
    known.split('/').all(|known| {
        let part = parts.next();
        part.is_some_and(|part| known.starts_with('{') || known.eq_ignore_ascii_case(part))
    }) && parts.next().is_none()
}

fn narrow(req: &HttpRequest, within: Within) -> Result<Value, Why> {
    let unreadable = |what: &str| Why::Unreadable(format!("{what} cannot be read"));
    match within {
        Within::Year => {
            let text = req.match_info().query("Year");
            let year = year(text).ok_or_else(|| unreadable("Year"))?;
            Ok(Value::Integer(year))
        }
        Within::Park => {
            let text = req.match_info().query("IndustrialParkID");
            let readable = !text.is_empty() && !text.contains('\0');
            let value = readable.then(|| Value::Text(text.to_owned()));
            value.ok_or_else(|| unreadable("IndustrialParkID"))
        }
    }
}

fn near(text: &str, has_place: bool) -> Result<Circle, Why> {
    if !has_place {
        return Err(Why::Unreadable(
            "$spatialFilter: Rows of this service have no place".to_owned(),
        ));
    }
    Circle::parse(text).map_err(|why| Why::Unreadable(format!("$spatialFilter: {why}")))
}

fn health(asked: Option<&str>) -> Result<bool, Why> {
    let Some(asked) = asked else {
        return Ok(false);
    };
    let read = asked.to_ascii_lowercase().parse();
    read.map_err(|_| Why::Unreadable("health: Expected true or false".to_owned()))
}

/// `$format`, else what `Accept` likes best of what there is, else JSON.
fn form(req: &HttpRequest, asked: Option<&str>) -> Result<Form, Why> {
    if let Some(asked) = asked {
        let form = Form::named(asked);
        return form
            .ok_or_else(|| Why::Unreadable("$format: Expected JSON, XML or CSV".to_owned()));
    }
    let mut best = (Form::Json, 0.0);
    let accepted = req
        .headers()
        .get_all(ACCEPT)
        .filter_map(|value| value.to_str().ok());
    for range in accepted.flat_map(|value| value.split(',')) {
        let mut parts = range.split(';').map(str::trim);
        let Some(form) = Form::of_media(parts.next().unwrap_or_default()) else {
            continue;
        };
        let quality = parts.find_map(|part| part.strip_prefix("q="));
        let quality = quality.map_or(1.0, |text| text.parse::<f64>().unwrap_or(0.0));
        if quality > best.1 {
            best = (form, quality);
        }
    }
    Ok(best.0)
}
