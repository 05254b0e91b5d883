//! Every letter in both languages, looked at as a reader would.

use scraper::{Html, Selector};

use super::contact_changed::ContactChanged;
use super::contact_code::ContactCode;
use super::content::Content;
use super::course_told::CourseTold;
use super::frame::Frame;
use super::inquiry_answer::InquiryAnswer;
use super::interruption::Interruption;
use super::licence_decision::LicenceDecision;
use super::licence_key::LicenceKey;
use super::member_known::MemberKnown;
use super::member_link::MemberLink;
use super::member_notice::MemberNotice;
use super::new_service::NewService;
use super::one_time_password::OneTimePassword;
use super::package_opened::PackageOpened;
use super::quota_reached::QuotaReached;
use super::return_code::ReturnCode;
use crate::kit::clock::Timestamp;
use crate::text::Locale;

const CODE: &str = "40719265";

fn at() -> Timestamp {
    "2026-11-20T06:05:00Z".parse().unwrap()
}

fn frame(locale: Locale) -> Frame {
    Frame {
        locale,
        base_url: "https://mydata.example".to_owned(),
        demo: false,
    }
}

/// Name, whether it delivers a code, what it says.
fn letters(frame: &Frame) -> Vec<(&'static str, bool, Content)> {
    let mut all = Vec::new();
    let mut add = |name, code, written: Result<Content, askama::Error>| {
        all.push((name, code, written.unwrap()));
    };
    for letter in OneTimePassword::samples(at()) {
        add("one-time-password", true, letter.write(frame));
    }
    for letter in PackageOpened::samples(at()) {
        add("package-opened", false, letter.write(frame));
    }
    for letter in ContactCode::samples(at()) {
        add("contact-code", true, letter.write(frame));
    }
    for letter in ContactChanged::samples(at()) {
        add("contact-changed", false, letter.write(frame));
    }
    for letter in ReturnCode::samples(at()) {
        add("return-code", true, letter.write(frame));
    }
    for letter in MemberLink::samples(at()) {
        add("member-link", true, letter.write(frame));
    }
    for letter in MemberKnown::samples() {
        add("member-known", false, letter.write(frame));
    }
    for letter in MemberNotice::samples() {
        add("member-notice", false, letter.write(frame));
    }
    for letter in QuotaReached::samples(at()) {
        add("quota-reached", false, letter.write(frame));
    }
    for letter in LicenceKey::samples(at()) {
        add("licence-key", true, letter.write(frame));
    }
    for letter in LicenceDecision::samples(at()) {
        add("licence-decision", false, letter.write(frame));
    }
    for letter in InquiryAnswer::samples() {
        add("inquiry-answer", false, letter.write(frame));
    }
    for letter in Interruption::samples() {
        add("interruption", false, letter.write(frame));
    }
    for letter in CourseTold::samples(at()) {
        add("course-told", false, letter.write(frame));
    }
    for letter in NewService::samples() {
        add("new-service", false, letter.write(frame));
    }
    all
}

fn spoken(html: &str) -> String {
    let page = Html::parse_document(html);
    let body = Selector::parse("body").unwrap();
    let body = page.select(&body).next().unwrap();
    body.text().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_letter_says_the_same_as_html_and_as_text_in_both_languages() {
    for locale in Locale::ALL {
        for (name, _, letter) in letters(&frame(locale)) {
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            let html = squeezed(&spoken(&letter.html));
            for line in letter.text.lines().filter(|line| *line != "--") {
                let link = line.starts_with("https:");
                let said = if link {
                    letter.html.contains(line)
                } else {
                    html.contains(&squeezed(line))
                };
                assert!(said, "{name} {locale}: {line}");
            }
            for text in [&letter.subject, &letter.text, &letter.html] {
                assert!(
                    !text.contains("[mail-") && !text.contains("[common-"),
                    "{name}: {text}"
                );
            }
            assert!(!letter.text.contains("\n\n\n"), "{name}: {}", letter.text);
        }
    }
}

#[test]
fn a_word_longer_than_a_telephone_is_wide_is_broken() {
    let body = Selector::parse("body").unwrap();
    for (name, _, letter) in letters(&frame(Locale::English)) {
        let page = Html::parse_document(&letter.html);
        let style = page
            .select(&body)
            .next()
            .and_then(|body| body.attr("style"));
        let style = style.unwrap_or_default();
        assert!(style.contains("overflow-wrap: break-word"), "{name}");
        assert!(!letter.html.contains("white-space:"), "{name}");
    }
}

#[test]
fn a_code_stands_in_its_letter_once_in_each_form_and_never_in_the_subject() {
    for locale in Locale::ALL {
        for (name, code, letter) in letters(&frame(locale)) {
            let count = usize::from(code);
            assert_eq!(letter.text.matches(CODE).count(), count, "{name}");
            assert_eq!(letter.html.matches(CODE).count(), count, "{name}");
            assert!(!letter.subject.contains(CODE));
            assert!(!format!("{letter:?}").contains(CODE));
        }
    }
}

#[test]
fn the_password_letter_names_agency_counter_reason_and_the_two_minutes() {
    for (locale, until) in [
        (Locale::English, "20 November 2026 (Fri) 14:07:00"),
        (Locale::Chinese, "14:07:00"),
    ] {
        let (_, _, letter) = letters(&frame(locale)).swap_remove(0);
        for said in [
            "Sample District Office",
            "Counter 3",
            "Childcare allowance",
            until,
            " 2 ",
        ] {
            assert!(letter.text.contains(said), "{said}: {}", letter.text);
        }
    }
}

#[test]
fn names_with_rare_characters_and_marks_arrive_as_they_are_and_start_no_element() {
    let all = letters(&frame(Locale::English));
    let rare = &all[1].2;
    assert!(rare.text.contains("\u{20bb7}\u{9f98} <Office> & \"Sons\""));
    assert!(rare.text.contains("\u{3402} {$reason} </p>"));
    assert!(!rare.html.contains("<Office>") && !rare.html.contains("reason} </p>"));
    assert!(spoken(&rare.html).contains("\u{20bb7}\u{9f98} <Office> & \"Sons\""));
}

#[test]
fn a_name_cannot_break_the_line_of_a_subject() {
    let opened = &letters(&frame(Locale::English))[3].2;
    assert_eq!(
        opened.subject,
        "\u{20bb7}\u{9f98} Bcc: stranger@example.org has opened your data"
    );
}
