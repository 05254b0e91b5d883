//! What members do beside the API, and what reviewers answer.

pub mod feedback;
pub mod notices;
pub mod showcase;
pub mod training;
