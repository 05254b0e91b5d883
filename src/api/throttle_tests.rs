//! Wrong credentials, again and again.

use actix_web::test::TestRequest;

use super::trial::{Answer, Doors, SECRET, introspection};
use crate::domain::ids::ResourceId;
use crate::domain::limit::Limited;
use crate::kit::clock::{minutes, seconds};

const TOO_MANY: (u16, &str) = (429, r#"{"error":"too_many_requests"}"#);
const PATHS: [&str; 2] = ["/connect/introspect", "/oauth/introspect"];

fn most(limited: Limited) -> u32 {
    limited.allowance().most
}

fn refused(answer: &Answer, seconds: &str) {
    assert_eq!(answer.told(), TOO_MANY);
    assert_eq!(answer.header("retry-after"), seconds);
}

async fn guess(doors: &Doors, path: &str, dataset: &ResourceId, secret: &str) -> Answer {
    let token = format!("mydata::{}", "0a".repeat(32));
    doors
        .send(introspection(path, dataset, secret, &token))
        .await
}

async fn ask_from(doors: &Doors, dataset: &ResourceId, peer: &str) -> u16 {
    let token = format!("mydata::{}", "0a".repeat(32));
    let request = introspection(PATHS[0], dataset, SECRET, &token);
    doors
        .send(request.peer_addr(peer.parse().unwrap()))
        .await
        .status
}

#[actix_web::test]
async fn a_secret_that_was_guessed_too_often_is_not_looked_at_until_ten_minutes_after_the_first_guess()
 {
    let doors = Doors::new();
    let (dataset, other) = (doors.dataset(), doors.dataset());
    for number in 0..most(Limited::MachineByDataset) {
        let path = PATHS[usize::from(number % 2 == 1)];
        assert_eq!(guess(&doors, path, &dataset, "wrong").await.status, 401);
        doors.clock.advance(seconds(1));
    }
    for path in PATHS {
        refused(&guess(&doors, path, &dataset, "wrong").await, "570");
        refused(&guess(&doors, path, &dataset, SECRET).await, "570");
        assert_eq!(guess(&doors, path, &other, SECRET).await.status, 200);
    }
    assert_eq!(ask_from(&doors, &dataset, "198.51.100.8:4000").await, 200);
    doors.clock.advance(seconds(569));
    refused(&guess(&doors, PATHS[0], &dataset, SECRET).await, "1");
    doors.clock.advance(seconds(1));
    assert_eq!(guess(&doors, PATHS[0], &dataset, SECRET).await.status, 200);
}

#[actix_web::test]
async fn right_credentials_are_never_counted() {
    let doors = Doors::new();
    let dataset = doors.dataset();
    for _ in 0..=most(Limited::MachineByDataset) {
        assert_eq!(guess(&doors, PATHS[0], &dataset, SECRET).await.status, 200);
    }
    assert_eq!(guess(&doors, PATHS[0], &dataset, "wrong").await.status, 401);
}

#[actix_web::test]
async fn an_address_that_tries_many_names_or_tokens_is_refused_as_a_whole() {
    let doors = Doors::new();
    let dataset = doors.dataset();
    let token = doors.token(doors.world.citizen("A123456789"), &dataset);
    let most = most(Limited::MachineByAddress);
    for number in 0..most {
        let status = if number % 2 == 0 {
            let name = ResourceId::draw(doors.world.random.as_ref());
            guess(&doors, PATHS[0], &name, SECRET).await.status
        } else {
            let unknown = format!("mydata::{number:064x}");
            doors.userinfo(&unknown).await.status
        };
        assert_eq!(status, 401, "{number} of {most}");
    }
    refused(&doors.userinfo(&token).await, "600");
    refused(&doors.introspect(&dataset, &token).await, "600");
    assert_eq!(ask_from(&doors, &dataset, "198.51.100.8:4000").await, 200);
    doors.clock.advance(minutes(10));
    assert_eq!(doors.userinfo(&token).await.status, 200);
}

#[actix_web::test]
async fn what_could_be_no_credentials_checks_no_secret_and_is_not_counted() {
    let doors = Doors::new();
    let dataset = doors.dataset();
    for _ in 0..=most(Limited::MachineByAddress) {
        assert_eq!(doors.userinfo("nothing").await.status, 401);
        let nameless = TestRequest::post().uri(PATHS[0]);
        assert_eq!(doors.send(nameless).await.status, 400);
    }
    assert_eq!(guess(&doors, PATHS[0], &dataset, SECRET).await.status, 200);
}

#[actix_web::test]
async fn processes_count_together() {
    let doors = Doors::new();
    let dataset = doors.dataset();
    let another = doors.another();
    for number in 0..most(Limited::MachineByDataset) {
        let process = if number % 2 == 0 { &doors } else { &another };
        let answer = guess(process, PATHS[0], &dataset, "wrong").await;
        assert_eq!(answer.status, 401);
    }
    for process in [&doors, &another] {
        refused(&guess(process, PATHS[0], &dataset, SECRET).await, "600");
    }
}

#[actix_web::test]
async fn of_many_guesses_at_once_no_more_are_looked_at_than_allowed() {
    let doors = Doors::new();
    let dataset = doors.dataset();
    let most = most(Limited::MachineByDataset) as usize;
    let guesses = (0..most + 20).map(|_| guess(&doors, PATHS[0], &dataset, "wrong"));
    let answers = futures_util::future::join_all(guesses).await;
    let wrong = answers.iter().filter(|answer| answer.status == 401).count();
    assert_eq!(wrong, most);
    assert_eq!(answers.len() - wrong, 20);
}
