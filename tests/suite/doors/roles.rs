//! A town in which everything has happened once, and everybody who may stand before a door of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mydata::domain::dataset::caller;
use mydata::domain::ids::ResourceId;
use mydata::domain::token;

use super::table::Route;
use crate::participant::{feedback, notices, showcase, training};
use crate::support::control;
use crate::support::door::Answer;
use crate::support::visitor::Visitor;
use crate::town::Town;
use crate::town::citizen::{
    Citizen, HOUSEHOLD, HOUSEHOLD_ID, KINSHIP, KINSHIP_ID, REGISTRATION, REGISTRATION_ID, digits,
};
use crate::town::clerk::ask;
use crate::town::member;
use crate::town::server::Server;

/// What belongs to a citizen.
#[derive(Debug, Clone)]
struct Belongings {
    request: String,
    package: String,
    /// Another package, for what destroys it.
    spare: String,
    consent: String,
    /// An opening that waits, for what stops it.
    opening: String,
}

/// Somebody before the doors.
pub struct Role {
    /// What they are called at the top of the matrix.
    pub name: &'static str,
    /// Their browser.
    pub browser: Visitor<Server>,
    /// Where they begin to walk.
    pub starts: Vec<String>,
    belongings: Belongings,
    machine: Option<Machine>,
}

/// What a provider's program knows.
#[derive(Debug, Clone)]
struct Machine {
    basic: String,
    token: String,
}

/// What belongs to the members of the park data platform, and where their letters lead.
struct Papers {
    activation: String,
    reset: String,
    /// The token of a link that confirms a new address.
    moving: String,
    account: String,
    /// An application that was granted, and the pair that came of it.
    application: String,
    pair: String,
    /// Another that waits, and what the member handed in.
    waiting: String,
    proof: String,
    /// A piece of news, a file, and a unit type.
    news: String,
    download: String,
    unit: String,
    /// What the member sent to be answered, by kind.
    feedback: String,
    consultation: String,
    submission: String,
    /// A course, the member's place in it, and another's.
    course: String,
    enrolment: String,
    place: String,
    /// The token of a mail about a new data service.
    notice: String,
}

/// The town and everybody in it.
pub struct Everybody {
    /// The town.
    pub town: Town,
    /// In the order of the columns.
    pub roles: Vec<Role>,
    draft: String,
    challenge: String,
    opening: String,
    link: String,
    papers: Papers,
    asset: String,
}

