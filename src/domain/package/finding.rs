//! What was found wrong: the rule, the reason, the place.

use std::fmt;

use serde::{Serialize, Serializer};

/// Declares [`Rule`] and [`Reason`] together, so that no reason is without a rule.
macro_rules! reasons {
    ($($(#[$rule_doc:meta])* $rule:ident { $($(#[$doc:meta])* $reason:ident = $key:literal,)* })*) => {
        /// A rule of acceptance, by the id providers are told.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum Rule {
            $($(#[$rule_doc])* $rule,)*
            /// The answer belongs to this very call. Its checks need the database and are the caller's.
            P12,
        }

        impl fmt::Display for Rule {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$rule => stringify!($rule),)*
                    Self::P12 => "P12",
                })
            }
        }

        /// One way of being malformed. Each has one sentence in `locales/*/package.ftl`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason {
            $($($(#[$doc])* $reason,)*)*
        }

        impl Reason {
            /// Every reason, in the order of the rules.
            pub const ALL: &[Self] = &[$($(Self::$reason,)*)*];

            /// The rule that is broken.
            #[must_use]
            pub const fn rule(self) -> Rule {
                match self {
                    $($(Self::$reason)|* => Rule::$rule,)*
                }
            }

            /// The stable word for machines, and the end of the locale key `package-reason-…`.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $($(Self::$reason => $key,)*)*
                }
            }
        }
    };
}

