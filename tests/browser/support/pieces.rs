//! What a page shows beside its words: pictures and documents.

use std::time::Instant;

use serde::Deserialize;
use thirtyfour::By;

use super::Browser;
use super::browser::{BEAT, PATIENCE};

/// What a picture of a page with words weighs at least, in bytes.
const DRAWN: usize = 15_000;

/// Asks for each document in a frame and looks whether it can be read without a password.
const LOOK: &str = r"
const done = arguments[arguments.length - 1];
const pictures = [...document.querySelectorAll('main img')];
const readable = frame => fetch(frame.src).then(answer => answer.text())
  .then(text => text.startsWith('%PDF-') && !text.includes('/Encrypt'));
Promise.all(pictures.map(picture => picture.decode().catch(() => null)))
  .then(() => Promise.all([...document.querySelectorAll('main iframe')].map(readable)))
  .then(found => done({
    pictures: pictures.length,
    drawn: pictures.filter(picture => picture.naturalWidth > 1).length,
    readable_pdfs: found.filter(yes => yes).length,
  }));
";

/// How many there are.
#[derive(Debug, Deserialize)]
pub struct Pieces {
    /// Pictures.
    pub pictures: usize,
    /// Pictures that arrived and can be drawn.
    pub drawn: usize,
    /// PDF files in a frame that open without a password.
    pub readable_pdfs: usize,
}

impl Browser {
    /// What the page shows beside its words.
    pub async fn pieces(&self) -> Pieces {
        let answer = self.driver.execute_async(LOOK, vec![]).await.unwrap();
        answer.convert().unwrap()
    }

    /// Waits until the document in the frame is drawn.
    ///
    /// # Panics
    /// When the frame stays empty: a picture of one colour weighs next to nothing.
    pub async fn draws_document(&self) {
        let frame = self.driver.find(By::Css("iframe")).await.unwrap();
        frame.scroll_into_view().await.unwrap();
        let began = Instant::now();
        loop {
            let weight = frame.screenshot_as_png().await.unwrap().len();
            if weight > DRAWN {
                return;
            }
            assert!(
                began.elapsed() < PATIENCE,
                "the frame weighs {weight} bytes"
            );
            tokio::time::sleep(BEAT).await;
        }
    }
}
