//! What every journey stands on: a browser, and a server of its own.

pub mod axe;
pub mod browser;
mod cdp;
mod chromedriver;
pub mod console;
pub mod keyboard;
mod process;
pub mod requests;
mod ring;
pub mod screenshot;
mod script;
pub mod server;
pub mod windows;

mod shop;
mod tests;

pub use browser::Browser;
pub use ring::Ring;
