//! A barcode on the screen, as a scanner sees it.

use std::process::Command;

use thirtyfour::By;

use super::Browser;

impl Browser {
    /// The characters below the only barcode on the page, without their spaces.
    pub async fn barcode(&self) -> String {
        let text = self.text(".barcode-text").await;
        text.split_whitespace().collect()
    }

    /// What a scanner reads from the pictures of `selector`, each once.
    ///
    /// # Panics
    /// When zbarimg is missing or sees nothing.
    pub async fn scan(&self, selector: &str) -> Vec<String> {
        let card = self.driver.find(By::Css(selector)).await.unwrap();
        card.scroll_into_view().await.unwrap();
        let picture = self.downloads.path().join("seen.png");
        card.screenshot(&picture).await.unwrap();
        let read = Command::new("zbarimg")
            .args(["--quiet", "--raw"])
            .arg(&picture)
            .output()
            .unwrap_or_else(|why| panic!("zbarimg (tests/run installs it): {why}"));
        assert!(read.status.success(), "no barcode is seen in {selector}");
        let mut lines: Vec<String> = String::from_utf8(read.stdout)
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect();
        lines.sort();
        lines
    }
}