impl Everybody {
    /// Lets everything happen once.
    pub async fn gather() -> Self {
        let town = Town::new().await.forgiving();
        let reviewer = town.reviewer("wu.reviewer").await;
        let (ming, mei) = (town.citizen("ming"), town.citizen("mei"));
        let of_ming = settle(&ming, &[REGISTRATION, HOUSEHOLD, KINSHIP]).await;
        let of_mei = settle(&mei, &[REGISTRATION, HOUSEHOLD]).await;
        let datasets = [REGISTRATION_ID, HOUSEHOLD_ID].map(|id| id.parse().unwrap());
        let [first, second, unused] =
            ["lin.clerk", "wu.clerk", "new.clerk"].map(|login| town.hire(login, &datasets));
        let clerk = town.employ(&first).await;
        let open = open(&town, &ming, &clerk).await;
        let of_ming = belongings(&town, &of_ming, HOUSEHOLD_ID, KINSHIP_ID)
            .with(&present(&town, &ming, &clerk, HOUSEHOLD).await.0);
        let of_mei = belongings(&town, &of_mei, HOUSEHOLD_ID, HOUSEHOLD_ID)
            .with(&present(&town, &mei, &clerk, REGISTRATION).await.0);
        let (holder, stranger) = (town.citizen("mei"), town.citizen("south"));
        for page in [holder.come_back_by_code().await, stranger.come_back().await] {
            assert_eq!(page.path(), "/personal/barcodes", "{}", page.read());
        }
        let (member, papers) = members(&town, &reviewer).await;
        let visitor = town.citizen("elder");
        let page = visitor.agree(&[REGISTRATION]).await;
        let page = visitor.begin(page).await;
        let draft = id(&page.path(), 3);
        let roles = vec![
            Role::new("visitor", &visitor.browser, &of_ming).from(&["/", &page.path()]),
            Role::new("citizen", &ming.browser, &of_ming).from(&[
                "/",
                "/personal/barcodes",
                &format!("/personal/requests/{}", of_ming.request),
                &format!("/personal/files/{}", of_ming.package),
            ]),
            Role::new("other citizen", &stranger.browser, &of_ming).from(&["/personal"]),
            Role::new("barcode holder", &holder.browser, &of_mei).from(&["/personal/barcodes"]),
            Role::new("clerk", &clerk, &of_ming).from(&["/organ", &open]),
            Role::new("other clerk", &town.employ(&second).await, &of_ming).from(&["/organ"]),
            Role::new("member", &member, &of_ming).from(&["/ids", "/ids/api/records"]),
            Role::new("reviewer", &reviewer, &of_ming).from(&["/review"]),
            Role {
                machine: Some(machine(&town).await),
                ..Role::new("machine", &town.visitor_from("127.0.0.1"), &of_ming)
            },
        ];
        let asset = control::all(page.document(), "link[rel=stylesheet]")[0];
        let asset = asset.attr("href").unwrap().to_owned();
        Self {
            challenge: town.only(&format!("challenges WHERE request_id = '{draft}'")),
            opening: id(&open, 3),
            link: unused.token,
            papers,
            roles,
            draft,
            asset,
            town,
        }
    }

    /// The path of a route as this role would take it: through what is theirs, or else through what is another's.
    ///
    /// # Panics
    /// When nobody has said here what a route's parameters are.
    pub fn path(&self, role: &Role, pattern: &str) -> String {
        let own = &role.belongings;
        if pattern == mydata::http::assets::ROUTE {
            return self.asset.clone();
        }
        let mut pattern = pattern.replace("{number}", "1");
        for (name, value) in [
            ("{Year}", "115"),
            ("{IndustrialParkID}", "A1"),
            ("{rest:.*}", "x"),
            ("{key}", "nobody"),
        ] {
            pattern = pattern.replace(name, value);
        }
        if let Some(id) = self.sent(&pattern) {
            return pattern.replace("{id}", id);
        }
        let (name, value) = match pattern.as_str() {
            path if !path.contains('{') => return pattern.replace('…', "nothing"),
            "/personal/requests/{id}/terms"
            | "/personal/requests/{id}/identity"
            | "/personal/requests/{id}/proof" => ("{id}", &self.draft),
            path if path.starts_with("/personal/requests/{id}") => ("{id}", &own.request),
            "/personal/consents/{id}/withdrawals" => ("{id}", &own.consent),
            "/personal/openings/{id}/stops" => ("{id}", &own.opening),
            "/personal/files/{package}/deletions" => ("{package}", &own.spare),
            path if path.starts_with("/personal/files/{package}") => ("{package}", &own.package),
            path if path.starts_with("/personal/barcodes/{package}") => ("{package}", &own.package),
            path if path.starts_with("/organ/openings/{id}") => ("{id}", &self.opening),
            "/organ/enrol/{token}" => ("{token}", &self.link),
            path if path.starts_with("/review/applications/{id}") => ("{id}", &self.papers.waiting),
            path if path.starts_with("/review/keys/{id}") => ("{id}", &self.papers.pair),
            "/review/members/{id}" => ("{id}", &self.papers.account),
            path if path.starts_with("/review/proofs/{id}") => ("{id}", &self.papers.proof),
            "/ids/notices/ends/{token}" => ("{token}", &self.papers.notice),
            path if path.starts_with("/ids/api/applications/{id}") => {
                ("{id}", &self.papers.application)
            }
            "/ids/api/account/proofs/{id}/picture" => ("{id}", &self.papers.proof),
            path if path.starts_with("/ids/api/keys/{id}") => ("{id}", &self.papers.pair),
            "/ids/news/{id}" | "/review/news/{id}" => ("{id}", &self.papers.news),
            "/ids/downloads/{id}" | "/review/downloads/{id}" => ("{id}", &self.papers.download),
            "/ids/services/{id}" | "/review/services/{id}" => ("{id}", &"Agency".to_owned()),
            path if path.starts_with("/review/unit-types/{id}") => ("{id}", &self.papers.unit),
            "/ids/activate/{token}" => ("{token}", &self.papers.activation),
            "/ids/password/reset/{token}" => ("{token}", &self.papers.reset),
            "/ids/account/mail/{token}" => ("{token}", &self.papers.moving),
            "/identity/callbacks/{id}" => ("{id}", &self.challenge),
            "/personal/categories/{slug}" => ("{slug}", &"household".to_owned()),
            "/personal/detail/{resource_id}" => ("{resource_id}", &REGISTRATION_ID.to_owned()),
            path => panic!("say here what the parameters of {path} are"),
        };
        let query = if pattern.ends_with("/watch") {
            "?stage=open"
        } else {
            ""
        };
        pattern.replace(name, value) + query
    }

