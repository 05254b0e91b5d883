//! `MYDATA_TRUSTED_PROXIES`: whose word counts for where a caller is.

use std::rc::Rc;

use mydata::domain::dataset::caller;
use mydata::domain::token;

use crate::jobs::stage::Stage;
use crate::support::door::Answer;
use crate::support::visitor::Visitor;
use crate::support::wire::Wire;

/// Asks about the living token of the stage's transfer through a proxy on this machine; the provider may call from
/// 203.0.113.0/24 only.
async fn ask(stage: &Stage, settings: &[(&str, &str)]) -> Answer {
    let halt = [("MYDATA_SANDBOX_HALT", "job-claimed")];
    let mut program = stage.start_with(&[&halt, settings].concat());
    let address = program.address();
    program.wait_for_halt();
    let transfer = stage.transfer();
    let (token, secret) = stage.write(|tx, vault| {
        let token = token::present(tx, vault, transfer.id)?;
        Ok((token, caller::find_secret(tx, vault, &transfer.dataset)?))
    });
    let credentials = [transfer.dataset.as_str(), ":", secret.unwrap().reveal()].concat();
    let body = ["token=", token.unwrap().reveal()].concat();
    let basic = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, credentials);
    let headers = [
        ("authorization", ["Basic ", &basic].concat()),
        (
            "content-type",
            "application/x-www-form-urlencoded".to_owned(),
        ),
        ("x-forwarded-for", "192.0.2.1, 203.0.113.9".to_owned()),
    ];
    let headers = headers
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let visitor = Visitor::new(Rc::new(Wire(address)));
    visitor
        .ask("POST", "/connect/introspect", &headers, body.as_bytes())
        .await
}

#[actix_web::test]
async fn only_a_trusted_proxy_says_where_a_caller_is() {
    let stage = Stage::set();
    stage.execute(
        "INSERT INTO dataset_hosts (dataset_id, network) VALUES ('API.crash12345', '203.0.113.0/24')",
    );
    let refused = ask(&stage, &[]).await;
    assert_eq!(refused.status, 401);
    stage.let_leases_run_out();
    let elsewhere = [("MYDATA_TRUSTED_PROXIES", "10.0.0.0/8")];
    assert_eq!(ask(&stage, &elsewhere).await.status, 401);
    stage.let_leases_run_out();
    let trusted = [("MYDATA_TRUSTED_PROXIES", "10.0.0.0/8, 127.0.0.1")];
    let admitted = ask(&stage, &trusted).await;
    let told = String::from_utf8(admitted.body).unwrap();
    assert_eq!(told, r#"{"active":"true","verification":"CER"}"#);
    assert_eq!(
        stage.count("events WHERE code = 201 AND ip = '203.0.113.9'"),
        1
    );
    assert_eq!(stage.count("events WHERE code = 201"), 1);
}
