//! What every journey stands on: a browser, and a server of its own.

pub mod axe;
pub mod barcode;
pub mod browser;
mod cdp;
mod chromedriver;
pub mod clerk;
pub mod console;
pub mod desk;
pub mod downloads;
pub mod keyboard;
pub mod look;
pub mod pair;
pub mod pieces;
mod process;
pub mod requests;
mod ring;
pub mod screenshot;
mod script;
pub mod server;
pub mod town;
pub mod way;
pub mod windows;

mod shop;
mod tests;

pub use browser::Browser;
pub use ring::Ring;
pub use town::Town;
