//! The strangers of development: started before the server, attached to it, and introduced to whoever reads the
//! terminal or `var/demo.json`.

mod introduction;

use super::start;
use crate::app::App;
use crate::config::{Config, Post};
use crate::db;
use crate::domain::account::queries as accounts;
use crate::domain::account::second_factor::FactorSecret;
use crate::domain::audit::By;
use crate::domain::dataset::connecting::{self, Order};
use crate::domain::dataset::{Zone, caller};
use crate::domain::ids::CounterId;
use crate::domain::park::made_up;
use crate::kit::clock::SharedClock;
use crate::kit::random::SharedRandom;
use crate::sandbox::authenticator::{self, Secrets};
use crate::sandbox::staff::{self, Person};
use crate::sandbox::stranger::Running;
use crate::sandbox::town::Town;
use crate::sandbox::{content_sample, member, park_sample, participation};

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
    if matches!(config.mail.post, Post::Folder(_)) {
        config.sandbox.mailbox = Some(town.mailbox.url());
    }
    Ok(town)
}

/// Connects the provider's data sets, hires the clerk and the reviewer, enters the member, and says who lives here; answers
/// the authenticator of both, which stops when it is dropped.
///
/// # Errors
/// One sentence that says what is wrong.
pub async fn attach(app: &App, town: &Town) -> Result<Running, String> {
    connect(app, town)
        .await
        .map_err(|why| start::sentence("the sandbox's data sets cannot be connected", &why))?;
    enter_park_sample(app)
        .await
        .map_err(|why| start::sentence("the made-up park data cannot be entered", &why))?;
    enter_content(app)
        .await
        .map_err(|why| start::sentence("the made-up news and files cannot be entered", &why))?;
    let secrets = hire_all(app, town)
        .await
        .map_err(|why| start::sentence("the sandbox's staff cannot be hired", &why))?;
    enter_member(app)
        .await
        .map_err(|why| start::sentence("the sandbox's member cannot be entered", &why))?;
    enter_participation(app).await.map_err(|why| {
        start::sentence("the made-up courses and showcase cannot be entered", &why)
    })?;
    let shown = authenticator::start(0, secrets.clone(), app.clock.clone())
        .await
        .map_err(|why| format!("the sandbox cannot start: {why}"))?;
    app.config.sandbox.authenticator.get_or_init(|| shown.url());
    introduction::print(app, town, &shown);
    introduction::write(app, town, (&shown, &secrets))?;
    Ok(shown)
}

/// One transaction of those that enter what is not there yet. Of several programs that start at once on the same rows,
/// one looks and enters while the others wait.
async fn in_turn<T, E>(
    app: &App,
    work: impl FnOnce(&mut db::Tx<'_>) -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<db::Error> + Send + 'static,
{
    let in_turn = move |tx: &mut db::Tx<'_>| {
        tx.take_turn()?;
        work(tx)
    };
    app.db.write(in_turn).await
}

async fn enter_park_sample(app: &App) -> db::Result<bool> {
    let (now, random) = (app.clock.now(), app.random.clone());
    let enter = move |tx: &mut db::Tx<'_>| {
        made_up::enter_at_first(tx, now, random.as_ref(), &park_sample::sample())
    };
    in_turn(app, enter).await
}

async fn enter_content(app: &App) -> Result<(), content_sample::CannotEnter> {
    let (now, random) = (app.clock.now(), app.random.clone());
    let enter = move |tx: &mut db::Tx<'_>| content_sample::enter_at_first(tx, now, random.as_ref());
    in_turn(app, enter).await
}

async fn enter_participation(app: &App) -> Result<(), participation::CannotEnter> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    in_turn(app, move |tx| participation::enter(tx, now, &vault)).await
}

async fn connect(app: &App, town: &Town) -> Result<(), connecting::CannotConnect> {
    town.attachment
        .set_platform(app.config.server.base_url.clone());
    let (now, vault, catalogue) = (app.clock.now(), app.vault.clone(), town.catalogue.clone());
    let attachment = town.attachment.clone();
    let connect = move |tx: &mut db::Tx<'_>| -> Result<(), connecting::CannotConnect> {
        let order = Order {
            connection: &catalogue,
            zone: Zone::Production,
            rotate_secrets: false,
        };
        for connected in connecting::connect(tx, now, &By::OPERATOR, &vault, &order)? {
            if let Some(secret) = caller::find_secret(tx, &vault, &connected.dataset)? {
                attachment.set_secret(connected.dataset, secret);
            }
        }
        Ok(())
    };
    in_turn(app, connect).await
}

async fn hire_all(app: &App, town: &Town) -> Result<Secrets, staff::CannotHire> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let datasets = town.catalogue.datasets.iter();
    let datasets: Vec<_> = datasets
        .map(|dataset| dataset.resource_id.clone())
        .collect();
    let furnish = move |tx: &mut db::Tx<'_>| staff::furnish(tx, now, &vault, &datasets);
    let desk = in_turn(app, furnish).await?;
    Ok(Secrets {
        clerk: hire(app, staff::CLERK, Some(desk.id)).await?,
        reviewer: hire(app, staff::REVIEWER, None).await?,
    })
}

async fn hire(
    app: &App,
    who: Person,
    desk: Option<CounterId>,
) -> Result<FactorSecret, staff::CannotHire> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let read = move |conn: &mut db::Conn| staff::find(conn, &vault, who);
    if let Some(secret) = app.db.read(read).await? {
        return Ok(secret);
    }
    let password = app.hasher.prepare(who.password()?, Vec::new()).await;
    let password = password.map_err(|_| staff::CannotHire::Unfit)?;
    let vault = app.vault.clone();
    // While the password was hashed, another program may have hired them.
    let hire = move |tx: &mut db::Tx<'_>| match staff::find(tx, &vault, who)? {
        Some(secret) => Ok(secret),
        None => staff::hire(tx, now, &vault, (who, desk, &password)),
    };
    in_turn(app, hire).await
}

async fn enter_member(app: &App) -> Result<(), member::CannotEnter> {
    let login = member::login()?;
    let read = move |conn: &mut db::Conn| accounts::find_by_login(conn, &login);
    if app.db.read(read).await?.is_some() {
        return Ok(());
    }
    let password = app.hasher.prepare(member::password()?, Vec::new()).await;
    let password = password.map_err(|_| member::CannotEnter::Unfit)?;
    let (now, vault) = (app.clock.now(), app.vault.clone());
    in_turn(app, move |tx| member::enter(tx, now, &vault, &password)).await
}
