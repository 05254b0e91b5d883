//! The table of contents: every path this process answers, by door, each door with its guard.
//!
//! A guard is a type that the handler takes: `SignedIn<Citizen>` cannot be had by anybody else. Posts are checked by
//! `http::form::Form`, or `http::upload::Upload` where they hold a file; the machine doors at the end are exempt, because
//! their callers carry credentials of their own.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, NormalizePath, from_fn};
use actix_web::web::{Data, PathConfig, PayloadConfig, QueryConfig, ServiceConfig, scope};
use actix_web::{App as Web, Error};

use crate::api::received;
use crate::app::App;
use crate::http::doors::{Doors, get, post};
use crate::http::page_error::PageError;
use crate::http::{
    access, arrival, assets, body, csrf, encoding, form, head, headers, health, machinery, metrics,
    mishaps, preferences, session,
};

/// The whole server: the doors, and what stands around them. Around the doors for people there are also the pages for
/// mistakes, and the sessions.
#[must_use]
pub fn server(
    app: Data<App>,
) -> Web<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let sessions = session::middleware(&app);
    around(app, |doors| {
        doors.configure(machines).service(
            scope("")
                .configure(people)
                .wrap(from_fn(arrival::remember))
                .wrap(sessions)
                .wrap(from_fn(session::note_presence))
                .wrap(from_fn(mishaps::draw))
                .wrap(from_fn(csrf::hand_out)),
        );
    })
}

/// What stands around every door, from the outside: the path, the log, the headers, compression, limits of bodies.
pub fn around(
    app: Data<App>,
    doors: impl FnOnce(&mut ServiceConfig),
) -> Web<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    Web::new()
        .app_data(app)
        .app_data(PayloadConfig::new(form::FORM_BYTES))
        .app_data(PathConfig::default().error_handler(|_, _| PageError::NotFound.into()))
        .app_data(QueryConfig::default().error_handler(|_, _| PageError::Unreadable.into()))
        .configure(doors)
        .wrap(from_fn(head::as_get))
        .wrap(from_fn(encoding::settle))
        .wrap(from_fn(body::limit))
        .wrap(Compress::default())
        .wrap(from_fn(headers::set))
        .wrap(from_fn(access::note))
        .wrap(NormalizePath::trim())
        .wrap(from_fn(received::remember))
}

/// The second listener: what Prometheus reads, and nothing else.
pub fn metrics_listener(config: &mut ServiceConfig) {
    use actix_web::web::get;

    config.route("/metrics", get().to(metrics::show));
}

/// Doors for machines: no session, no CSRF token.
fn machines(config: &mut ServiceConfig) {
    config.configure(providers_machines).configure(park_data);
}

/// Doors for people. Whoever asks by another method than those listed is told which those are.
fn people(config: &mut ServiceConfig) {
    let mut doors = Doors::default();
    doors
        .configure(unasked)
        .configure(public)
        .configure(citizen_choice)
        .configure(citizen_room)
        .configure(counter)
        .configure(platform)
        .configure(member)
        .configure(applicant)
        .configure(participant)
        .configure(reviewer)
        .configure(answering)
        .configure(keeping);
    doors.open(config);
}

/// Files, preferences, health: nobody's door.
fn unasked(doors: &mut Doors) {
    doors
        .route("/healthz", get().to(health::live))
        .route("/readyz", get().to(health::ready))
        .route("/robots.txt", get().to(machinery::robots))
        .route("/favicon.ico", get().to(machinery::icon))
        .route("/preferences", get().to(preferences::set))
        .route(assets::ROUTE, get().to(assets::serve));
}

/// Pages for everybody. Guard: none; they hand out no cookie.
fn public(doors: &mut Doors) {
    use crate::portals::public::{
        about, accessibility, contact, faq, home, open_data, privacy, security, sitemap,
    };

    doors
        .route("/", get().to(home::show))
        .route("/about", get().to(about::show))
        .route("/faq", get().to(faq::show))
        .route("/sitemap", get().to(sitemap::show))
        .route("/contact", get().to(contact::show))
        .route("/policies/privacy", get().to(privacy::show))
        .route("/policies/security", get().to(security::show))
        .route("/policies/accessibility", get().to(accessibility::show))
        .route("/policies/open-data", get().to(open_data::show));
}

