//! What every stranger shares: a loopback port, an address to call, and a way to stop.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};

use actix_web::dev::ServerHandle;
use actix_web::web::{self, ServiceConfig};
use actix_web::{App, HttpResponse, HttpServer};

/// A stranger that listens. It stops when this is dropped.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    handle: ServerHandle,
}

impl Running {
    /// Where it listens: `127.0.0.1` and the port it got.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://localhost:port`, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://localhost:{}", self.address.port())
    }

    /// Stops listening and waits until it has stopped; calls that are under way are cut off.
    pub async fn stop(self) {
        self.handle.stop(false).await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The order is sent when the future is made; waiting for it is only for those who care.
        drop(self.handle.stop(false));
    }
}

/// Listens on `127.0.0.1` and, where the machine has it, on `::1`; port 0 takes any free one.
///
/// Browsers ask each origin whose page they show for an icon: there is none, which is no mistake.
///
/// One worker thread serves, so a handler may keep its state behind an ordinary lock. `configure` runs once per
/// worker; state that outlives a call belongs into a `web::Data` made outside of it.
///
/// # Errors
/// When the port on `127.0.0.1` is taken.
#[expect(
    clippy::unused_async,
    reason = "spawning the server needs a running runtime, which an async signature asks for"
)]
pub async fn start<F>(port: u16, configure: F) -> io::Result<Running>
where
    F: Fn(&mut ServiceConfig) + Clone + Send + 'static,
{
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let address = listener.local_addr()?;
    let mut server = HttpServer::new(move || {
        App::new()
            .route("/favicon.ico", web::get().to(HttpResponse::NoContent))
            .configure(configure.clone())
    })
    .workers(1)
    .disable_signals()
    .shutdown_timeout(1)
    .listen(listener)?;
    // A browser may resolve `localhost` to either; a machine without IPv6 has only the first.
    if let Ok(second) = TcpListener::bind((Ipv6Addr::LOCALHOST, address.port())) {
        server = server.listen(second)?;
    }
    let server = server.run();
    let handle = server.handle();
    tokio::spawn(server);
    Ok(Running { address, handle })
}

/// What a stranger's page answers to one who asks for it.
#[cfg(test)]
pub(super) async fn visit(url: &str) -> reqwest::Response {
    drop(rustls::crypto::ring::default_provider().install_default());
    reqwest::get(url).await.unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn a_stranger_answers_until_it_is_stopped() {
        let running = start(0, |config| {
            config.route("/", web::get().to(|| async { "hello" }));
        })
        .await
        .unwrap();
        let address = running.address();
        let call = move || std::net::TcpStream::connect(address);
        assert!(call().is_ok());
        let icon = visit(&format!("{}/favicon.ico", running.url())).await;
        assert_eq!(icon.status(), 204);
        running.stop().await;
        assert!(call().is_err());
    }
}
