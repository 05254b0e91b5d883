//! A Rust file as the rules see it: the paths it names, the texts it holds, what it declares, which lines are tests.
//!
//! It is read by the compiler's own tokens, so that comments, strings and layout cannot fool a rule. Macros are
//! not expanded: a path inside a macro counts where it is written.

use std::ops::RangeInclusive;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::paths::{self, is_punct, line, word};

/// A path that is named.
#[derive(Debug)]
pub struct Named {
    /// Its words.
    pub segments: Vec<String>,
    /// Where.
    pub line: usize,
    /// The modules inside the file around it.
    pub inside: Vec<String>,
    /// Whether in a test.
    pub test: bool,
    /// Whether in an attribute.
    pub attribute: bool,
    /// Whether a macro is called by it.
    pub macro_call: bool,
}

/// A text between quotes.
#[derive(Debug)]
pub struct Text {
    /// What stands between the quotes, escapes as written.
    pub value: String,
    /// Where.
    pub line: usize,
    /// Whether in a test.
    pub test: bool,
    /// The function or macro it is directly an argument of, and which argument from 0.
    pub argument: Option<(String, usize)>,
    /// The function whose body it stands in.
    pub function: Option<String>,
}

/// Something that is given a name.
#[derive(Debug)]
pub struct Item {
    /// `fn`, `struct`, …
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Where.
    pub line: usize,
}

/// A function with a body.
#[derive(Debug)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// Where.
    pub line: usize,
    /// Where its last brace stands.
    pub end: usize,
    /// Lines between its braces.
    pub body: usize,
    /// Whether `pub async`.
    pub public_async: bool,
    /// Whether it is itself a test.
    pub is_test: bool,
    /// Whether it stands in a test module, or is a test.
    pub test: bool,
}

/// A Rust file.
#[derive(Debug)]
pub struct Rust {
    /// Relative to the package.
    pub path: String,
    /// As written.
    pub text: String,
    /// The paths that are named.
    pub names: Vec<Named>,
    /// The texts between quotes.
    pub texts: Vec<Text>,
    /// What is declared.
    pub items: Vec<Item>,
    /// The functions.
    pub functions: Vec<Function>,
    /// The modules in files of their own that are declared for tests only.
    pub test_modules: Vec<String>,
    tests: Vec<RangeInclusive<usize>>,
}

/// Where the reader is.
#[derive(Debug, Clone, Default)]
struct Here {
    inside: Vec<String>,
    test: bool,
    attribute: bool,
    function: Option<String>,
    callee: Option<String>,
}

impl Here {
    fn named(&self, segments: Vec<String>, line: usize, test: bool) -> Named {
        Named {
            segments,
            line,
            inside: self.inside.clone(),
            test,
            attribute: self.attribute,
            macro_call: false,
        }
    }
}

/// What the next pair of braces belongs to.
#[derive(Default)]
struct Ahead {
    module: Option<String>,
    function: Option<(String, usize, bool)>,
    test_from: Option<usize>,
    is_test: bool,
}

impl Rust {
    /// Reads `text`.
    pub fn read(path: &str, text: &str, as_test: bool) -> Self {
        let tokens: TokenStream = text
            .parse()
            .unwrap_or_else(|why| panic!("{path} is not Rust: {why}"));
        let mut file = Self {
            path: path.to_owned(),
            text: text.to_owned(),
            names: Vec::new(),
            texts: Vec::new(),
            items: Vec::new(),
            functions: Vec::new(),
            test_modules: Vec::new(),
            tests: Vec::new(),
        };
        let whole = as_test || path.ends_with("/tests.rs") || path.starts_with("tests/");
        if whole {
            file.tests.push(1..=text.lines().count());
        }
        let here = Here {
            test: whole,
            ..Here::default()
        };
        file.walk(tokens, &here);
        file
    }

    /// Whether this line belongs to a test.
    pub fn is_test_line(&self, line: usize) -> bool {
        self.tests.iter().any(|lines| lines.contains(&line))
    }

    /// Whether this line makes up a sample of a page: the people in it are invented.
    pub fn is_sample_line(&self, line: usize) -> bool {
        let samples = |function: &&Function| matches!(function.name.as_str(), "sample" | "samples");
        let around = |function: &Function| (function.line..=function.end).contains(&line);
        self.functions.iter().filter(samples).any(around)
    }

    /// How many lines are no tests.
    pub fn lines_without_tests(&self) -> usize {
        (1..=self.text.lines().count())
            .filter(|&line| !self.is_test_line(line))
            .count()
    }

