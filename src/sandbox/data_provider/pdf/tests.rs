use std::path::Path;
use std::process::Command;

use super::*;
use crate::kit::random::{SeededChance, SharedRandom};
use crate::sandbox::data_provider::dice::Dice;
use crate::sandbox::data_provider::document::Value;
use crate::sandbox::data_provider::portrait::Portrait;

fn sample(rows: usize) -> Document {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let row = |n: usize| vec![Value::text(format!("第{n}列")), Value::Number(42, "元")];
    Document {
        title: "個人戶籍資料查詢".to_owned(),
        agency: "虛擬內政部".to_owned(),
        made_at: day.and_hms_opt(14, 5, 0).unwrap(),
        entries: vec![
            ("姓名".to_owned(), Value::text("𠮷田㐂堃")),
            ("生日".to_owned(), Value::Day(day)),
            (
                "相片".to_owned(),
                Value::Picture(Portrait::draw(&mut Dice::of("one", "face"))),
            ),
            (
                "明細".to_owned(),
                Value::Rows(&["項目", "金額"], (1..=rows).map(row).collect()),
            ),
        ],
    }
}

fn random() -> SharedRandom {
    std::sync::Arc::new(SeededChance::from_seed(11))
}

/// The tool's output; `None` where this machine has no such tool.
fn run(tool: &str, arguments: &[&str], file: &Path) -> Option<(bool, String)> {
    let output = Command::new(tool)
        .args(arguments)
        .arg(file)
        .arg("-")
        .output();
    let output = output.ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Some((output.status.success(), text))
}

#[test]
fn a_locked_file_opens_with_its_password_and_with_no_other() {
    let bytes = locked(&sample(3), "A102000303", &*random()).unwrap();
    let mut closed = lopdf::Document::load_mem(&bytes).unwrap();
    assert!(closed.is_encrypted());
    assert!(closed.decrypt("").is_err());
    assert!(closed.decrypt("F222001018").is_err());
    let opened = lopdf::Document::load_mem_with_options(
        &bytes,
        lopdf::LoadOptions::with_password("A102000303"),
    );
    assert_eq!(opened.unwrap().get_pages().len(), 1);
}

#[test]
fn a_long_table_runs_over_pages_and_two_files_are_never_the_same() {
    let drawn = draw(&sample(120)).unwrap();
    assert!(drawn.missing.is_empty());
    let plain = lopdf::Document::load_mem(&drawn.bytes).unwrap();
    assert!(plain.get_pages().len() > 2);
    let random = random();
    let once = locked(&sample(1), "A102000303", &*random).unwrap();
    assert_ne!(once, locked(&sample(1), "A102000303", &*random).unwrap());
}

#[test]
fn an_undrawable_character_is_reported_and_not_lost_silently() {
    let mut document = sample(0);
    document.entries.push(("名".to_owned(), Value::text("ກ王")));
    assert_eq!(
        draw(&document)
            .unwrap()
            .missing
            .into_iter()
            .collect::<String>(),
        "ກ"
    );
}

#[test]
fn other_programs_read_the_words_where_they_are_installed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.pdf");
    std::fs::write(
        &path,
        locked(&sample(60), "A102000303", &*random()).unwrap(),
    )
    .unwrap();
    if let Some((fine, text)) = run("pdftotext", &["-upw", "A102000303"], &path) {
        assert!(fine);
        for words in [
            "個人戶籍資料查詢",
            "𠮷田㐂堃",
            "民國115年11月20日",
            "第 2 頁，共",
        ] {
            assert!(text.contains(words), "{words} is not in {text}");
        }
        let (fine, text) = run("pdftotext", &["-upw", "F222001018"], &path).unwrap();
        assert!(!fine && text.is_empty());
    }
    let opened = folder.path().join("opened.pdf");
    let qpdf = Command::new("qpdf")
        .args(["--decrypt", "--password=A102000303"])
        .args([&path, &opened])
        .status();
    if let Ok(status) = qpdf {
        assert!(status.success());
        let opened = std::fs::read(opened).unwrap();
        assert!(!lopdf::Document::load_mem(&opened).unwrap().is_encrypted());
    }
}
