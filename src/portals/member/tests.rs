//! Every page of the members, as every sample shows it, in both languages.

use askama::Template;

use super::{
    about, account, activate, article, deletion, details, downloads, exchange, forgotten, home,
    login, mail, moving, news, password, register, reset, service, services,
};
use crate::http::chrome::{Chrome, Visitor};
use crate::http::gallery;

fn check<P: Template>(name: &str, path: &str, samples: impl Fn(&Chrome) -> Vec<P>) {
    let dress = |chrome: &mut Chrome| {
        chrome.visitor = Visitor::Member {
            login: "wang.dev".to_owned(),
        };
    };
    gallery::check(&format!("member-{name}"), path, dress, samples);
}

#[test]
fn becoming_a_member_keeps_the_rules() {
    check("home", "/ids", home::HomePage::samples);
    check("register", "/ids/register", register::RegisterPage::samples);
    check("waiting", "/ids/activate", activate::WaitingPage::samples);
    check(
        "activate",
        "/ids/activate/x",
        activate::ActivatePage::samples,
    );
}

#[test]
fn the_members_pages_keep_the_rules() {
    check("login", "/ids/login", login::LoginPage::samples);
    check("account", "/ids/account", account::AccountPage::samples);
    check("password", "/ids/password", password::PasswordPage::samples);
    check(
        "forgotten",
        "/ids/password/reset",
        forgotten::ForgottenPage::samples,
    );
    check("reset", "/ids/password/reset/x", reset::ResetPage::samples);
}

#[test]
fn the_pages_that_change_an_account_keep_the_rules() {
    check(
        "details",
        "/ids/account/details",
        details::DetailsPage::samples,
    );
    check("mail", "/ids/account/mail", mail::MailPage::samples);
    check("moving", "/ids/account/mail/x", moving::MovingPage::samples);
    check(
        "deletion",
        "/ids/account/deletion",
        deletion::DeletionPage::samples,
    );
    check("farewell", "/ids/farewell", deletion::FarewellPage::samples);
}

#[test]
fn what_everybody_reads_keeps_the_rules() {
    check("about", "/ids/about", about::AboutPage::samples);
    check("exchange", "/ids/exchange", exchange::ExchangePage::samples);
    check("news", "/ids/news", news::NewsPage::samples);
    check("article", "/ids/news/x", article::ArticlePage::samples);
    check(
        "downloads",
        "/ids/downloads",
        downloads::DownloadsPage::samples,
    );
    check("services", "/ids/services", services::ServicesPage::samples);
    check("service", "/ids/services/x", service::ServicePage::samples);
}
