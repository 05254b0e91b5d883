//! A data provider of one page: whatever it is asked, it answers with the same package, and remembers who asked.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

/// It answers until the test process ends.
pub struct Provider {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Provider {
    /// Answers every call with `package`.
    pub fn with(package: Vec<u8>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { continue };
                let mut head = Vec::new();
                let mut byte = [0];
                while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|n| n == 1) {
                    head.push(byte[0]);
                }
                notes
                    .lock()
                    .unwrap()
                    .push(String::from_utf8_lossy(&head).to_ascii_lowercase());
                let start = format!(
                    "HTTP/1.1 200 OK\r\ncontent-type: application/zip\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                    package.len()
                );
                let _ = stream.write_all(start.as_bytes());
                let _ = stream.write_all(&package);
            }
        });
        Self { address, asked }
    }

    /// Where it is asked.
    pub fn url(&self) -> String {
        format!("http://{}/dp", self.address)
    }

    /// The `transaction_uid` of every call so far.
    pub fn transactions(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        let uid = |head: &String| {
            let line = head
                .lines()
                .find_map(|line| line.strip_prefix("transaction_uid: "));
            line.unwrap_or_default().to_owned()
        };
        asked.iter().map(uid).collect()
    }
}