/// Choosing, and the draft. Guard: the draft belongs to the session that began it. Strangers who prove identities send
/// the citizen back to a callback, which believes nothing and only keeps what came for that session.
fn citizen_choice(doors: &mut Doors) {
    use crate::portals::citizen::{
        callback, category, detail, identity, personal, requests, signin, terms,
    };

    doors
        .route("/personal", get().to(personal::show))
        .route("/personal/wishes", post().to(personal::wish))
        .route("/personal/categories/{slug}", get().to(category::show))
        .route("/personal/detail/{resource_id}", get().to(detail::show))
        .route("/personal/requests", post().to(requests::begin))
        .route("/personal/requests/{id}/terms", get().to(terms::show))
        .route("/personal/requests/{id}/terms", post().to(terms::accept))
        .route("/personal/requests/{id}/identity", get().to(identity::show))
        .route(
            "/personal/requests/{id}/identity",
            post().to(identity::begin),
        )
        .route("/personal/requests/{id}/proof", post().to(identity::prove))
        .route("/identity/callbacks/{id}", get().to(callback::arrive))
        .route("/identity/callbacks/{id}", post().to(callback::arrive))
        .route("/personal/signin", get().to(signin::show))
        .route("/personal/signin", post().to(signin::begin))
        .route("/personal/signin/proof", post().to(signin::prove))
        .route("/personal/signout", post().to(signin::leave));
}

/// What was fetched. Guard: `SignedIn<Citizen>`; the barcode area takes `SignedIn<BarcodeHolder>`; coming back with a
/// code and testing the card are open to everybody.
fn citizen_room(doors: &mut Doors) {
    use crate::portals::citizen::{
        barcodes, code, contact, deletion, files, help, history, progress,
    };

    doors
        .route("/help/card", get().to(help::show))
        .route("/personal/signin/code", get().to(code::show))
        .route("/personal/signin/code", post().to(code::send))
        .route("/personal/signin/code/entries", post().to(code::enter))
        .route("/personal/signin/code/restarts", post().to(code::again))
        .route("/personal/requests/{id}", get().to(progress::show))
        .route("/personal/requests/{id}/contact", get().to(contact::first))
        .route("/personal/contact", get().to(contact::show))
        .route("/personal/contact", post().to(contact::send))
        .route("/personal/contact/code", post().to(contact::confirm))
        .route("/personal/history", get().to(history::show))
        .route(
            "/personal/consents/{id}/withdrawals",
            post().to(history::withdraw),
        )
        .route("/personal/barcodes", get().to(barcodes::show))
        .route("/personal/barcodes/{package}", post().to(barcodes::issue))
        .route(
            "/personal/barcodes/{package}/replacements",
            post().to(barcodes::replace),
        )
        .route("/personal/openings/{id}/stops", post().to(barcodes::stop))
        .route(
            "/personal/files/{package}/deletions",
            post().to(deletion::delete),
        )
        .route("/personal/files/{package}", get().to(files::show))
        .route(
            "/personal/files/{package}/documents/{number}",
            get().to(files::document),
        )
        .route("/personal/files/{package}/package", get().to(files::save));
}

/// The counter. Guard: `SignedIn<CounterStaff>`; signing in and enrolling are open to everybody, with limits.
fn counter(doors: &mut Doors) {
    use crate::portals::counter::{
        account, desk, document, ending, enrolment, opening, password, purpose, signin,
    };

    doors
        .route("/organ", get().to(desk::show))
        .route("/organ/signin", get().to(signin::show))
        .route("/organ/signin", post().to(signin::enter))
        .route("/organ/signout", post().to(signin::leave))
        .route("/organ/enrol/{token}", get().to(enrolment::show))
        .route("/organ/enrol/{token}", post().to(enrolment::finish))
        .route("/organ/account", get().to(account::show))
        .route(
            "/organ/account/passwords",
            post().to(account::change_password),
        )
        .route(
            "/organ/account/sessions/ends",
            post().to(account::end_session),
        )
        .route("/organ/openings", post().to(desk::present))
        .route("/organ/openings/{id}", get().to(opening::show))
        .route("/organ/openings/{id}/watch", get().to(opening::watch))
        .route("/organ/openings/{id}/purposes", post().to(purpose::ask))
        .route("/organ/openings/{id}/passwords", post().to(password::again))
        .route("/organ/openings/{id}/entries", post().to(password::enter))
        .route("/organ/openings/{id}/ends", post().to(ending::end))
        .route(
            "/organ/openings/{id}/documents/{number}",
            get().to(document::show),
        )
        .route("/organ/openings/{id}/package", get().to(document::save));
}