    /// What stands for the id in a route about what members send and where they take part.
    fn sent(&self, pattern: &str) -> Option<&str> {
        let papers = &self.papers;
        Some(match pattern {
            "/ids/feedback/{id}" => &papers.feedback,
            "/ids/training/consultations/{id}" => &papers.consultation,
            "/ids/showcase/{id}/picture" | "/review/inquiries/{id}/picture" => &papers.submission,
            "/ids/training/courses/{id}/enrolments" => &papers.course,
            "/ids/training/enrolments/{id}/withdrawals" => &papers.enrolment,
            "/review/training/enrolments/{id}/answers" => &papers.place,
            path if path.starts_with("/ids/showcase/submissions/{id}") => &papers.submission,
            path if path.starts_with("/review/inquiries/{id}") => &papers.feedback,
            path if path.starts_with("/review/training/courses/{id}") => &papers.course,
            _ => return None,
        })
    }

    /// Sends what this role would send to the route: `form` is what stands in it, if it has one.
    pub async fn knock(&self, role: &Role, route: &Route, form: &str) -> Answer {
        let path = self.path(role, &route.pattern);
        let method = match route.method.as_str() {
            "ANY" => "PUT",
            method => method,
        };
        let mut headers = vec![];
        if method != "GET" {
            headers.push(("content-type", "application/x-www-form-urlencoded"));
        }
        let Some(machine) = &role.machine else {
            return role
                .browser
                .ask(method, &path, &headers, form.as_bytes())
                .await;
        };
        let credentials = if path.ends_with("userinfo") {
            format!("Bearer {}", machine.token)
        } else {
            machine.basic.clone()
        };
        headers.push(("authorization", &credentials));
        let body = format!("token={}", machine.token.replace(':', "%3A"));
        let body = if method == "GET" { "" } else { &body };
        role.browser
            .apart()
            .ask(method, &path, &headers, body.as_bytes())
            .await
    }
}

impl Role {
    fn new(name: &'static str, browser: &Visitor<Server>, belongings: &Belongings) -> Self {
        Self {
            name,
            browser: browser.clone(),
            starts: Vec::new(),
            belongings: belongings.clone(),
            machine: None,
        }
    }

    fn from(self, starts: &[&str]) -> Self {
        let starts = starts.iter().map(|path| (*path).to_owned()).collect();
        Self { starts, ..self }
    }

    /// Whether it comes with a browser that keeps a session; a machine does not.
    pub const fn has_session(&self) -> bool {
        self.machine.is_none()
    }

