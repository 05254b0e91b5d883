//! Pictures of pages, for whoever judges how they look: `target/screenshots/<name>-<width>.png`.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::Browser;
use super::cdp;

/// A telephone and a desk.
const WIDTHS: [u32; 2] = [360, 1280];

impl Browser {
    /// Takes pictures of the whole page at both widths, and answers where they are.
    ///
    /// # Panics
    /// When the page is wider than the window, so that a person would have to scroll sideways.
    pub async fn screenshot(&self, name: &str) -> Vec<PathBuf> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
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
        cdp::run(
            &self.driver,
            "Emulation.clearDeviceMetricsOverride",
            json!({}),
        )
        .await;
        paths
    }
}
