//! From rows to openings.

use crate::db::{self, Conn};
use crate::domain::barcode::queries as barcodes;
use crate::domain::opening::case::Opening;
use crate::domain::opening::row::OpeningRow;
use crate::domain::opening::state::State;
use crate::kit::seal::Vault;

/// The opening that a row tells of; of one whose reason is not told yet, also until when its barcode lives.
pub(super) fn opening(conn: &mut Conn, vault: &Vault, row: OpeningRow) -> db::Result<Opening> {
    let mut opening = row.open(vault)?;
    if opening.state == State::Presented {
        let (package, at) = (opening.package, opening.began_at);
        opening.barcode_until = barcodes::find_end(conn, package, at)?;
    }
    Ok(opening)
}
