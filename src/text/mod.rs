//! What people read: looking a sentence up, and dates, numbers and names in Chinese form.
//!
//! Every sentence stands in `locales/<tag>/<portal>.ftl` (Fluent). A key is the portal, the page and the name,
//! joined by hyphens, because Fluent knows no dots: `counter-opening-password-sent`. The same key stands in
//! the code, in the template and in the file. The files are part of the binary.

mod catalogue;
pub mod dates;
mod locale;
pub mod numbers;
pub mod remaining;

pub use catalogue::{Arg, Catalogue};
pub use locale::Locale;
