//! Identifiers as types of their own, so that one kind cannot be taken for another.

/// Declares identifiers that wrap a UUID: parsed and printed in its usual text form.
///
/// Their column mapping comes from `db::mapping`.
#[macro_export]
macro_rules! uuid_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
        #[diesel(sql_type = diesel::sql_types::Text)]
        #[serde(transparent)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// A new identifier drawn from `random`.
            #[must_use]
            pub fn draw(random: &dyn $crate::kit::random::Random) -> Self {
                Self(random.uuid())
            }
        }

        /// What this press of a form makes.
        impl From<$crate::kit::once::Once> for $name {
            fn from(once: $crate::kit::once::Once) -> Self {
                Self(once.uuid())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        $crate::text_column!($name);
    )+};
}
