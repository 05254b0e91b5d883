//! What runs by itself: killed at any point and started again, it loses nothing and leaves nothing half done.

mod answer;
pub mod bucket;
mod crash;
mod housekeeping;
pub mod letters;
mod lists;
mod news;
pub mod program;
mod provider;
mod rotation;
pub mod stage;
