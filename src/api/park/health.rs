//! `health=true`: how a service is, instead of its rows.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;

use super::question::Narrowed;
use crate::kit::clock::Timestamp;

/// The status that published clients expect of it.
const HEALTH: u16 = 299;

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Health {
    #[serde(rename = "ServiceID")]
    service_id: &'static str,
    service_name: &'static str,
    inbound: Way,
    outbound: Way,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Way {
    check_time: String,
    status: &'static str,
    reason: &'static str,
}

/// Tells it: inbound is the last import, outbound the question that has just been answered.
pub(super) fn tell(asked: &Narrowed, now: Timestamp, changed: Option<Timestamp>) -> HttpResponse {
    let way = |at: Timestamp, status, reason| Way {
        check_time: at.to_string(),
        status,
        reason,
    };
    let service = asked.question.service;
    let health = Health {
        service_id: service.id,
        service_name: service.title,
        inbound: match changed {
            Some(at) => way(at, "Normal", ""),
            None => way(now, "Abnormal", "Nothing has been imported yet"),
        },
        outbound: way(now, "Normal", ""),
    };
    let status = StatusCode::from_u16(HEALTH).unwrap_or(StatusCode::OK);
    HttpResponse::build(status).json(health)
}
