//! Pictures of pages, for whoever judges how they look: `target/screenshots/<name>-<width>.png`.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::Browser;
use super::cdp;

/// A telephone and a desk.
const WIDTHS: [u32; 2] = [360, 1280];

/// What of the window a picture of the README shows, and how much smaller.
const PICTURE: (u32, f64) = (880, 0.75);

impl Browser {
    /// Takes the picture of the README called `name`: the window with what matches `selector` in it, small. Whoever
    /// wants it in the README copies it from `target/screenshots/readme` to `static/readme`.
    ///
    /// # Panics
    /// When it weighs more than a page should.
    pub async fn picture(&self, name: &str, selector: &str) {
        let folder = folder().join("readme");
        std::fs::create_dir_all(&folder).unwrap();
        let (height, scale) = PICTURE;
        let size =
            json!({"width": 1280, "height": height, "deviceScaleFactor": 1, "mobile": false});
        cdp::run(&self.driver, "Emulation.setDeviceMetricsOverride", size).await;
        let scroll = "document.querySelector(arguments[0]).scrollIntoView({block: 'center'}); return Math.round(scrollY);";
        let top: u32 = self.script(scroll, vec![json!(selector)]).await;
        let clip = json!({"x": 0, "y": top, "width": 1280, "height": height, "scale": scale});
        let picture = json!({"format": "png", "clip": clip});
        let taken = cdp::run(&self.driver, "Page.captureScreenshot", picture).await;
        self.stops_pretending().await;
        let bytes = STANDARD.decode(taken["data"].as_str().unwrap()).unwrap();
        assert!(bytes.len() <= 120 * 1024, "{name} weighs {}", bytes.len());
        std::fs::write(folder.join(format!("{name}.png")), bytes).unwrap();
    }

    /// Takes pictures of the whole page at both widths, and answers where they are.
    ///
    /// # Panics
    /// When the page is wider than the window, so that a person would have to scroll sideways.
    pub async fn screenshot(&self, name: &str) -> Vec<PathBuf> {
        let folder = folder();
        std::fs::create_dir_all(&folder).unwrap();
        let mut paths = Vec::new();
        for width in WIDTHS {
            let size =
                json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
            cdp::run(&self.driver, "Emulation.setDeviceMetricsOverride", size).await;
            let scroll: u32 = self
                .script("return document.documentElement.scrollWidth;", vec![])
                .await;
            let taken = cdp::run(
                &self.driver,
                "Page.captureScreenshot",
                json!({"format": "png", "captureBeyondViewport": true}),
            )
            .await;
            let path = folder.join(format!("{name}-{width}.png"));
            std::fs::write(
                &path,
                STANDARD.decode(taken["data"].as_str().unwrap()).unwrap(),
            )
            .unwrap();
            assert!(
                scroll <= width,
                "{name} is {scroll} pixels wide in a window of {width}: see {}",
                path.display()
            );
            paths.push(path);
        }
        self.stops_pretending().await;
        paths
    }

    /// The window has its own size again.
    pub(super) async fn stops_pretending(&self) {
        let command = "Emulation.clearDeviceMetricsOverride";
        cdp::run(&self.driver, command, json!({})).await;
    }
}

/// Where the pictures lie.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots")
}
