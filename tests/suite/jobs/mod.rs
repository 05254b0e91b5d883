//! What runs by itself: killed at any point and started again, it loses nothing and leaves nothing half done.

mod bucket;
mod crash;
mod program;
mod provider;
pub mod stage;
