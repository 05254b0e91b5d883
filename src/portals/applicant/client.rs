//! Lines that call the API with a pair, in six languages. The key is not in them: its owner puts it in.

use askama::Template;

/// A service to begin with.
const PATH: &str = "/v2/IndustrialPark?$top=3&$format=JSON";

macro_rules! clients {
    ($($name:ident $id:literal $title:literal $path:literal;)+) => {
        $(
            #[derive(Template)]
            #[template(path = $path, escape = "none")]
            struct $name<'a> {
                app_id: &'a str,
                url: &'a str,
            }
        )+

        /// A client in one language.
        pub struct Client {
            pub id: &'static str,
            pub title: &'static str,
            pub lines: String,
        }

        /// The lines in every language.
        ///
        /// # Errors
        /// When a template fails.
        pub fn clients(app_id: &str, base_url: &str) -> Result<Vec<Client>, askama::Error> {
            let url = &format!("{base_url}{PATH}");
            Ok(vec![$(Client {
                id: $id,
                title: $title,
                lines: $name { app_id, url }.render()?,
            },)+])
        }
    };
}

clients! {
    Curl "curl" "curl" "applicant/clients/curl.sh";
    Python "python" "Python" "applicant/clients/python.py";
    JavaScript "javascript" "JavaScript" "applicant/clients/javascript.js";
    CSharp "csharp" "C#" "applicant/clients/csharp.cs";
    Java "java" "Java" "applicant/clients/java.java";
    Rust "rust" "Rust" "applicant/clients/rust.rs";
}