reasons! {
    /// Size on the wire.
    P01 {
        /// More bytes than allowed came over the wire.
        TooLarge = "too-large",
    }
    /// One archive, plain and whole.
    P02 {
        /// The bytes do not begin like a zip archive, and no end record was found.
        NotZip = "not-zip",
        /// It begins like a zip archive, but the end is missing.
        Truncated = "truncated",
        /// More than one record could be the end of the archive.
        TwoEnds = "two-ends",
        /// Bytes follow the archive.
        TrailingBytes = "trailing-bytes",
        /// Bytes precede the archive.
        LeadingBytes = "leading-bytes",
        /// Bytes between the entries belong to none of them.
        HiddenBytes = "hidden-bytes",
        /// The archive is one part of several.
        MultiDisk = "multi-disk",
        /// The directory is not where the end record says.
        DirectoryMisplaced = "directory-misplaced",
        /// The directory cannot be read record by record.
        DirectoryDamaged = "directory-damaged",
        /// Zip64 fields although every number fits without.
        Zip64NotNeeded = "zip64-not-needed",
        /// Zip64 fields that contradict the archive.
        Zip64Lies = "zip64-lies",
        /// An entry is encrypted.
        Encrypted = "encrypted",
        /// An entry is compressed by another method than deflate.
        UnknownMethod = "unknown-method",
        /// An entry uses a zip feature that readers treat differently.
        UnsupportedFlag = "unsupported-flag",
    }
    /// How much it may become.
    P03 {
        /// Too many entries.
        TooManyEntries = "too-many-entries",
        /// All entries together inflate to too much.
        TooMuchInflated = "too-much-inflated",
        /// One entry inflates out of proportion.
        RatioTooHigh = "ratio-too-high",
        /// An archive in an archive in the package.
        NestedTooDeep = "nested-too-deep",
        /// An archive in the package that cannot be looked into.
        NestedUnreadable = "nested-unreadable",
    }
    /// Headers, directory and contents tell one story.
    P04 {
        /// The directory points to no local header.
        LocalHeaderMissing = "local-header-missing",
        /// The two headers give different names.
        NamesDiffer = "names-differ",
        /// The two headers differ in method, flags, sizes or checksum.
        HeadersDiffer = "headers-differ",
        /// The data descriptor differs from the directory.
        DescriptorLies = "descriptor-lies",
        /// An extra field runs over its end.
        ExtraFieldDamaged = "extra-field-damaged",
        /// Two entries share bytes.
        Overlap = "overlap",
        /// Two entries have the same name.
        Duplicate = "duplicate",
        /// Two names differ only in upper and lower case.
        CaseTwins = "case-twins",
        /// Two names differ only in how their accents are composed.
        NormalizationTwins = "normalization-twins",
        /// The inflated content has another length than declared.
        SizeWrong = "size-wrong",
        /// The inflated content has another checksum than declared.
        ChecksumWrong = "checksum-wrong",
        /// The compressed content cannot be inflated.
        ContentDamaged = "content-damaged",
    }
    /// Names that are safe everywhere.
    P05 {
        /// A name in Big5.
        Big5Name = "big5-name",
        /// A name in UTF-8 without the flag that says so.
        Utf8Unflagged = "utf8-unflagged",
        /// A name that is flagged as UTF-8 and is none.
        NameNotUtf8 = "name-not-utf8",
        /// A name in an unknown encoding.
        NameEncodingUnknown = "name-encoding-unknown",
        /// An empty name, or an empty part between two slashes.
        EmptyName = "empty-name",
        /// A backslash.
        Backslash = "backslash",
        /// NUL or another control or direction character.
        ControlCharacter = "control-character",
        /// A drive letter.
        Drive = "drive",
        /// A leading slash.
        AbsolutePath = "absolute-path",
        /// A part that is `.` or `..`.
        DotPart = "dot-part",
        /// A symbolic link.
        Symlink = "symlink",
        /// A directory other than `META-INFO/`.
        DirectoryEntry = "directory-entry",
        /// A device, pipe or socket.
        SpecialFile = "special-file",
    }
    /// The folder `META-INFO`.
    P06 {
        /// `META-INF`, as in Java archives.
        MetaInfLookAlike = "meta-inf-look-alike",
        /// Right letters, wrong case.
        MetaFolderMisspelt = "meta-folder-misspelt",
        /// The folder lies inside another folder.
        MetaFolderNotOnTop = "meta-folder-not-on-top",
        /// No such folder.
        MetaFolderMissing = "meta-folder-missing",
        /// A fourth file in the folder.
        MetaFolderExtraFile = "meta-folder-extra-file",
    }
    /// Who signed.
    P07 {
        /// No `certificate.cer`.
        CertificateMissing = "certificate-missing",
        /// Binary DER instead of PEM.
        CertificateIsDer = "certificate-is-der",
        /// Not PEM.
        CertificateNotPem = "certificate-not-pem",
        /// A private key travels with it.
        PrivateKeyInside = "private-key-inside",
        /// More than one certificate.
        SeveralCertificates = "several-certificates",
        /// PEM whose content is no X.509 certificate.
        CertificateUnreadable = "certificate-unreadable",
        /// The key is not RSA.
        KeyNotRsa = "key-not-rsa",
        /// The RSA key has fewer than 2048 bits.
        KeyTooShort = "key-too-short",
        /// The key usage does not contain digitalSignature.
        KeyUsageMissing = "key-usage-missing",
        /// Not valid yet.
        NotYetValid = "not-yet-valid",
        /// No longer valid.
        Expired = "expired",
        /// The certificate itself is signed with SHA-1 or worse.
        CertificateSignatureWeak = "certificate-signature-weak",
        /// The certificate is signed by its own key.
        SelfSigned = "self-signed",
        /// No path to a configured anchor.
        NoPath = "no-path",
        /// Neither the certificate nor its organisation is registered for this data set.
        NotRegistered = "not-registered",
    }
    /// The signature over the manifest.
    P08 {
        /// No `manifest.sha256withrsa`.
        SignatureMissing = "signature-missing",
        /// Base64 or hexadecimal text instead of bytes.
        SignatureIsText = "signature-is-text",
        /// Not as long as the key.
        SignatureLength = "signature-length",
        /// Made with SHA-1.
        SignatureSha1 = "signature-sha1",
        /// Made with RSASSA-PSS.
        SignaturePss = "signature-pss",
        /// Made by this key over other bytes.
        SignatureOtherManifest = "signature-other-manifest",
        /// Made by another key.
        SignatureOtherKey = "signature-other-key",
    }
    /// The manifest.
    P09 {
        /// No `manifest.xml`.
        ManifestMissing = "manifest-missing",
        /// More than 256 KiB.
        ManifestTooLarge = "manifest-too-large",
        /// UTF-16.
        ManifestUtf16 = "manifest-utf16",
        /// A byte order mark before the text.
        ManifestByteOrderMark = "manifest-byte-order-mark",
        /// Not UTF-8.
        ManifestNotUtf8 = "manifest-not-utf8",
        /// Declares another encoding than UTF-8.
        ManifestOtherEncoding = "manifest-other-encoding",
        /// The declaration of the manual's slide, which ends in `>` instead of `?>`.
        ManifestSlideDeclaration = "manifest-slide-declaration",
        /// A DOCTYPE.
        ManifestDoctype = "manifest-doctype",
        /// An entity that is not one of the five built-in ones.
        ManifestEntity = "manifest-entity",
        /// Not well-formed.
        ManifestNotWellFormed = "manifest-not-well-formed",
        /// An attribute.
        ManifestAttribute = "manifest-attribute",
        /// Another element tree, too deep ones among them.
        ManifestTree = "manifest-tree",
    }
    /// The manifest and the files agree.
    P10 {
        /// A file is listed twice.
        ListedTwice = "listed-twice",
        /// A listed file is missing.
        ListedMissing = "listed-missing",
        /// A file is not listed.
        Unlisted = "unlisted",
        /// The digest is neither hexadecimal nor Base64 of 32 bytes.
        DigestShape = "digest-shape",
        /// The digest is in upper-case hexadecimal.
        DigestUpperCase = "digest-upper-case",
        /// The digest is that of another file of the package.
        DigestOfAnother = "digest-of-another",
        /// The digest differs.
        DigestDiffers = "digest-differs",
    }
    /// The contents.
    P11 {
        /// No JSON file.
        JsonMissing = "json-missing",
        /// No PDF file.
        PdfMissing = "pdf-missing",
        /// A JSON file begins with a byte order mark.
        JsonByteOrderMark = "json-byte-order-mark",
        /// A JSON file does not parse.
        JsonBroken = "json-broken",
        /// A PDF cannot be read.
        PdfUnreadable = "pdf-unreadable",
        /// A PDF is not encrypted.
        PdfNotEncrypted = "pdf-not-encrypted",
        /// A PDF opens without a password.
        PdfEmptyPassword = "pdf-empty-password",
        /// A PDF is encrypted by a handler that readers do not share.
        PdfEncryptionUnknown = "pdf-encryption-unknown",
        /// A PDF does not open with the citizen's ID number.
        PdfOtherPassword = "pdf-other-password",
        /// Reading a PDF took more time or memory than allowed, or broke the reader.
        PdfOverwhelms = "pdf-overwhelms",
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// Where in the package.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The entry's name, made safe to print; `None` for the archive as a whole.
    pub entry: Option<String>,
    /// Bytes from the beginning: of the archive, or, for a text inside an entry, of that text.
    pub offset: Option<u64>,
}

impl Place {
    /// The archive as a whole.
    #[must_use]
    pub const fn archive() -> Self {
        Self {
            entry: None,
            offset: None,
        }
    }

    /// A byte of the archive.
    #[must_use]
    pub const fn at(offset: u64) -> Self {
        Self {
            entry: None,
            offset: Some(offset),
        }
    }

    /// An entry; what is not printable in its name is escaped.
    #[must_use]
    pub fn entry(name: &str) -> Self {
        Self {
            entry: Some(printable(name)),
            offset: None,
        }
    }

    /// The same place with an offset.
    #[must_use]
    pub const fn with_offset(mut self, offset: u64) -> Self {
        self.offset = Some(offset);
        self
    }
}

/// Names are hostile: control and direction characters are escaped, and what is too long is cut.
fn printable(name: &str) -> String {
    let mut shown = String::new();
    for c in name.chars().take(200) {
        if c.is_control() || is_direction(c) || c == char::REPLACEMENT_CHARACTER {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    if name.chars().nth(200).is_some() {
        shown.push('…');
    }
    shown
}

/// Characters that change the direction of the text around them.
pub(super) const fn is_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}')
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule that is broken.
    pub rule: Rule,
    /// How it is broken.
    pub reason: Reason,
    /// Where.
    pub place: Place,
}

impl Finding {
    /// `reason` at `place`; the rule follows from the reason.
    #[must_use]
    pub const fn new(reason: Reason, place: Place) -> Self {
        Self {
            rule: reason.rule(),
            reason,
            place,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.reason.key())
    }
}

/// What has been found so far.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    /// Adds one.
    pub(super) fn add(&mut self, reason: Reason, place: Place) {
        self.0.push(Finding::new(reason, place));
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The one with the lowest rule; among equals the one found first.
    pub(super) fn first(&self) -> Option<&Finding> {
        self.0.iter().min_by_key(|finding| finding.rule)
    }

    /// All of them, by rule.
    pub(super) fn into_sorted(mut self) -> Vec<Finding> {
        self.0.sort_by_key(|finding| finding.rule);
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Catalogue, Locale};

    #[test]
    fn each_reason_has_its_own_key_and_a_sentence_in_each_language() {
        let mut keys: Vec<_> = Reason::ALL.iter().map(|reason| reason.key()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), Reason::ALL.len());
        for locale in Locale::ALL {
            for key in &keys {
                let key = format!("package-reason-{key}");
                assert!(
                    Catalogue::of(locale).find(&key, &[]).is_some(),
                    "{locale}: {key}"
                );
            }
        }
    }

    #[test]
    fn the_lowest_rule_comes_first() {
        let mut findings = Findings::default();
        findings.add(Reason::Overlap, Place::at(1));
        findings.add(Reason::TwoEnds, Place::at(2));
        findings.add(Reason::Truncated, Place::at(3));
        assert_eq!(findings.first().unwrap().reason, Reason::TwoEnds);
    }

    #[test]
    fn a_hostile_name_cannot_steer_the_terminal() {
        let place = Place::entry("a\u{1b}[2J\u{202e}fdp.json");
        assert_eq!(place.entry.unwrap(), "a\\u{1b}[2J\\u{202e}fdp.json");
    }
}
