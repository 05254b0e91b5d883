//! The sentences of one language.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

use super::Locale;

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// One argument of a sentence: its name and its value.
pub type Arg<'a> = (&'a str, FluentValue<'a>);

/// All sentences of one language.
pub struct Catalogue {
    locale: Locale,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// The sentences of `locale`. Read once per process.
    #[must_use]
    pub fn of(locale: Locale) -> &'static Self {
        static CHINESE: OnceLock<Catalogue> = OnceLock::new();
        static ENGLISH: OnceLock<Catalogue> = OnceLock::new();
        match locale {
            Locale::Chinese => CHINESE.get_or_init(|| Self::load(locale)),
            Locale::English => ENGLISH.get_or_init(|| Self::load(locale)),
        }
    }

    /// Which language this is.
    #[must_use]
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// The sentence under `key`. A missing one shows as its key in brackets, which the gallery test refuses.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.text_with(key, &[])
    }

    /// The sentence under `key` with its arguments filled in.
    #[must_use]
    pub fn text_with(&self, key: &str, args: &[Arg<'_>]) -> String {
        self.find(key, args).unwrap_or_else(|| format!("[{key}]"))
    }

    /// The sentence under `key`, or `None` when there is none.
    #[must_use]
    pub fn find(&self, key: &str, args: &[Arg<'_>]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            filled.set(*name, value.clone());
        }
        let mut mistakes = Vec::new();
        Some(
            self.bundle
                .format_pattern(pattern, Some(&filled), &mut mistakes)
                .into_owned(),
        )
    }

    /// The names and texts of the files of `locale`: for the house test that compares the languages.
    pub fn sources(locale: Locale) -> impl Iterator<Item = (&'static str, &'static str)> {
        SOURCES
            .iter()
            .filter(move |(tag, _, _)| *tag == locale.tag())
            .map(|(_, name, text)| (*name, *text))
    }

    fn load(locale: Locale) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![identifier(locale)]);
        bundle.set_use_isolating(false);
        for (name, text) in Self::sources(locale) {
            let resource =
                FluentResource::try_new(text.to_owned()).unwrap_or_else(|(partial, mistakes)| {
                    tracing::error!(
                        file = name,
                        ?mistakes,
                        "a locale file has unreadable entries"
                    );
                    partial
                });
            if let Err(twice) = bundle.add_resource(resource) {
                tracing::error!(file = name, ?twice, "a locale file repeats keys");
            }
        }
        Self { locale, bundle }
    }
}

fn identifier(locale: Locale) -> LanguageIdentifier {
    match locale {
        Locale::Chinese => langid!("zh-Hant-TW"),
        Locale::English => langid!("en"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_reads_and_no_key_stands_twice() {
        for locale in Locale::ALL {
            let mut bundle = FluentBundle::new_concurrent(vec![identifier(locale)]);
            for (name, text) in Catalogue::sources(locale) {
                let resource = FluentResource::try_new(text.to_owned());
                let resource = resource
                    .unwrap_or_else(|(_, mistakes)| panic!("{locale}/{name}: {mistakes:?}"));
                bundle
                    .add_resource(resource)
                    .unwrap_or_else(|twice| panic!("{locale}/{name}: {twice:?}"));
            }
        }
    }

    #[test]
    fn a_missing_sentence_shows_its_key() {
        assert_eq!(
            Catalogue::of(Locale::English).text("no-such-key"),
            "[no-such-key]"
        );
    }

    #[test]
    fn arguments_are_filled_in() {
        let english = Catalogue::of(Locale::English);
        assert_eq!(
            english.text_with("common-minutes-left", &[("minutes", 1.into())]),
            "1 minute"
        );
        assert_eq!(
            english.text_with("common-minutes-left", &[("minutes", 19.into())]),
            "19 minutes"
        );
    }
}
