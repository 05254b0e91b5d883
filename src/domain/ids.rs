//! The identifiers of our nouns, in one place so that nouns can point at each other without knowing each other.

crate::uuid_id!(
    /// An agency or a company.
    OrganizationId,
    /// A counter of an organisation, where data are opened.
    CounterId,
    /// Somebody who signs in with a password: a clerk, a reviewer, a member.
    AccountId,
    /// A citizen who has proved who they are.
    CitizenId,
    /// Where a citizen can be reached.
    ContactId,
    /// A code that confirms a contact.
    ContactCodeId,
    /// A code with which somebody comes back to their barcodes.
    ReturnCodeId,
    /// A wish for data that cannot be had yet.
    WishId,
    /// One citizen's request for one or several data sets.
    RequestId,
    /// One attempt to prove an identity.
    ChallengeId,
    /// A proof of identity that was accepted.
    ProofId,
    /// An agreement to have one data set fetched.
    ConsentId,
    /// The fetching of one data set for one citizen.
    TransferId,
    /// What a provider sees of a transfer: `transaction_uid`.
    TransactionUid,
    /// The row of an access token.
    AccessTokenId,
    /// A package that is kept for a citizen.
    PackageId,
    /// A barcode that stands for a package.
    BarcodeId,
    /// One opening of a package at a counter.
    OpeningId,
    /// A one-time password of an opening.
    OneTimePasswordId,
    /// A letter or job that a transaction has promised.
    OutboxId,
    /// 單位類型: what kind of body a member belongs to.
    UnitTypeId,
    /// An APP ID with its APP Keys.
    CredentialId,
    /// One APP Key of an APP ID.
    CredentialKeyId,
    /// 授權申請: an application for a tier.
    LicenceApplicationId,
    /// Where a member says that the data come from here.
    AttributionProofId,
    /// A file that is kept.
    FileId,
    /// 最新消息: a piece of news.
    NewsId,
    /// 檔案下載: a file that everybody may download.
    DownloadId,
    /// What a member sent to be answered: feedback, a question, an application to show.
    InquiryId,
    /// What a member hands in to be looked at.
    PictureId,
    /// 訓練課程
    CourseId,
    /// A member's place in a course.
    EnrolmentId,
    /// The announcement of a new data service.
    AnnouncementId,
    /// A row whose identity nobody else points at.
    RowId,
);

/// A transfer brings at most one package, which bears its number: an object in the store can be matched with
/// its transfer before there is a row for it.
impl From<TransferId> for PackageId {
    fn from(transfer: TransferId) -> Self {
        Self(transfer.0)
    }
}

/// The transfer that brought the package.
impl From<PackageId> for TransferId {
    fn from(package: PackageId) -> Self {
        Self(package.0)
    }
}

/// A data set as providers know it: `API.` and ten letters and digits.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
#[serde(try_from = "String", into = "String")]
pub struct ResourceId(String);

/// A text that is no `resource_id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a resource_id is API. and ten letters and digits")]
pub struct NotAResourceId;

impl ResourceId {
    /// A new one drawn from `random`.
    #[must_use]
    pub fn draw(random: &dyn crate::kit::random::Random) -> Self {
        Self(format!(
            "API.{}",
            random.symbols(crate::kit::random::ALPHANUMERIC, 10)
        ))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ResourceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for ResourceId {
    type Err = NotAResourceId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.strip_prefix("API.") {
            Some(rest) if rest.len() == 10 && rest.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                Ok(Self(text.to_owned()))
            }
            _ => Err(NotAResourceId),
        }
    }
}

impl TryFrom<String> for ResourceId {
    type Error = NotAResourceId;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ResourceId> for String {
    fn from(id: ResourceId) -> Self {
        id.0
    }
}

crate::text_column!(ResourceId);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::random::SeededChance;

    #[test]
    fn only_the_documented_shape_is_a_resource_id() {
        assert!("API.aB3dE6gH9j".parse::<ResourceId>().is_ok());
        for text in [
            "",
            "API.",
            "API.aB3dE6gH9",
            "API.aB3dE6gH9jk",
            "api.aB3dE6gH9j",
            "API.aB3dE6gH9-",
            "CLI.aB3dE6gH9j",
            "API.資料資資",
        ] {
            assert_eq!(text.parse::<ResourceId>(), Err(NotAResourceId), "{text}");
        }
        let drawn = ResourceId::draw(&SeededChance::from_seed(3));
        assert_eq!(drawn.as_str().parse(), Ok(drawn.clone()));
    }
}
