//! How a citizen proves who they are: the methods, what is signed, and how a natural-person certificate is judged.
//!
//! Everything is judged from what is handed in: signature, authorities, revocation lists, the ownership answer, the
//! time. Fetching lists and asking the ownership service is done in `clients`; rows of challenges and proofs are
//! kept by whoever calls this.

pub mod adapter;
pub mod answer;
pub mod authority;
mod ber;
pub mod card;
mod card_failure;
pub mod card_reply;
mod card_serial;
pub mod certificate;
pub mod challenge;
pub mod content;
mod denial;
mod evidence;
mod hash;
pub mod lists;
pub mod method;
pub mod methods;
pub mod offer;
pub mod ownership;
mod path;
pub mod proof;
pub mod queries;
mod refusal;
pub mod revocation;
pub mod signed_data;
mod subject;
