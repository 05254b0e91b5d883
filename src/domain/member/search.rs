//! Finding members by what a reviewer knows of them: parts of the login, of the name or of the unit, or the whole mail
//! address. Addresses stand sealed, beside a keyed hash of the whole, so no part of one is ever found.

use unicode_normalization::UnicodeNormalization as _;

use super::{mail_lookup, queries, unit_list};
use crate::db::{self, Conn, like};
use crate::domain::citizen::contact::MailAddress;
use crate::domain::ids::{AccountId, UnitTypeId};
use crate::kit::seal::Vault;
use crate::kit::writing;

/// The most members that are found; who finds as many types more.
pub const MOST: usize = 100;
/// The most characters that are looked for.
const LONGEST: usize = 100;
/// The most words that are looked for.
const MOST_WORDS: usize = 5;

/// What one word is compared with.
pub(super) struct Sought {
    /// The pattern of logins and names.
    pub pattern: String,
    /// The units whose own name, or that of whose group, has the word.
    pub units: Vec<UnitTypeId>,
    /// The keyed hash of the word as a mail address; empty when it is none.
    pub mail_lookup: String,
}

/// The open accounts in which every word of `typed` is found, in the order of their logins; none when nothing is typed.
///
/// # Errors
/// A fault of the database.
pub fn search(conn: &mut Conn, vault: &Vault, typed: &str) -> db::Result<Vec<AccountId>> {
    let typed: String = writing::line(typed).nfkc().take(LONGEST).collect();
    let groups = unit_list::list(conn)?;
    let sought = |word: &str| Sought {
        pattern: like::anywhere(word),
        units: unit_list::named(&groups, word),
        mail_lookup: MailAddress::parse(word)
            .map_or_else(|_| String::new(), |mail| mail_lookup(vault, &mail)),
    };
    let words: Vec<Sought> = typed
        .split_whitespace()
        .take(MOST_WORDS)
        .map(sought)
        .collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    queries::search::list_matching(conn, words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::trial::World;

    fn found(world: &World, typed: &str) -> Vec<String> {
        world.read(|conn| -> db::Result<Vec<String>> {
            let found = search(conn, &world.vault, typed)?.into_iter();
            let member = |id| queries::find(conn, id).map(|row| row.map(|row| row.login));
            let logins: db::Result<Vec<_>> = found.map(member).collect();
            Ok(logins?
                .into_iter()
                .flatten()
                .map(|one| one.as_str().to_owned())
                .collect())
        })
    }

    #[test]
    fn members_are_found_by_parts_of_what_is_open_and_by_the_whole_of_what_is_sealed() {
        for world in World::each() {
            let [wang, li] = ["wang.dev", "li_dev"].map(|login| world.member(login));
            let unit = wang.unit_type.1.zh.clone();
            assert_eq!(found(&world, "ANG.D"), ["wang.dev"]);
            assert_eq!(found(&world, "dev"), ["li_dev", "wang.dev"]);
            assert_eq!(found(&world, "_"), ["li_dev"], "no joker");
            assert_eq!(found(&world, "%"), [""; 0]);
            assert_eq!(found(&world, &li.mail.reveal().to_uppercase()), ["li_dev"]);
            assert_eq!(found(&world, "@example"), [""; 0], "no part of an address");
            assert_eq!(found(&world, &unit), ["li_dev", "wang.dev"]);
            assert_eq!(
                found(&world, &format!("{unit} \u{ff57}ang.d")),
                ["wang.dev"]
            );
            assert!(found(&world, &wang.name.to_uppercase()).contains(&"wang.dev".to_owned()));
            assert_eq!(found(&world, " "), [""; 0]);
            assert_eq!(found(&world, "wang nobody"), [""; 0], "every word counts");
        }
    }
}
