//! The command line of MyData.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use mydata::clients::pdf_reader::{self, child};
use mydata::commands::admin::Admin;
use mydata::commands::import::Import;
use mydata::commands::keys::Keys;
use mydata::commands::verify::Verify;
use mydata::commands::{files, migrate, serve};

/// SQLite, which is C, takes its memory there, too (feature `override`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// One server for MyData and the Industrial Data Space.
///
/// Without a command it serves. It is set up by environment variables, which the README lists; with none of them
/// it runs on an embedded database, with made-up people and agencies.
#[derive(Parser)]
#[command(name = "mydata", version)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server until it is told to stop (what happens without a command)
    Serve,
    /// Bring the tables of the database up to date
    Migrate,
    Verify(Verify),
    Admin(Admin),
    Keys(Keys),
    Import(Import),
    /// Read one PDF from standard input, for the server itself
    #[command(name = pdf_reader::SUBCOMMAND, hide = true)]
    ReadPdf,
}

fn main() -> ExitCode {
    files::keep_private();
    match CommandLine::parse().command.unwrap_or(Command::Serve) {
        Command::Serve => serve::run(),
        Command::Migrate => migrate::run(),
        Command::Verify(verify) => verify.run(),
        Command::Admin(admin) => admin.run(),
        Command::Keys(keys) => keys.run(),
        Command::Import(import) => import.run(),
        Command::ReadPdf => match child::serve(std::io::stdin().lock(), std::io::stdout().lock()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
    }
}