    /// The module of this file: `src/portals/citizen/mod.rs` is `portals`, `citizen`.
    pub fn module(&self) -> Vec<&str> {
        let inner = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let mut words: Vec<&str> = inner.split('/').collect();
        if matches!(words.last(), Some(&"mod" | &"lib" | &"main")) && words != ["main"] {
            words.pop();
        }
        words
    }

    /// The path from the root of the crate, when `named` begins with `crate`, `self` or `super`.
    pub fn within_crate(&self, named: &Named) -> Option<Vec<String>> {
        let mut place: Vec<String> = self.module().into_iter().map(str::to_owned).collect();
        place.extend(named.inside.iter().cloned());
        let mut words = named.segments.iter().peekable();
        match words.next()?.as_str() {
            "crate" => place.clear(),
            "self" => {}
            "super" => {
                place.pop();
                while words.next_if(|word| *word == "super").is_some() {
                    place.pop();
                }
            }
            _ => return None,
        }
        place.extend(words.cloned());
        Some(place)
    }

    fn walk(&mut self, tokens: TokenStream, here: &Here) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut ahead = Ahead::default();
        let mut argument = 0;
        let mut at = 0;
        while let Some(tree) = trees.get(at) {
            at = match tree {
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    self.attribute(&trees, at, here, &mut ahead)
                }
                TokenTree::Punct(punct) => {
                    if punct.as_char() == ';' {
                        self.close(&mut ahead, line(tree));
                    }
                    argument += usize::from(punct.as_char() == ',');
                    at + 1
                }
                TokenTree::Ident(_) => self.word(&trees, at, here, &mut ahead),
                TokenTree::Literal(literal) => {
                    if let Some(value) = between_quotes(&literal.to_string()) {
                        self.texts.push(Text {
                            value,
                            line: line(tree),
                            test: here.test || ahead.test_from.is_some(),
                            argument: here.callee.clone().map(|callee| (callee, argument)),
                            function: here.function.clone(),
                        });
                    }
                    at + 1
                }
                TokenTree::Group(group) => {
                    self.group(group, callee(&trees, at), here, &mut ahead);
                    at + 1
                }
            };
        }
    }

    /// After an attribute: `#[cfg(test)]` and `#[…test]` are remembered for what follows.
    fn attribute(
        &mut self,
        trees: &[TokenTree],
        at: usize,
        here: &Here,
        ahead: &mut Ahead,
    ) -> usize {
        let inner = usize::from(is_punct(trees.get(at + 1), '!'));
        let Some(TokenTree::Group(group)) = trees.get(at + 1 + inner) else {
            return at + 1;
        };
        let said: Vec<TokenTree> = group.stream().into_iter().collect();
        let Some((name, end)) = paths::path(&said, 0) else {
            return at + 2 + inner;
        };
        let whole = group.to_string();
        let for_tests = name == ["cfg"] && whole.contains("test") && !whole.contains("not");
        let is_test = end == said.len() && name.last().is_some_and(|last| last == "test");
        if (for_tests || is_test) && inner == 0 {
            ahead.test_from.get_or_insert(trees.get(at).map_or(0, line));
            ahead.is_test |= is_test;
        }
        if name != ["doc"] {
            let inside = Here {
                attribute: true,
                ..here.clone()
            };
            self.walk(group.stream(), &inside);
        }
        at + 2 + inner
    }

    /// After a word: a declaration, a `use`, or a path.
    fn word(&mut self, trees: &[TokenTree], at: usize, here: &Here, ahead: &mut Ahead) -> usize {
        let Some(name) = word(trees, at) else {
            return at + 1;
        };
        let at_line = trees.get(at).map_or(0, line);
        let test = here.test || ahead.test_from.is_some();
        let declared = word(trees, at + 1);
        match (name.as_str(), declared) {
            ("use", _) if !is_punct(trees.get(at + 1), '<') => {
                let rest = trees.get(at + 1..).unwrap_or_default();
                let length = rest
                    .iter()
                    .position(|tree| is_punct(Some(tree), ';'))
                    .unwrap_or(rest.len());
                for (segments, line) in paths::used(rest.get(..length).unwrap_or_default(), &[]) {
                    self.names.push(here.named(segments, line, test));
                }
                return at + 1 + length;
            }
            ("fn", Some(declared)) => {
                ahead.function = Some((declared.clone(), at_line, is_public_async(trees, at)));
                self.declare(name, declared, at_line);
                return at + 2;
            }
            ("mod", Some(declared)) => {
                if test && is_punct(trees.get(at + 2), ';') {
                    self.test_modules.push(declared.clone());
                }
                ahead.module = Some(declared.clone());
                self.declare(name, declared, at_line);
                return at + 2;
            }
            ("struct" | "enum" | "trait" | "const" | "static" | "type", Some(declared))
                if declared != "fn" && declared != "mut" =>
            {
                self.declare(name, declared, at_line);
                return at + 2;
            }
            _ => {}
        }
        let Some((segments, end)) = paths::path(trees, at) else {
            return at + 1;
        };
        if segments.len() > 1 {
            let macro_call = is_punct(trees.get(end), '!');
            self.names.push(Named {
                macro_call,
                ..here.named(segments, at_line, test)
            });
        }
        end
    }

    fn group(&mut self, group: &Group, callee: Option<String>, here: &Here, ahead: &mut Ahead) {
        let mut inside = here.clone();
        inside.test |= ahead.test_from.is_some();
        inside.callee = callee.filter(|_| group.delimiter() == Delimiter::Parenthesis);
        if group.delimiter() == Delimiter::Brace {
            let (open, close) = (
                group.span_open().start().line,
                group.span_close().start().line,
            );
            if let Some((name, line, public_async)) = ahead.function.take() {
                self.functions.push(Function {
                    name: name.clone(),
                    line,
                    end: close,
                    body: (close - open).saturating_sub(1),
                    public_async,
                    is_test: ahead.is_test,
                    test: inside.test,
                });
                inside.function = Some(name);
            }
            inside.inside.extend(ahead.module.take());
            self.close(ahead, close);
        }
        self.walk(group.stream(), &inside);
    }

    /// What was announced ends at `line`.
    fn close(&mut self, ahead: &mut Ahead, line: usize) {
        if let Some(from) = ahead.test_from {
            self.tests.push(from..=line);
        }
        *ahead = Ahead::default();
    }

    fn declare(&mut self, kind: String, name: String, line: usize) {
        self.items.push(Item { kind, name, line });
    }
}

