//! The command line of MyData.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use mydata::clients::pdf_reader::child;
use mydata::commands::verify::Verify;

/// One server for MyData and the park data platform.
#[derive(Parser)]
#[command(name = "mydata", version)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Verify(Verify),
    /// Read one PDF from standard input, for the server itself
    #[command(name = mydata::clients::pdf_reader::SUBCOMMAND, hide = true)]
    ReadPdf,
}

fn main() -> ExitCode {
    match CommandLine::parse().command {
        Command::Verify(verify) => verify.run(),
        Command::ReadPdf => match child::serve(std::io::stdin().lock(), std::io::stdout().lock()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
    }
}