/// What everybody reads on the Industrial Data Space. Guard: none; they hand out no cookie.
fn platform(doors: &mut Doors) {
    use crate::portals::member::{
        about, article, downloads, exchange, home, news, service, services,
    };

    doors
        .route("/ids", get().to(home::show))
        .route("/ids/about", get().to(about::show))
        .route("/ids/news", get().to(news::show))
        .route("/ids/news/{id}", get().to(article::show))
        .route("/ids/downloads", get().to(downloads::show))
        .route("/ids/downloads/{id}", get().to(downloads::save))
        .route("/ids/services", get().to(services::show))
        .route("/ids/services/{id}", get().to(service::show))
        .route("/ids/exchange", get().to(exchange::show));
}

/// The members of the Industrial Data Space. Guard: the account and its password take `SignedIn<Member>`; registering,
/// activating, signing in, setting a forgotten password anew and confirming a new address are open to everybody, with limits.
fn member(doors: &mut Doors) {
    use crate::portals::member::{
        account, activate, deletion, details, forgotten, login, mail, moving, password, register,
        reset,
    };

    doors
        .route("/ids/register", get().to(register::show))
        .route("/ids/register", post().to(register::register))
        .route("/ids/activate", get().to(activate::wait))
        .route("/ids/activate", post().to(activate::resend))
        .route("/ids/activate/{token}", get().to(activate::show))
        .route("/ids/activate/{token}", post().to(activate::activate))
        .route("/ids/login", get().to(login::show))
        .route("/ids/login", post().to(login::enter))
        .route("/ids/logout", post().to(login::leave))
        .route("/ids/password", get().to(password::show))
        .route("/ids/password", post().to(password::change))
        .route("/ids/password/reset", get().to(forgotten::ask))
        .route("/ids/password/reset", post().to(forgotten::send))
        .route("/ids/password/reset/{token}", get().to(reset::show))
        .route("/ids/password/reset/{token}", post().to(reset::set))
        .route("/ids/account", get().to(account::show))
        .route(
            "/ids/account/sessions/ends",
            post().to(account::end_session),
        )
        .route("/ids/account/details", get().to(details::show))
        .route("/ids/account/details", post().to(details::change))
        .route("/ids/account/mail", get().to(mail::show))
        .route("/ids/account/mail", post().to(mail::ask))
        .route("/ids/account/mail/{token}", get().to(moving::show))
        .route("/ids/account/mail/{token}", post().to(moving::confirm))
        .route("/ids/account/deletion", get().to(deletion::show))
        .route("/ids/account/deletion", post().to(deletion::delete))
        .route("/ids/farewell", get().to(deletion::farewell));
}

/// Applying for keys and looking after them. Guard: `SignedIn<Member>`, but for the explanation and the
/// Swagger page, which are open; the calls made there are signed.
fn applicant(doors: &mut Doors) {
    use crate::portals::applicant::{
        account, application, apply, check, docs, key, networks, overlap, proof, records, rotation,
        tiers, withdrawal,
    };

    doors
        .route("/ids/api", get().to(tiers::show))
        .route("/ids/api/docs", get().to(docs::show))
        .route("/ids/api/applications/new", get().to(apply::show))
        .route("/ids/api/applications/checks", get().to(check::show))
        .route("/ids/api/applications/checks", post().to(check::look))
        .route("/ids/api/applications", post().to(application::send))
        .route("/ids/api/applications/{id}", get().to(application::show))
        .route(
            "/ids/api/applications/{id}/withdrawals",
            post().to(withdrawal::withdraw),
        )
        .route("/ids/api/records", get().to(records::show))
        .route("/ids/api/keys/{id}", get().to(key::show))
        .route("/ids/api/keys/{id}/letters", post().to(records::tell_again))
        .route("/ids/api/keys/{id}/rotations", post().to(rotation::rotate))
        .route("/ids/api/keys/{id}/networks", post().to(networks::replace))
        .route(
            "/ids/api/keys/{id}/overlaps/{key}/ends",
            post().to(overlap::end),
        )
        .route(
            "/ids/api/keys/{id}/revocations",
            post().to(rotation::revoke),
        )
        .route("/ids/api/account", get().to(account::show))
        .route("/ids/api/account/proofs", post().to(account::hand_in))
        .route(
            "/ids/api/account/proofs/{id}/picture",
            get().to(proof::show),
        );
}

