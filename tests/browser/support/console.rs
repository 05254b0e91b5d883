//! What the browser complains about.

use super::Browser;

impl Browser {
    /// Fails when the browser has complained since the last time this was asked: errors of scripts, breaches of the
    /// content security policy, files that are missing. `deliberate` are the statuses that the journey provoked.
    pub async fn has_no_complaints(&self, deliberate: &[u16]) {
        let complaints: Vec<String> = self
            .driver
            .get_log("browser")
            .await
            .unwrap()
            .into_iter()
            .filter(|entry| entry.level == "SEVERE" || entry.source.as_deref() == Some("security"))
            .map(|entry| entry.message)
            .filter(|message| {
                !deliberate.iter().any(|status| {
                    message.contains(&format!("responded with a status of {status} "))
                })
            })
            .collect();
        assert!(
            complaints.is_empty(),
            "the browser complains:\n{}",
            complaints.join("\n")
        );
    }
}
