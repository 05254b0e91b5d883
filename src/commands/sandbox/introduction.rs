//! Says who lives in the sandbox: to whoever reads the terminal, and to programs in `var/demo.json`.

use serde_json::{Value, json};

use crate::app::App;
use crate::sandbox::authenticator::Secrets;
use crate::sandbox::stranger::Running;
use crate::sandbox::town::Town;
use crate::sandbox::{member, people, staff};

/// Prints where everybody listens, and who can sign in with what.
pub fn print(app: &App, town: &Town, authenticator: &Running) {
    println!("The sandbox plays everybody else; all data are made up.");
    println!("  card component       {}", town.card_component.url());
    println!("  mailbox              {}", town.mailbox.url());
    println!("  data provider        {}", town.provider.url());
    println!("  ownership register   {}", town.register.url());
    println!("  revocation lists     {}", town.lists.url());
    println!("  authenticator        {}", authenticator.url());
    println!(
        "Citizens, at {}; their cards go into the reader on the card component's page",
        app.config.server.link("/personal")
    );
    for person in people::all() {
        println!(
            "  {} {}, born {}, PIN {}",
            person.name,
            person.id_number.reveal(),
            person.birth_date,
            person.pin
        );
    }
    println!("Counter, at {}", app.config.server.link("/organ"));
    println!(
        "  {}, account {}, password {}, code from the authenticator",
        staff::CLERK.name,
        staff::CLERK.login,
        staff::CLERK.password
    );
    println!("Reviewers, at {}", app.config.server.link("/review"));
    println!(
        "  {}, account {}, password {}, code from the authenticator",
        staff::REVIEWER.name,
        staff::REVIEWER.login,
        staff::REVIEWER.password
    );
    println!(
        "Industrial Data Space, at {}",
        app.config.server.link("/ids")
    );
    println!(
        "  {}, account {}, password {}, letters in the mailbox",
        member::NAME,
        member::LOGIN,
        member::PASSWORD
    );
}

/// Writes the same, and what the authenticator shares, to `var/demo.json`.
///
/// # Errors
/// One sentence that says why it cannot be written.
pub fn write(
    app: &App,
    town: &Town,
    (authenticator, secrets): (&Running, &Secrets),
) -> Result<(), String> {
    let told = json!({
        "server": app.config.server.link(""),
        "mailbox": town.mailbox.url(),
        "card_component": town.card_component.url(),
        "data_provider": town.provider.url(),
        "ownership_register": town.register.url(),
        "revocation_lists": town.lists.url(),
        "authenticator": authenticator.url(),
        "citizens": citizens(),
        "staff": [{
            "account": staff::CLERK.login, "name": staff::CLERK.name, "password": staff::CLERK.password,
            "totp_secret": secrets.clerk.base32().as_str(), "counter": staff::COUNTER.0,
        }],
        "reviewers": [{
            "account": staff::REVIEWER.login, "name": staff::REVIEWER.name, "password": staff::REVIEWER.password,
            "totp_secret": secrets.reviewer.base32().as_str(),
        }],
        "members": [{
            "account": member::LOGIN, "name": member::NAME, "password": member::PASSWORD, "mail": member::MAIL,
        }],
    });
    let path = app.config.server.var.join("demo.json");
    let text = serde_json::to_vec_pretty(&told).unwrap_or_default();
    crate::commands::files::write_secret(&path, &text)
        .map_err(|why| format!("{} cannot be written: {why}", path.display()))
}

fn citizens() -> Vec<Value> {
    people::all()
        .iter()
        .map(|person| {
            json!({
                "key": person.key, "name": person.name, "id_number": person.id_number.reveal(),
                "birth_date": person.birth_date.to_string(), "pin": person.pin, "mail": person.mail,
            })
        })
        .collect()
}
