//! Every way of being malformed, by rule.

use std::fmt;

use serde::{Serialize, Serializer};

/// Declares [`Rule`] and [`Reason`] together, so that no reason is without a rule.
macro_rules! reasons {
    ($($rule:ident $rule_doc:literal { $($reason:ident $key:literal $doc:literal,)* })*) => {
        /// A rule of acceptance, by the id providers are told.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum Rule {
            $(#[doc = $rule_doc] $rule,)*
            /// The answer belongs to this very call. Its checks need the database and are the caller's.
            P12,
        }

        /// One way of being malformed. Each has one sentence in `locales/*/package.ftl`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason {
            $($(#[doc = $doc] $reason,)*)*
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
    P01 "Size on the wire." {
        TooLarge "too-large" "More bytes than allowed came over the wire.",
    }
    P02 "One archive, plain and whole." {
        NotZip "not-zip" "The bytes do not begin like a zip archive, and no end record was found.",
        Truncated "truncated" "It begins like a zip archive, but the end is missing.",
        TwoEnds "two-ends" "More than one record could be the end of the archive.",
        TrailingBytes "trailing-bytes" "Bytes follow the archive.",
        LeadingBytes "leading-bytes" "Bytes precede the archive.",
        HiddenBytes "hidden-bytes" "Bytes between the entries belong to none of them.",
        MultiDisk "multi-disk" "The archive is one part of several.",
        DirectoryMisplaced "directory-misplaced" "The directory is not where the end record says.",
        DirectoryDamaged "directory-damaged" "The directory cannot be read record by record.",
        Zip64NotNeeded "zip64-not-needed" "Zip64 fields although every number fits without.",
        Zip64Lies "zip64-lies" "Zip64 fields that contradict the archive.",
        Encrypted "encrypted" "An entry is encrypted.",
        UnknownMethod "unknown-method" "An entry is compressed by another method than deflate.",
        UnsupportedFlag "unsupported-flag" "An entry uses a zip feature that readers treat differently.",
    }
    P03 "How much it may become." {
        TooManyEntries "too-many-entries" "Too many entries.",
        TooMuchInflated "too-much-inflated" "All entries together inflate to too much.",
        RatioTooHigh "ratio-too-high" "One entry inflates out of proportion.",
        NestedTooDeep "nested-too-deep" "An archive in an archive in the package.",
        NestedUnreadable "nested-unreadable" "An archive in the package that cannot be looked into.",
    }
    P04 "Headers, directory and contents tell one story." {
        LocalHeaderMissing "local-header-missing" "The directory points to no local header.",
        NamesDiffer "names-differ" "The two headers give different names.",
        HeadersDiffer "headers-differ" "The two headers differ in method, flags, sizes or checksum.",
        DescriptorLies "descriptor-lies" "The data descriptor differs from the directory.",
        ExtraFieldDamaged "extra-field-damaged" "An extra field runs over its end.",
        Overlap "overlap" "Two entries share bytes.",
        Duplicate "duplicate" "Two entries have the same name.",
        CaseTwins "case-twins" "Two names differ only in upper and lower case.",
        NormalizationTwins "normalization-twins" "Two names differ only in how their accents are composed.",
        SizeWrong "size-wrong" "The inflated content has another length than declared.",
        ChecksumWrong "checksum-wrong" "The inflated content has another checksum than declared.",
        ContentDamaged "content-damaged" "The compressed content cannot be inflated.",
    }
    P05 "Names that are safe everywhere." {
        Big5Name "big5-name" "A name in Big5.",
        Utf8Unflagged "utf8-unflagged" "A name in UTF-8 without the flag that says so.",
        NameNotUtf8 "name-not-utf8" "A name that is flagged as UTF-8 and is none.",
        NameEncodingUnknown "name-encoding-unknown" "A name in an unknown encoding.",
        EmptyName "empty-name" "An empty name, or an empty part between two slashes.",
        Backslash "backslash" "A backslash.",
        ControlCharacter "control-character" "NUL or another control or direction character.",
        Drive "drive" "A drive letter.",
        AbsolutePath "absolute-path" "A leading slash.",
        DotPart "dot-part" "A part that is `.` or `..`.",
        Symlink "symlink" "A symbolic link.",
        DirectoryEntry "directory-entry" "A directory other than `META-INFO/`.",
        SpecialFile "special-file" "A device, pipe or socket.",
    }
    P06 "The folder `META-INFO`." {
        MetaInfLookAlike "meta-inf-look-alike" "`META-INF`, as in Java archives.",
        MetaFolderMisspelt "meta-folder-misspelt" "Right letters, wrong case.",
        MetaFolderNotOnTop "meta-folder-not-on-top" "The folder lies inside another folder.",
        MetaFolderMissing "meta-folder-missing" "No such folder.",
        MetaFolderExtraFile "meta-folder-extra-file" "A fourth file in the folder.",
    }
    P07 "Who signed." {
        CertificateMissing "certificate-missing" "No `certificate.cer`.",
        CertificateIsDer "certificate-is-der" "Binary DER instead of PEM.",
        CertificateNotPem "certificate-not-pem" "Not PEM.",
        PrivateKeyInside "private-key-inside" "A private key travels with it.",
        SeveralCertificates "several-certificates" "More than one certificate.",
        CertificateUnreadable "certificate-unreadable" "PEM whose content is no X.509 certificate.",
        KeyNotRsa "key-not-rsa" "The key is not RSA.",
        KeyTooShort "key-too-short" "The RSA key has fewer than 2048 bits.",
        KeyUsageMissing "key-usage-missing" "The key usage does not contain digitalSignature.",
        NotYetValid "not-yet-valid" "Not valid yet.",
        Expired "expired" "No longer valid.",
        CertificateSignatureWeak "certificate-signature-weak" "The certificate itself is signed with SHA-1 or worse.",
        SelfSigned "self-signed" "The certificate is signed by its own key.",
        NoPath "no-path" "No path to a configured anchor.",
        NotRegistered "not-registered" "Neither the certificate nor its organisation is registered for this data set.",
    }
    P08 "The signature over the manifest." {
        SignatureMissing "signature-missing" "No `manifest.sha256withrsa`.",
        SignatureIsText "signature-is-text" "Base64 or hexadecimal text instead of bytes.",
        SignatureLength "signature-length" "Not as long as the key.",
        SignatureSha1 "signature-sha1" "Made with SHA-1.",
        SignaturePss "signature-pss" "Made with RSASSA-PSS.",
        SignatureOtherManifest "signature-other-manifest" "Made by this key over other bytes.",
        SignatureOtherKey "signature-other-key" "Made by another key.",
    }
    P09 "The manifest." {
        ManifestMissing "manifest-missing" "No `manifest.xml`.",
        ManifestTooLarge "manifest-too-large" "More than 256 KiB.",
        ManifestUtf16 "manifest-utf16" "UTF-16.",
        ManifestByteOrderMark "manifest-byte-order-mark" "A byte order mark before the text.",
        ManifestNotUtf8 "manifest-not-utf8" "Not UTF-8.",
        ManifestOtherEncoding "manifest-other-encoding" "Declares another encoding than UTF-8.",
        ManifestSlideDeclaration "manifest-slide-declaration" "The declaration of the manual's slide, which ends in `>` instead of `?>`.",
        ManifestDoctype "manifest-doctype" "A DOCTYPE.",
        ManifestEntity "manifest-entity" "An entity that is not one of the five built-in ones.",
        ManifestNotWellFormed "manifest-not-well-formed" "Not well-formed.",
        ManifestAttribute "manifest-attribute" "An attribute.",
        ManifestTree "manifest-tree" "Another element tree, too deep ones among them.",
    }
    P10 "The manifest and the files agree." {
        ListedTwice "listed-twice" "A file is listed twice.",
        ListedMissing "listed-missing" "A listed file is missing.",
        Unlisted "unlisted" "A file is not listed.",
        DigestShape "digest-shape" "The digest is neither hexadecimal nor Base64 of 32 bytes.",
        DigestUpperCase "digest-upper-case" "The digest is in upper-case hexadecimal.",
        DigestOfAnother "digest-of-another" "The digest is that of another file of the package.",
        DigestDiffers "digest-differs" "The digest differs.",
    }
    P11 "The contents." {
        JsonMissing "json-missing" "No JSON file.",
        PdfMissing "pdf-missing" "No PDF file.",
        JsonByteOrderMark "json-byte-order-mark" "A JSON file begins with a byte order mark.",
        JsonBroken "json-broken" "A JSON file does not parse.",
        PdfUnreadable "pdf-unreadable" "A PDF cannot be read.",
        PdfNotEncrypted "pdf-not-encrypted" "A PDF is not encrypted.",
        PdfEmptyPassword "pdf-empty-password" "A PDF opens without a password.",
        PdfEncryptionUnknown "pdf-encryption-unknown" "A PDF is encrypted by a handler that readers do not share.",
        PdfOtherPassword "pdf-other-password" "A PDF does not open with the citizen's ID number.",
        PdfOverwhelms "pdf-overwhelms" "Reading a PDF took more time or memory than allowed, or broke the reader.",
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
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
}