/// What members do beside the API. Guard: `SignedIn<Member>`, but for the courses and what is shown, which are open, and
/// for the end of mails, where the token of the link is the permission: a mail program posts there without a session.
fn participant(doors: &mut Doors) {
    use crate::portals::participant::{
        consultation, feedback, inquiry, news_end, notices, showcase, submission, training,
    };

    doors
        .route("/ids/feedback", get().to(feedback::show))
        .route("/ids/feedback", post().to(feedback::report))
        .route("/ids/feedback/{id}", get().to(inquiry::feedback))
        .route("/ids/training", get().to(training::show))
        .route(
            "/ids/training/courses/{id}/enrolments",
            post().to(training::enrol),
        )
        .route(
            "/ids/training/enrolments/{id}/withdrawals",
            post().to(training::withdraw),
        )
        .route("/ids/training/consultations", get().to(consultation::show))
        .route("/ids/training/consultations", post().to(consultation::ask))
        .route(
            "/ids/training/consultations/{id}",
            get().to(inquiry::consultation),
        )
        .route("/ids/showcase", get().to(showcase::show))
        .route("/ids/showcase/submissions", get().to(submission::show))
        .route("/ids/showcase/submissions", post().to(submission::submit))
        .route(
            "/ids/showcase/submissions/{id}",
            get().to(inquiry::submission),
        )
        .route(
            "/ids/showcase/submissions/{id}/picture",
            get().to(inquiry::picture),
        )
        .route(
            "/ids/showcase/submissions/{id}/withdrawals",
            post().to(inquiry::withdraw),
        )
        .route("/ids/showcase/{id}/picture", get().to(showcase::picture))
        .route("/ids/notices", get().to(notices::show))
        .route("/ids/notices", post().to(notices::choose))
        .route("/ids/notices/ends/{token}", get().to(news_end::show))
        .route("/ids/notices/ends/{token}", post().to(news_end::end));
}

/// The reviewers. Guard: `SignedIn<Reviewer>`; signing in is open to everybody, with limits.
fn reviewer(doors: &mut Doors) {
    use crate::portals::reviewer::{
        account, application, member, members, pictures, proofs, queue, signin,
    };

    doors
        .route("/review", get().to(queue::show))
        .route("/review/signin", get().to(signin::show))
        .route("/review/signin", post().to(signin::enter))
        .route("/review/signout", post().to(signin::leave))
        .route("/review/account", get().to(account::show))
        .route(
            "/review/account/passwords",
            post().to(account::change_password),
        )
        .route(
            "/review/account/sessions/ends",
            post().to(account::end_session),
        )
        .route("/review/applications/{id}", get().to(application::show))
        .route(
            "/review/applications/{id}/assignments",
            post().to(application::take),
        )
        .route(
            "/review/applications/{id}/decisions",
            post().to(application::decide),
        )
        .route("/review/members", get().to(members::show))
        .route("/review/members/{id}", get().to(member::show))
        .route("/review/keys/{id}/cancellations", post().to(member::cancel))
        .route("/review/proofs", get().to(proofs::show))
        .route("/review/proofs/{id}/acceptances", post().to(proofs::accept))
        .route("/review/proofs/{id}/refusals", post().to(proofs::refuse))
        .route("/review/proofs/{id}/picture", get().to(pictures::proof));
}

/// What members send to reviewers, the courses, and what is announced. Guard: `SignedIn<Reviewer>`.
fn answering(doors: &mut Doors) {
    use crate::portals::reviewer::{
        course, inquiries, inquiry, notice_check, notices, pictures, training,
    };

    doors
        .route("/review/feedback", get().to(inquiries::feedback))
        .route("/review/showcase", get().to(inquiries::showcase))
        .route("/review/inquiries/{id}", get().to(inquiry::show))
        .route(
            "/review/inquiries/{id}/assignments",
            post().to(inquiry::take),
        )
        .route("/review/inquiries/{id}/answers", post().to(inquiry::answer))
        .route(
            "/review/inquiries/{id}/picture",
            get().to(pictures::inquiry),
        )
        .route("/review/training", get().to(training::show))
        .route(
            "/review/training/enrolments/{id}/answers",
            post().to(training::answer),
        )
        .route("/review/training/courses/new", get().to(course::new))
        .route("/review/training/courses", post().to(course::open))
        .route("/review/training/courses/{id}", get().to(course::show))
        .route("/review/training/courses/{id}", post().to(course::change))
        .route(
            "/review/training/courses/{id}/cancellations",
            post().to(course::cancel),
        )
        .route("/review/notices", get().to(notices::show))
        .route("/review/notices", post().to(notices::announce))
        .route("/review/notices/checks", get().to(notice_check::show))
        .route("/review/notices/checks", post().to(notice_check::look));
}

