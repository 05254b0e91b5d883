//! The kinds of letters and jobs.

/// Declares the kinds: variant, text in the column.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal),+ $(,)?) => {
        /// What is to be done.
        #[derive(
            Debug,
            Clone,
            Copy,
            PartialEq,
            Eq,
            Hash,
            diesel::expression::AsExpression,
            diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        pub enum Kind {
            $($(#[$doc])* $name,)+
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name),+];
        }

        impl std::fmt::Display for Kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(match self { $(Self::$name => $text,)+ })
            }
        }

        impl std::str::FromStr for Kind {
            type Err = UnknownKind;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$name),)+
                    _ => Err(UnknownKind),
                }
            }
        }

        crate::text_column!(Kind);
    };
}

/// A text that names no kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind of job")]
pub struct UnknownKind;

kinds! {
    /// Ask a provider for one citizen's data set.
    FetchDataset = "fetch-dataset",
    /// The letter with the code that confirms a contact.
    ContactCodeLetter = "contact-code-letter",
    /// The letter to a contact that was replaced.
    ContactChangedLetter = "contact-changed-letter",
    /// The letter with the code to come back with.
    ReturnCodeLetter = "return-code-letter",
    /// The letter with the one-time password for a counter.
    OneTimePasswordLetter = "one-time-password-letter",
    /// The notice that an agency has opened a package.
    PackageOpenedLetter = "package-opened-letter", // no key
    /// The letter with a member's link.
    MemberLinkLetter = "member-link-letter", // no key
    /// The notice that somebody registered with the address of a member.
    MemberKnownLetter = "member-known-letter", // no key
    /// The notice of what happened to a member's account.
    MemberNoticeLetter = "member-notice-letter", // no key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_survives_its_text() {
        for kind in Kind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(*kind));
        }
        assert_eq!("make-coffee".parse::<Kind>(), Err(UnknownKind));
    }
}
