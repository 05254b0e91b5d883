//! Reading `[base]`, and what it shares with each data set: addresses, waiting, probes.

use ipnet::IpNet;
use toml::Spanned;
use url::{Host, Url};

use super::Waiting;
use super::checker::Checker;
use super::mistake::Problem;
use super::written::{self, Text};
use crate::domain::dataset::signer::Signer;
use crate::domain::identity::method;

const PROBE_MINUTES: u16 = 60;

/// What holds for every data set that says nothing else.
pub(super) struct Base {
    pub(super) url: Option<Url>,
    pub(super) hosts: Vec<IpNet>,
    pub(super) accepts: Option<Vec<method::Method>>,
    pub(super) waiting: Option<Waiting>,
    pub(super) probe_minutes: u16,
    pub(super) signer: Option<Signer>,
}

impl Base {
    pub(super) fn read(checker: &mut Checker<'_>, written: &written::Base) -> Self {
        let url = written.url.as_ref().and_then(|text| {
            checker.parse("base.url", text, Problem::Url, |text| {
                let url = Url::parse(text).ok().filter(is_allowed)?;
                url.path().ends_with('/').then_some(url)
            })
        });
        let probe = written.probe_minutes.as_ref();
        let probe = probe.and_then(|minutes| probe_minutes(checker, "base.probe_minutes", minutes));
        Self {
            url,
            hosts: checker.hosts("base.hosts", written.hosts.as_deref().unwrap_or_default()),
            accepts: written
                .accepts
                .as_ref()
                .map(|codes| checker.codes("base.accepts", codes)),
            waiting: written
                .duration
                .as_ref()
                .and_then(|text| waiting(checker, "base.duration", text)),
            probe_minutes: probe.unwrap_or(PROBE_MINUTES),
            signer: written
                .signer
                .as_ref()
                .map(|signer| checker.signer("base.signer", signer)),
        }
    }
}

/// `https`, or `http` on this very machine; nothing that would be lost or would leak on the way.
pub(super) fn is_allowed(url: &Url) -> bool {
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    (url.scheme() == "https" || (url.scheme() == "http" && here))
        && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none()
}

pub(super) fn waiting(checker: &mut Checker<'_>, place: &str, text: &Text) -> Option<Waiting> {
    checker.parse(place, text, Problem::Duration, |text| {
        if text == "realtime" {
            return Some(Waiting::RealTime);
        }
        let (number, unit) = text.split_once(' ')?;
        let number = number.parse().ok().filter(|&number| number > 0)?;
        match unit {
            "minute" | "minutes" => Some(Waiting::Minutes(number)),
            "day" | "days" => Some(Waiting::Days(number)),
            _ => None,
        }
    })
}

pub(super) fn probe_minutes(
    checker: &mut Checker<'_>,
    place: &str,
    minutes: &Spanned<i64>,
) -> Option<u16> {
    let fitting = u16::try_from(*minutes.get_ref())
        .ok()
        .filter(|minutes| (5..=10_080).contains(minutes));
    if fitting.is_none() {
        checker.note(&minutes.span(), place, Problem::Probe);
    }
    fitting
}