    /// The token that forms made for this session carry; none for a machine, which reads no pages.
    pub async fn csrf(&self) -> String {
        if self.machine.is_some() {
            return String::new();
        }
        let page = self.browser.visit("/personal").await;
        let field = control::all(page.document(), "input[name=csrf]")[0];
        format!("csrf={}", field.attr("value").unwrap())
    }
}

impl Belongings {
    fn with(self, opening: &str) -> Self {
        Self {
            opening: id(opening, 3),
            ..self
        }
    }
}

/// The part at `place` of a path; the first follows its first slash.
fn id(path: &str, place: usize) -> String {
    path.split('/').nth(place).unwrap().to_owned()
}

/// Fetches the data sets, and confirms the contact: the request.
async fn settle(citizen: &Citizen<'_>, names: &[&str]) -> String {
    let page = citizen.prove(names).await;
    let page = citizen.confirm_contact(page).await;
    assert!(page.sees("前往資料條碼區"), "{}", page.read());
    id(&page.path(), 3)
}

/// Opens the citizen's first data set at the counter: the path of the opening.
async fn open(town: &Town, citizen: &Citizen<'_>, clerk: &Visitor<Server>) -> String {
    let (path, password) = present(town, citizen, clerk, REGISTRATION).await;
    let page = clerk.visit(&path).await;
    let page = page.fill("驗證密碼", &password);
    assert_eq!(page.press("確認").await.heading(), "條碼取用");
    let notice = town.letter(citizen.person.mail).await;
    assert!(notice.text.contains("申請育兒津貼"), "{}", notice.text);
    path
}

/// Makes a barcode and lets the clerk ask for its password: the path of the opening, and the password.
async fn present(
    town: &Town,
    citizen: &Citizen<'_>,
    clerk: &Visitor<Server>,
    name: &str,
) -> (String, String) {
    let page = citizen.browser.visit("/personal/barcodes").await;
    let page = page.press(&format!("取得條碼 {name}")).await;
    let cards = control::all(page.document(), "article");
    let card = cards
        .iter()
        .find(|card| control::text(**card).contains(name));
    let symbols = card.unwrap().descendent_elements();
    let symbols = symbols
        .filter(|part| part.attr("class") == Some("barcode-text"))
        .map(control::text)
        .collect::<String>();
    let page = ask(clerk, &symbols, "115-0001").await;
    assert_eq!(page.heading(), "輸入驗證密碼", "{}", page.read());
    let letter = town.letter(citizen.person.mail).await;
    (page.path(), digits(&letter.text))
}

/// What came of a request; `spare` and `withdrawn` are data sets of it.
fn belongings(town: &Town, request: &str, spare: &str, withdrawn: &str) -> Belongings {
    let of = |dataset: &str| format!("request_id = '{request}' AND dataset_id = '{dataset}'");
    let package = |dataset: &str| town.only(&format!("transfers WHERE {}", of(dataset)));
    Belongings {
        package: package(REGISTRATION_ID),
        spare: package(spare),
        consent: town.only(&format!("consents WHERE {}", of(withdrawn))),
        request: request.to_owned(),
        opening: String::new(),
    }
}

