//! Certificates of agencies: who signs a provider's package, and who we are to the ownership register.

use der::asn1::ObjectIdentifier;
use rsa::RsaPrivateKey;
use x509_cert::name::Name;

use super::extensions;
use super::mint::{self, Draft};
use super::{GOOD_YEARS, Hierarchy, PAST_YEARS, POLICY, PROVIDERS, name, pem, public, validity};

/// The subject type of a government unit.
const UNIT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.886.1.100.3.2.1.2");

/// A certificate and the key that belongs to it.
pub struct Signer {
    /// PEM, one certificate.
    pub certificate_pem: String,
    /// The private key.
    pub key: RsaPrivateKey,
}

/// Who signs a provider's package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignerKind {
    /// The provider itself.
    Good,
    /// Another provider, in good standing.
    Other,
    /// The provider, with a certificate that has ended.
    Expired,
    /// Somebody who writes the same names into a certificate of their own making.
    LookAlike,
}

impl Hierarchy {
    /// Who signs a provider's package.
    ///
    /// # Errors
    /// Never in practice: the names in it are ours.
    pub fn provider_signer(&self, kind: SignerKind) -> der::Result<Signer> {
        let (unit, key, years, issuer) = match kind {
            SignerKind::Good => (
                "虛擬資料提供者",
                &self.keys.provider,
                GOOD_YEARS,
                &self.keys.providers,
            ),
            SignerKind::Other => (
                "另一虛擬機關",
                &self.keys.other,
                GOOD_YEARS,
                &self.keys.providers,
            ),
            SignerKind::Expired => (
                "虛擬資料提供者",
                &self.keys.provider,
                PAST_YEARS,
                &self.keys.providers,
            ),
            SignerKind::LookAlike => (
                "虛擬資料提供者",
                &self.keys.other,
                GOOD_YEARS,
                &self.keys.other,
            ),
        };
        let issuer_name = if kind == SignerKind::LookAlike {
            unit_name(unit)?
        } else {
            name(PROVIDERS)?
        };
        Self::unit_certificate(
            &format!("provider {kind:?}"),
            unit_name(unit)?,
            key,
            years,
            (issuer_name, issuer),
        )
    }

    /// Who we are to the ownership register.
    ///
    /// # Errors
    /// Never in practice: the names in it are ours.
    pub fn register_client(&self) -> der::Result<Signer> {
        let issuer = (name(PROVIDERS)?, &self.keys.providers);
        Self::unit_certificate(
            "register client",
            unit_name("虛擬平臺")?,
            &self.keys.provider,
            GOOD_YEARS,
            issuer,
        )
    }

    fn unit_certificate(
        label: &str,
        subject: Name,
        key: &RsaPrivateKey,
        years: (u16, u16),
        (issuer_name, issuer): (Name, &RsaPrivateKey),
    ) -> der::Result<Signer> {
        let mut extensions = extensions::key_identifiers(&public(key)?, &public(issuer)?)?;
        extensions.push(extensions::usage(
            x509_cert::ext::pkix::KeyUsages::DigitalSignature,
        )?);
        extensions.push(extensions::policy(POLICY)?);
        extensions.push(extensions::directory(UNIT, None)?);
        let draft = Draft {
            subject,
            issuer: issuer_name,
            label: label.to_owned(),
            validity: validity(years)?,
            key: public(key)?,
            extensions,
        };
        Ok(Signer {
            certificate_pem: pem(&mint::sign(draft, issuer)?),
            key: key.clone(),
        })
    }
}

fn unit_name(unit: &str) -> der::Result<Name> {
    name(&format!("OU={unit},O=虛擬政府,C=TW"))
}
