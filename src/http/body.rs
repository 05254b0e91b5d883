//! The body of a request has to arrive within a time: whoever sends one byte a second keeps nothing of ours busy.

use std::cell::RefCell;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::middleware::Next;
use actix_web::web::{Bytes, Data};
use actix_web::{Error, HttpMessage as _, rt};
use futures_util::Stream;
use tokio::time::{Sleep, sleep};

use super::page_error::PageError;
use crate::app::App;

/// How long the rest of a body that nobody reads is held: the connection is closed instead of being read to its end,
/// which may never come.
const HELD: Duration = Duration::from_secs(2);

/// A body with an end.
struct InTime {
    payload: Payload,
    end: Pin<Box<Sleep>>,
    is_read: bool,
}

struct Shared(Rc<RefCell<InTime>>);

impl Stream for Shared {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut body = self.0.borrow_mut();
        if let Poll::Ready(chunk) = Pin::new(&mut body.payload).poll_next(cx) {
            body.is_read = chunk.is_none();
            return Poll::Ready(chunk);
        }
        ready!(body.end.as_mut().poll(cx));
        let late = io::Error::from(io::ErrorKind::TimedOut);
        Poll::Ready(Some(Err(PayloadError::Io(late))))
    }
}

/// Gives every body the time that the operator allows, counted from the request's first line.
///
/// # Errors
/// Those of the handler.
pub async fn limit<B: MessageBody>(
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let Some(app) = req.app_data::<Data<App>>() else {
        return next.call(req).await;
    };
    let patience = app.config.server.body_patience;
    let payload = req.take_payload();
    if matches!(payload, Payload::None) {
        return next.call(req).await;
    }
    let body = Rc::new(RefCell::new(InTime {
        payload,
        end: Box::pin(sleep(patience)),
        is_read: false,
    }));
    req.set_payload(Payload::Stream {
        payload: Box::pin(Shared(Rc::clone(&body))),
    });
    let answer = next.call(req).await;
    if !body.borrow().is_read {
        rt::spawn(async move {
            sleep(HELD).await;
            drop(body);
        });
    }
    answer
}

/// Whether a body was not there in time.
#[must_use]
pub fn is_late(error: &Error) -> bool {
    matches!(error.as_error(), Some(PayloadError::Io(why)) if why.kind() == io::ErrorKind::TimedOut)
}

/// What a body that cannot be had means for a page.
#[must_use]
pub fn refused(error: &Error) -> PageError {
    match error.as_error() {
        Some(PayloadError::Overflow) => PageError::TooLarge,
        _ if is_late(error) => PageError::Slow,
        _ => PageError::Unreadable,
    }
}