/// A member who is signed in; the tokens of somebody's link of activation, of the member's to set a new
/// password, and of another's to confirm a new address.
async fn members(town: &Town, reviewer: &Visitor<Server>) -> (Visitor<Server>, Papers) {
    let member = town.member("chen.dev").await;
    let page = member.visit("/ids/password/reset").await;
    page.fill("Email", "chen.dev@example.tw")
        .press("寄送連結")
        .await;
    let reset = member::link(&town.letter("chen.dev@example.tw").await);
    member::apply(&member, "一般會員").await;
    town.letter("chen.dev@example.tw").await;
    member::apply(&member, "進階會員").await;
    hand_in_proof(&member).await;
    member::register(&town.visitor(), "late.dev", "late@example.tw").await;
    let activation = member::link(&town.letter("late@example.tw").await);
    let mover = town.member("wu.dev").await;
    let page = mover.visit("/ids/account/mail").await;
    page.fill("新的 Email", "wu.dev@new.example.tw")
        .fill("目前的密碼", member::PASSWORD)
        .press("寄送連結")
        .await;
    town.letter("wu.dev@example.tw").await;
    let moving = member::link(&town.letter("wu.dev@new.example.tw").await);
    let [feedback, consultation, submission] = ask_all(&member).await;
    training::open(reviewer, "9").await;
    for browser in [&member, &mover] {
        let page = browser.visit("/ids/training").await;
        assert!(page.press("報名 OData 入門").await.sees("待確認"));
    }
    let of = |login: &str| {
        let account = town.only(&format!("accounts WHERE login = '{login}'"));
        town.only(&format!("enrolments WHERE account_id = '{account}'"))
    };
    let page = member.visit("/ids/notices").await;
    page.press("開始接收通知").await;
    notices::announce(reviewer).await;
    let notice = town.letter("chen.dev@example.tw").await.unsubscribing;
    let papers = Papers {
        feedback,
        consultation,
        submission,
        course: town.only("courses WHERE seats = 9"),
        enrolment: of("chen.dev"),
        place: of("wu.dev"),
        notice: notice.unwrap().rsplit('/').next().unwrap().to_owned(),
        activation: id(&activation, 3),
        reset: id(&reset, 4),
        moving: id(&moving, 4),
        account: town.only("accounts WHERE login = 'chen.dev'"),
        application: town.only("licence_applications WHERE verdict IS NOT NULL"),
        pair: town.only("credentials"),
        waiting: town.only("licence_applications WHERE verdict IS NULL"),
        proof: town.only("attribution_proofs"),
        news: town.only("news WHERE title_en LIKE 'Maintenance%'"),
        download: town.only("downloads WHERE title_en LIKE 'Fields%'"),
        unit: town.only("unit_types WHERE name_en = 'Other company'"),
    };
    (member, papers)
}

/// Shows where the line of the attribution stands, with a picture of it.
async fn hand_in_proof(member: &Visitor<Server>) {
    let page = member.visit("/ids/api/account").await;
    let page = page.fill("網頁網址", "https://chen.example.tw/").attach(
        "畫面截圖",
        "line.png",
        showcase::PICTURE,
    );
    assert!(page.press("送出").await.sees("待確認"));
}

/// Sends one inquiry of each kind: their ids.
async fn ask_all(member: &Visitor<Server>) -> [String; 3] {
    let feedback = feedback::report(member, "地址已經變更").await;
    let page = member.visit("/ids/training/consultations").await;
    let consultation = page.fill("問題", "如何計算簽章？").press("送出問題").await;
    let submission = showcase::submit(member, "https://chen.example.tw/").await;
    [feedback, consultation, submission].map(|page| {
        assert_eq!(page.status(), 200, "{}", page.read());
        page.path().rsplit('/').next().unwrap().to_owned()
    })
}

/// A program of the provider: the secret of one data set, and the token of a transfer that is under way.
async fn machine(town: &Town) -> Machine {
    let young = town.citizen("young");
    young.prove(&[REGISTRATION]).await;
    let (vault, dataset) = (
        &town.app.vault,
        REGISTRATION_ID.parse::<ResourceId>().unwrap(),
    );
    let waiting = town.only("transfers WHERE state = 'waiting'");
    let (secret, token) = town.read(|conn| {
        let secret = caller::find_secret(conn, vault, &dataset)?;
        let token = token::present(conn, vault, waiting.parse().unwrap())?;
        Ok((secret.unwrap(), token.unwrap()))
    });
    let pair = format!("{REGISTRATION_ID}:{}", secret.reveal());
    Machine {
        basic: format!("Basic {}", STANDARD.encode(pair)),
        token: token.reveal().to_owned(),
    }
}
