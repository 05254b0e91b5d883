//! Packages made with ordinary tools (zip, openssl, qpdf) pass. Where a tool is missing, the test says so and ends.

use std::path::Path;
use std::process::Command;

use bytes::Bytes;
use mydata::domain::citizen::national_id::NationalId;
use mydata::domain::package::pdf::{Verdict, judge_here};
use mydata::domain::package::{Anchors, CannotAccept, Expectations, Reason, examine};
use mydata::kit::clock::{Clock as _, SystemClock};
use tempfile::TempDir;

use super::paper::plain;
use super::parcel::{NUMBER, Trusting, digest, manifest};

/// Runs a tool in `folder`; `None` when it is not installed.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> Option<Vec<u8>> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C.UTF-8")
        .output();
    match output {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{program} {arguments:?}: {said}");
            Some(output.stdout)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            println!("skipped: {program} is not installed");
            None
        }
        Err(error) => panic!("{program}: {error}"),
    }
}

/// An agency's desk: keys by openssl, PDF by qpdf.
struct Agency(TempDir, &'static str);

impl Agency {
    fn set_up(stem: &'static str, encryption: &[&str]) -> Option<Self> {
        let agency = Self(tempfile::tempdir().unwrap(), stem);
        let [json, pdf, _] = agency.files();
        agency.write("ca.cnf", "[req]\ndistinguished_name=dn\nprompt=no\n[dn]\nCN=Tool CA\n[ca]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n[leaf]\nkeyUsage=critical,digitalSignature\n");
        agency.openssl("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -config ca.cnf -extensions ca")?;
        agency.openssl("req -newkey rsa:2048 -nodes -keyout leaf.key -out leaf.csr -config ca.cnf -subj /CN=agency")?;
        agency.openssl("x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -set_serial 2 -days 1 -sha256 -extfile ca.cnf -extensions leaf -out leaf.pem")?;
        std::fs::write(agency.0.path().join("plain.pdf"), plain("hello")).unwrap();
        let arguments = [
            &["--encrypt", NUMBER, "owner"],
            encryption,
            &["--", "plain.pdf", &pdf],
        ]
        .concat();
        run(agency.0.path(), "qpdf", &arguments)?;
        agency.write(&json, "{\"name\":\"王小明\"}");
        std::fs::create_dir(agency.0.path().join("META-INFO")).unwrap();
        let lines = [&json, &pdf].map(|name| (name.as_str(), digest(&agency.read(name))));
        agency.write("META-INFO/manifest.xml", &manifest(lines));
        agency.openssl("dgst -sha256 -sign leaf.key -out META-INFO/manifest.sha256withrsa META-INFO/manifest.xml")?;
        std::fs::copy(
            agency.0.path().join("leaf.pem"),
            agency.0.path().join("META-INFO/certificate.cer"),
        )
        .unwrap();
        Some(agency)
    }

    fn files(&self) -> [String; 3] {
        [
            format!("{}.json", self.1),
            format!("{}.pdf", self.1),
            "META-INFO".into(),
        ]
    }

    /// Calls a packer with `options` and our files; the package, or `None` when it is not installed.
    fn pack(&self, packer: &str, options: &[&str]) -> Option<Vec<u8>> {
        let files = self.files();
        let arguments: Vec<_> = options
            .iter()
            .copied()
            .chain(["package.zip"])
            .chain(files.iter().map(String::as_str))
            .collect();
        let _ = std::fs::remove_file(self.0.path().join("package.zip"));
        run(self.0.path(), packer, &arguments)?;
        Some(self.read("package.zip"))
    }

    fn openssl(&self, arguments: &str) -> Option<Vec<u8>> {
        run(
            self.0.path(),
            "openssl",
            &arguments.split(' ').collect::<Vec<_>>(),
        )
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.path().join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.path().join(name)).unwrap()
    }

    fn examine(&self, package: &[u8]) -> Result<(), CannotAccept> {
        let anchors = Anchors::from_pem(&String::from_utf8(self.read("ca.pem")).unwrap()).unwrap();
        let expectations = Expectations {
            now: SystemClock.now(),
            limits: mydata::domain::package::Limits::default(),
            anchors: Some(&anchors),
            subject: Some(&NationalId::parse(NUMBER).unwrap()),
            registered: None,
            pdf: &Trusting,
        };
        examine(&Bytes::copy_from_slice(package), &expectations).map(|_| ())
    }
}

const AES256: &[&str] = &["256"];

#[track_caller]
fn reason(found: Result<(), CannotAccept>) -> Reason {
    match found.unwrap_err() {
        CannotAccept::Refused(finding) => finding.reason,
        CannotAccept::CannotLook(error) => panic!("{error}"),
    }
}

#[test]
fn the_zip_command_makes_a_package_that_passes() {
    let Some(agency) = Agency::set_up("household", AES256) else {
        return;
    };
    for options in ["-rq", "-r0q", "-rDq", "-r9q"] {
        let Some(package) = agency.pack("zip", &[options]) else {
            return;
        };
        agency
            .examine(&package)
            .unwrap_or_else(|error| panic!("{options}: {error}"));
    }
}

/// Debian's zip writes names in UTF-8 without saying so: the provider learns how to mend it.
#[test]
fn the_zip_command_with_a_chinese_name_is_told_about_the_flag() {
    let Some(agency) = Agency::set_up("戶籍資料", AES256) else {
        return;
    };
    let Some(package) = agency.pack("zip", &["-rq"]) else {
        return;
    };
    assert_eq!(reason(agency.examine(&package)), Reason::Utf8Unflagged);
}

#[test]
fn the_zip_command_with_forced_zip64_is_told_that_it_is_not_needed() {
    let Some(agency) = Agency::set_up("household", AES256) else {
        return;
    };
    let Some(package) = agency.pack("zip", &["-rq", "-fz"]) else {
        return;
    };
    assert_eq!(reason(agency.examine(&package)), Reason::Zip64NotNeeded);
}

#[test]
fn seven_zip_makes_a_package_with_chinese_names_that_passes() {
    let Some(agency) = Agency::set_up("戶籍資料", AES256) else {
        return;
    };
    let Some(package) = agency.pack("7z", &["a", "-bd", "-tzip", "-mcu=on"]) else {
        return;
    };
    agency.examine(&package).unwrap();
}

#[test]
fn every_key_length_of_qpdf_is_read() {
    let lengths: &[&[&str]] = &[
        &["40"],
        &["128", "--use-aes=n"],
        &["128", "--use-aes=y"],
        AES256,
    ];
    for encryption in lengths {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("plain.pdf"), plain("hello")).unwrap();
        for options in [&[][..], &["--object-streams=generate"], &["--linearize"]] {
            let arguments = [
                &["--allow-weak-crypto"][..],
                options,
                &["--encrypt", NUMBER, "owner"],
                encryption,
                &["--", "plain.pdf", "locked.pdf"],
            ]
            .concat();
            if run(folder.path(), "qpdf", &arguments).is_none() {
                return;
            }
            let pdf = std::fs::read(folder.path().join("locked.pdf")).unwrap();
            let what = format!("{encryption:?} {options:?}");
            assert_eq!(judge_here(&pdf, Some(NUMBER)), Verdict::Opens, "{what}");
            assert_eq!(
                judge_here(&pdf, Some("B123456780")),
                Verdict::OtherPassword,
                "{what}"
            );
            let opened = mydata::domain::package::pdf::open_here(&pdf, NUMBER).unwrap();
            std::fs::write(folder.path().join("opened.pdf"), opened).unwrap();
            run(folder.path(), "qpdf", &["--check", "opened.pdf"]);
        }
    }
}
