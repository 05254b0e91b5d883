//! A question in the form the ownership service takes.

use crate::domain::identity::ownership::Question;
use crate::kit::clock::Timestamp;
use crate::kit::random::{ALPHANUMERIC, Random};
use crate::kit::taiwan::in_taipei;

const NONCE: usize = 15;

/// A question, and what the answer has to repeat.
pub(super) struct Request {
    text: String,
    pub(super) client_id: String,
    pub(super) nonce: String,
    pub(super) time: String,
    pub(super) serial: String,
    pub(super) id_tail: String,
}

impl Request {
    /// The number of records in a question.
    pub(super) const COUNT: &'static str = "1";
    /// The running number of its only record.
    pub(super) const RECORD: &'static str = "1";

    pub(super) fn new(
        question: &Question,
        client_id: &str,
        now: Timestamp,
        random: &dyn Random,
    ) -> Self {
        let nonce = random.symbols(ALPHANUMERIC, NONCE);
        let time = taipei(now);
        let serial = question.serial.reveal();
        let text = format!(
            "<ICSReq><ClientID>{client_id}</ClientID><Nonce>{nonce}</Nonce><ReqTime>{time}</ReqTime>\
             <TotalCount>{count}</TotalCount><Rec><ID>{record}</ID><SN>{serial}</SN>\
             <SSID>{id}<Birth>{birth}</Birth></SSID></Rec></ICSReq>",
            count = Self::COUNT,
            record = Self::RECORD,
            id = question.id.reveal(),
            birth = question.birth_date.format("%Y%m%d"),
        );
        Self {
            text,
            client_id: client_id.to_owned(),
            nonce,
            time,
            serial: serial.to_owned(),
            id_tail: question.id.tail().to_owned(),
        }
    }

    /// What is signed.
    pub(super) fn signed_part(&self) -> &str {
        &self.text
    }

    /// The whole request. Everything in it is letters and digits of our own making, so nothing needs escaping.
    pub(super) fn wrapped(&self, signature: &[u8]) -> String {
        format!(
            "<ICSRequest>{}<ICSReqLength>{}</ICSReqLength><Signature>{}</Signature></ICSRequest>",
            self.text,
            self.text.chars().count(),
            hex::encode(signature)
        )
    }
}

/// `yyyyMMddHHmmss` in Taipei.
fn taipei(now: Timestamp) -> String {
    in_taipei(now).format("%Y%m%d%H%M%S").to_string()
}
