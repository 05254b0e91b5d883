//! The strangers of development: started before the server, attached to it, and introduced to whoever reads the
//! terminal or `var/demo.json`.

use serde_json::json;

use crate::app::App;
use crate::config::{Config, Post};
use crate::domain::audit::By;
use crate::domain::dataset::connecting::{self, Order};
use crate::domain::dataset::{Zone, caller};
use crate::kit::clock::SharedClock;
use crate::kit::means::Means;
use crate::kit::random::SharedRandom;
use crate::sandbox::people;
use crate::sandbox::town::Town;

/// Starts the strangers and fills in whom to trust.
///
/// # Errors
/// One sentence that says what is wrong.
pub async fn open(
    config: &mut Config,
    clock: &SharedClock,
    random: &SharedRandom,
) -> Result<Town, String> {
    let folder = config.server.var.join("sandbox");
    let mail = match &config.mail.post {
        Post::Folder(mail) => mail.clone(),
        Post::Smtp(_) => config.server.var.join("mail"),
    };
    let town = Town::open(&folder, &mail, clock, random)
        .await
        .map_err(|why| format!("the sandbox cannot start: {why}"))?;
    town.introduce(&mut config.identity)
        .map_err(|why| format!("{}: {why}", folder.display()))?;
    Ok(town)
}

/// Connects the provider's data sets, tells the provider its secrets, and says who lives here.
///
/// # Errors
/// One sentence that says what is wrong.
pub async fn attach(app: &App, town: &Town) -> Result<(), String> {
    town.attachment
        .set_platform(app.config.server.base_url.clone());
    let (now, vault, catalogue) = (app.clock.now(), app.vault.clone(), town.catalogue.clone());
    let attachment = town.attachment.clone();
    app.db
        .write(move |tx| -> Result<(), connecting::CannotConnect> {
            let order = Order {
                connection: &catalogue,
                zone: Zone::Production,
                rotate_secrets: false,
            };
            let means = Means::new(&vault, vault.random());
            for connected in connecting::connect(tx, now, &By::OPERATOR, means, &order)? {
                if let Some(secret) = caller::find_secret(tx, &vault, &connected.dataset)? {
                    attachment.set_secret(connected.dataset, secret);
                }
            }
            Ok(())
        })
        .await
        .map_err(|why| {
            super::start::sentence("the sandbox's data sets cannot be connected", &why)
        })?;
    introduce(app, town)
}

fn introduce(app: &App, town: &Town) -> Result<(), String> {
    let people = people::all();
    println!("The sandbox plays everybody else; all data are made up.");
    println!("  card component       {}", town.card_component.url());
    println!("  mailbox              {}", town.mailbox.url());
    println!("  data provider        {}", town.provider.url());
    println!("  ownership register   {}", town.register.url());
    println!("  revocation lists     {}", town.lists.url());
    for person in &people {
        println!(
            "  {} {}, born {}, PIN {}",
            person.name,
            person.id_number.reveal(),
            person.birth_date,
            person.pin
        );
    }
    let citizens: Vec<_> = people
        .iter()
        .map(|person| {
            json!({
                "key": person.key, "name": person.name, "id_number": person.id_number.reveal(),
                "birth_date": person.birth_date.to_string(), "pin": person.pin, "mail": person.mail,
            })
        })
        .collect();
    let told = json!({
        "server": app.config.server.link(""),
        "mailbox": town.mailbox.url(),
        "card_component": town.card_component.url(),
        "data_provider": town.provider.url(),
        "ownership_register": town.register.url(),
        "revocation_lists": town.lists.url(),
        "citizens": citizens,
    });
    let path = app.config.server.var.join("demo.json");
    let text = serde_json::to_vec_pretty(&told).unwrap_or_default();
    super::files::write_secret(&path, &text)
        .map_err(|why| format!("{} cannot be written: {why}", path.display()))
}
