//! The real router, in process, for visitors; and on a port, for strangers who ask back.

use std::net::{SocketAddr, TcpListener};
use std::pin::Pin;
use std::rc::Rc;

use actix_web::HttpServer;
use actix_web::body::MessageBody;
use actix_web::dev::{ServerHandle, Service as _, ServiceResponse};
use actix_web::http::Method;
use actix_web::test::{self, TestRequest};
use actix_web::web::Data;
use mydata::app::App;
use mydata::routes;

use crate::support::door::{Answer, Ask, Door};

/// The words by which the browsers here say what they are.
pub const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

type Answering = Pin<Box<dyn Future<Output = Answer>>>;

/// The router, put together once: that takes longer than most answers.
#[derive(Clone)]
pub struct Router {
    home: String,
    answer: Rc<dyn Fn(TestRequest) -> Answering>,
}

impl Router {
    /// The router over this application.
    pub async fn over(app: &Data<App>) -> Self {
        let service = test::init_service(routes::server(Data::clone(app))).await;
        let service = Rc::new(service);
        let answer = move |request: TestRequest| -> Answering {
            let service = Rc::clone(&service);
            Box::pin(async move { read(service.call(request.to_request()).await.unwrap()).await })
        };
        Self {
            home: app.config.server.link("/"),
            answer: Rc::new(answer),
        }
    }
}

async fn read<B: MessageBody>(answer: ServiceResponse<B>) -> Answer {
    let headers = answer
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    Answer {
        status: answer.status().as_u16(),
        headers,
        body: test::read_body(answer).await.to_vec(),
    }
}

/// The router as whoever sits at this address sees it.
pub struct Server {
    /// Who answers.
    pub router: Router,
    /// Where requests come from.
    pub peer: SocketAddr,
}

impl Door for Server {
    fn home(&self) -> String {
        self.router.home.clone()
    }

    async fn send(&self, ask: Ask) -> Answer {
        let method = Method::from_bytes(ask.method.as_bytes()).unwrap();
        let mut request = TestRequest::with_uri(&ask.path)
            .method(method)
            .peer_addr(self.peer);
        if !ask.headers.iter().any(|(name, _)| name == "host") {
            let host = self.home().replacen("http://", "", 1);
            request = request.insert_header(("host", host.trim_end_matches('/')));
        }
        for (name, value) in ask.headers {
            request = request.append_header((name, value));
        }
        (self.router.answer)(request.set_payload(ask.body)).await
    }
}

/// Listens, until the handle is told to stop.
pub fn listen(app: &Data<App>, listener: TcpListener) -> ServerHandle {
    let shared = Data::clone(app);
    let server = HttpServer::new(move || routes::server(Data::clone(&shared)))
        .workers(1)
        .disable_signals()
        .shutdown_timeout(1)
        .listen(listener)
        .unwrap()
        .run();
    let handle = server.handle();
    actix_web::rt::spawn(server);
    handle
}
