//! Each setting changes what happens: the real program, started with it and without it.

mod bodies;
mod first_start;
mod hashers;
mod keys;
mod letters;
mod listening;
mod logs;
mod migration;
mod packages;
mod post_office;
mod production;
mod proxies;
mod register;
mod trust;

use std::net::TcpListener;

use crate::jobs::program::Program;

/// A port on which nobody listens.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// The sentences with which the program ended instead of starting.
fn refusal(program: Program) -> Vec<String> {
    let (ended, said) = program.end();
    assert!(!ended.success(), "{said}");
    let sentences = said
        .lines()
        .filter_map(|line| line.strip_prefix("mydata: "));
    sentences.map(str::to_owned).collect()
}
