//! MyData: one server by which citizens fetch their personal data from the agencies that hold them.
//!
//! # The map, in reading order
//!
//! | room | what |
//! | --- | --- |
//! | [`domain`] | what is true whoever asks; one folder per noun |
//! | [`portals`] | doors for people; one folder per audience, one file per page |
//! | [`api`] | doors for machines |
//! | [`jobs`] | doors for the clock: what transactions have promised, and everything periodic |
//! | [`commands`] | doors for operators: the words after the program's name |
//! | [`routes`] | every path this process answers, by door, each door with its guard |
//! | [`clients`] | calls we make |
//! | [`mail`] | the letters |
//! | [`http`] | what every door shares |
//! | [`text`] | the sentences, and dates and numbers as people read them |
//! | [`db`] | connections, transactions, tables |
//! | [`kit`] | the clock, chance, identifiers, secrets, sealing |
//! | [`sandbox`] | strangers played for development and tests |
//! | [`config`], [`app`] | what the operator decides, and what is wired together from it |
//!
//! # Which way things may point
//!
//! ```text
//! kit  ←  db  ←  domain  ←  clients, mail, http  ←  portals | api | jobs | sandbox  ←  routes, commands, main
//! kit  ←  text ←──────────  mail, http
//! kit, db  ←  config  ←  app, which is handed to every door and to http
//! ```
//!
//! `tests/house` reads the sources and checks it.
//!
//! # A walk: a citizen fetches a data set
//!
//! `portals/citizen/requests.rs` turns the ticked boxes into a draft (`domain/request`), bound to the session.
//! `terms.rs` and `identity.rs` fill it in. A method of proof (`domain/identity/adapter.rs`) leaves a challenge; what the
//! card answers completes it, and `domain/request/proving.rs` turns the draft into consents and transfers, each with
//! an access token and a promised job, in one transaction. `jobs/fetch.rs` asks the provider through
//! `clients/egress.rs`; the provider asks back at `api/connect.rs`. The package is judged by `domain/package`, sealed
//! into `clients/package_store.rs`, and only then gets its row.
//!
//! # A walk: a citizen shows a barcode at a counter
//!
//! `portals/citizen/barcodes.rs` shows what `domain/barcode/rotation.rs` has issued: eight characters, good for twenty
//! minutes, dead with the next ones. The clerk, who came in through `domain/account/sign_in`, scans them into
//! `portals/counter/desk.rs`; unknown, dead and foreign ones are answered alike. The purpose and the case number
//! (`purpose.rs`) promise a letter with the one-time password (`domain/one_time_password`), which the citizen tells the
//! clerk (`password.rs`). Then the package is taken apart again (`http/document/kept.rs`) and shown, verdict first. Each
//! step is a row of the transaction log that `portals/citizen/history.rs` shows at once, and the citizen can stop it
//! (`domain/opening/ending.rs`).
//!
//! # A walk: eight hours are over
//!
//! `domain/package/kept.rs` refuses the package by the clock, at the very instant, whatever else happens.
//! `jobs/sweep.rs` notes the deletion, destroys the bytes, and notes that they are gone; cut short anywhere, it repeats.
//!
//! # Invariants
//!
//! - A rule takes `&mut Tx`, which only `Db::write` makes; time and chance are arguments.
//! - A `GET` never changes a domain state. What a stranger sends back by an address (`/identity/callbacks`) is only laid
//!   beside its challenge; the press of a button takes it up.
//! - Personal values stand sealed in the rows and are found by keyed hashes; they have no form to be printed in.
//! - Letters and calls are rows of the outbox first.
//! - Deliberately absent: a workspace, repository traits, an ambient current user.

pub mod api;
pub mod app;
pub mod clients;
pub mod commands;
pub mod config;
pub mod db;
pub mod domain;
pub mod http;
pub mod jobs;
pub mod kit;
pub mod mail;
pub mod portals;
pub mod routes;
pub mod sandbox;
pub mod text;