/// What reviewers keep for everybody to read. Guard: `SignedIn<Reviewer>`; files are checked by `http::upload::Upload`.
fn keeping(doors: &mut Doors) {
    use crate::portals::reviewer::{
        article, download, downloads, news, service, services, unit_type, unit_types,
    };

    doors
        .route("/review/news", get().to(news::show))
        .route("/review/news", post().to(article::add))
        .route("/review/news/new", get().to(article::begin))
        .route("/review/news/{id}", get().to(article::show))
        .route("/review/news/{id}", post().to(article::change))
        .route("/review/downloads", get().to(downloads::show))
        .route("/review/downloads", post().to(download::add))
        .route("/review/downloads/new", get().to(download::begin))
        .route("/review/downloads/{id}", get().to(download::show))
        .route("/review/downloads/{id}", post().to(download::change))
        .route("/review/services", get().to(services::show))
        .route("/review/services/{id}", get().to(service::show))
        .route("/review/services/{id}", post().to(service::change))
        .route("/review/unit-types", get().to(unit_types::show))
        .route("/review/unit-types", post().to(unit_types::add))
        .route("/review/unit-types/{id}", get().to(unit_type::show))
        .route("/review/unit-types/{id}", post().to(unit_type::rename))
        .route("/review/unit-types/{id}/moves", post().to(unit_type::shift))
        .route(
            "/review/unit-types/{id}/closings",
            post().to(unit_type::close),
        )
        .route(
            "/review/unit-types/{id}/reopenings",
            post().to(unit_type::reopen),
        );
}

/// What data providers ask us. Guard: the data set's own credentials, or the citizen's token.
fn providers_machines(config: &mut ServiceConfig) {
    use actix_web::web::{get, post, to};

    use crate::api::{connect, oauth, problem};

    config
        .route("/connect/introspect", post().to(connect::introspect))
        .route("/connect/introspect", to(problem::only_post))
        .route("/connect/userinfo", get().to(connect::userinfo))
        .route("/connect/userinfo", to(problem::only_get))
        .service(scope("/connect").default_service(to(problem::nothing)))
        .route("/oauth/introspect", post().to(oauth::introspect))
        .route("/oauth/introspect", to(problem::only_post))
        .service(scope("/oauth").default_service(to(problem::nothing)))
        .route(
            "/.well-known/oauth-authorization-server",
            get().to(oauth::metadata),
        )
        .route(
            "/.well-known/oauth-authorization-server",
            to(problem::only_get),
        );
}

/// The park data API. Guard: a signature (`Signed<T>`), its address and its quota; paths match in any case. Its
/// document is open to everybody.
fn park_data(config: &mut ServiceConfig) {
    use actix_web::web::{get, to};

    use crate::api::{openapi, park, problem};

    config
        .route("/v2/swagger/public", get().to(openapi::show))
        .route("/v2/swagger/public", to(problem::only_get))
        .service(park::at("/v2/Land/IdleLand/{Year}"))
        .service(park::at("/v2/Land/IdleLandStatistics/{Year}"))
        .service(park::at("/v2/IndustrialPark"))
        .service(park::at("/v2/IndustrialPark/IndustryAssist/{Year}"))
        .service(park::at(
            "/v2/IndustrialPark/IndustrialParkFacility/{IndustrialParkID}",
        ))
        .service(park::at("/v2/Agency"))
        .service(park::at("/v2/Factory"))
        .service(park::at("/v2/Factory/{IndustrialParkID}"))
        .service(park::at("/v2/Factory/FactoryProduct/{IndustrialParkID}"))
        .service(park::at(
            "/v2/Factory/FactoryIndustrialClass/{IndustrialParkID}",
        ))
        .service(park::at("/v2"))
        .service(park::at("/v2/{rest:.*}"));
}
