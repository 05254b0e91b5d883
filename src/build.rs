//! Lists the files that become part of the binary: the locales, and the static assets with a hash in their names.
//!
//! Nothing is looked up relative to the working directory when the server runs.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The pictures of the README lie below `static` and are no part of the site.
const PICTURES: &str = "readme/";

#[expect(
    clippy::disallowed_methods,
    reason = "a build script is told where things are by the environment"
)]
fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("locales.rs"), locales(&root.join("locales"))?)?;
    fs::write(out.join("assets.rs"), assets(&root.join("static"))?)?;
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=static");
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=migrations");
    Ok(())
}

/// `SOURCES`: language tag, file name without its ending, text.
fn locales(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut code = String::from(
        "/// Tag, file and text of every locale file.\nstatic SOURCES: &[(&str, &str, &str)] = &[\n",
    );
    for path in files(folder)? {
        let tag = path
            .parent()
            .and_then(Path::file_name)
            .map(|name| name.to_string_lossy().into_owned());
        let name = path
            .file_stem()
            .map(|name| name.to_string_lossy().into_owned());
        if let (Some(tag), Some(name)) = (tag, name) {
            writeln!(
                code,
                "    ({tag:?}, {name:?}, include_str!({:?})),",
                path.display().to_string()
            )?;
        }
    }
    code.push_str("];\n");
    Ok(code)
}

/// `ASSETS`: plain name, name with a hash of the content before its ending, the hash, bytes.
fn assets(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut code = String::from(
        "/// Every file of the folder `static` but the pictures of the README, in the order of its name.\nstatic ASSETS: &[Asset] = &[\n",
    );
    for path in files(folder)? {
        let name = path
            .strip_prefix(folder)?
            .to_string_lossy()
            .replace('\\', "/");
        if name.starts_with(PICTURES) {
            continue;
        }
        let hash = format!("{:016x}", fnv1a(&fs::read(&path)?));
        let hashed = match name.rsplit_once('.') {
            Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
            None => format!("{name}.{hash}"),
        };
        writeln!(
            code,
            "    Asset {{ name: {name:?}, url: {:?}, etag: {:?}, bytes: include_bytes!({:?}) }},",
            format!("/static/{hashed}"),
            format!("\"{hash}\""),
            path.display().to_string()
        )?;
    }
    code.push_str("];\n");
    Ok(code)
}

/// FNV-1a with 64 bits: tells versions of a file apart, and is the same on every machine.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Every file below `folder`, in a stable order.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
