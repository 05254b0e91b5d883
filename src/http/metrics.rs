//! What Prometheus reads from the second listener.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::web::Data;
use prometheus::{HistogramOpts, HistogramVec, IntCounterVec, Opts, Registry, TextEncoder};

use crate::app::App;

/// Seconds at which the histogram is cut.
const BUCKETS: &[f64] = &[
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
];

/// Counters of this process. Labels hold route patterns and statuses, nothing of a person.
#[derive(Debug, Clone)]
pub struct Metrics {
    registry: Registry,
    answers: IntCounterVec,
    seconds: HistogramVec,
    jobs: IntCounterVec,
}

impl Metrics {
    /// Fresh counters.
    ///
    /// # Errors
    /// When a name stands twice, which a test would show.
    pub fn new() -> prometheus::Result<Self> {
        let registry = Registry::new();
        let answers = IntCounterVec::new(
            Opts::new(
                "mydata_answers_total",
                "Answers by method, route and status.",
            ),
            &["method", "route", "status"],
        )?;
        let seconds = HistogramVec::new(
            HistogramOpts::new("mydata_answer_seconds", "Time to an answer by route.")
                .buckets(BUCKETS.to_vec()),
            &["route"],
        )?;
        let jobs = IntCounterVec::new(
            Opts::new("mydata_jobs_total", "Jobs by kind and outcome."),
            &["kind", "outcome"],
        )?;
        registry.register(Box::new(answers.clone()))?;
        registry.register(Box::new(seconds.clone()))?;
        registry.register(Box::new(jobs.clone()))?;
        Ok(Self {
            registry,
            answers,
            seconds,
            jobs,
        })
    }

    /// Counts one answer.
    pub fn answered(&self, method: &str, route: &str, status: u16, took: Duration) {
        self.answers
            .with_label_values(&[method, route, &status.to_string()])
            .inc();
        self.seconds
            .with_label_values(&[route])
            .observe(took.as_secs_f64());
    }

    /// Counts one job.
    pub fn worked(&self, kind: &str, outcome: &str) {
        self.jobs.with_label_values(&[kind, outcome]).inc();
    }

    /// The counters as text.
    #[must_use]
    pub fn text(&self) -> String {
        TextEncoder::new()
            .encode_to_string(&self.registry.gather())
            .unwrap_or_default()
    }
}

/// `GET /metrics`
pub async fn show(app: Data<App>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .body(app.metrics.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_counted_by_its_route() {
        let metrics = Metrics::new().unwrap();
        metrics.answered("GET", "/personal/files/{id}", 200, Duration::from_millis(3));
        let text = metrics.text();
        assert!(
            text.contains(
                r#"mydata_answers_total{method="GET",route="/personal/files/{id}",status="200"} 1"#
            ),
            "{text}"
        );
        assert!(text.contains("mydata_answer_seconds_bucket"));
    }
}
