//! Points at which a job stands still, for tests that kill the process there. Does nothing unless development says so.

use crate::app::App;

/// Stands still for ever when `MYDATA_SANDBOX_HALT` names this point; says so in the log first.
pub async fn at(app: &App, point: &str) {
    if app.config.sandbox.halt.as_deref() == Some(point) {
        tracing::warn!(point, "standing still");
        std::future::pending::<()>().await;
    }
}