/// The word before the group at `at`, over the sign of a macro.
fn callee(trees: &[TokenTree], at: usize) -> Option<String> {
    let before = at.checked_sub(1)?;
    let over = usize::from(is_punct(trees.get(before), '!'));
    word(trees, before.checked_sub(over)?)
}

/// Whether `pub` and `async` stand before the `fn` at `at`.
fn is_public_async(trees: &[TokenTree], at: usize) -> bool {
    let before: Vec<String> = trees
        .iter()
        .take(at)
        .rev()
        .take_while(|tree| match tree {
            TokenTree::Ident(_) => true,
            TokenTree::Group(group) => group.delimiter() == Delimiter::Parenthesis,
            _ => false,
        })
        .map(ToString::to_string)
        .collect();
    before.iter().any(|word| word == "pub") && before.iter().any(|word| word == "async")
}

/// The inside of a text literal; `None` for numbers and characters.
fn between_quotes(literal: &str) -> Option<String> {
    let start = literal.find('"')?;
    if literal.starts_with('\'') || literal.starts_with("b'") {
        return None;
    }
    let end = literal.rfind('"').filter(|&end| end > start)?;
    literal.get(start + 1..end).map(str::to_owned)
}

#[test]
fn paths_texts_and_tests_are_seen() {
    let text = r#"
use crate::{db::{self, Tx}, kit as tools};
pub async fn open() {
    t("a-b", ::diesel::dsl::count(Vec::<crate::http::Page>::new()));
}
#[cfg(test)]
mod tests {
    #[test]
    fn it_works_at_once() { super::super::up::x(); }
}
"#;
    let file = Rust::read("src/domain/opening/password.rs", text, false);
    let named = |wanted: &str| {
        file.names
            .iter()
            .any(|named| named.segments.join("::") == wanted)
    };
    for wanted in [
        "crate::db",
        "crate::db::Tx",
        "crate::kit",
        "diesel::dsl::count",
        "crate::http::Page",
    ] {
        assert!(named(wanted), "{wanted}: {:#?}", file.names);
    }
    assert_eq!(file.texts[0].argument, Some(("t".to_owned(), 0)));
    assert_eq!(file.texts[0].function.as_deref(), Some("open"));
    assert!(file.is_test_line(8) && !file.is_test_line(4));
    assert_eq!(file.lines_without_tests(), 5);
    assert!(file.functions[0].public_async && !file.functions[0].is_test);
    assert!(file.functions[1].is_test && file.functions[1].test);
    let up = file.names.iter().find(|named| named.test).unwrap();
    assert_eq!(
        file.within_crate(up).unwrap().join("::"),
        "domain::opening::up::x"
    );
}
