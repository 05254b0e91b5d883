//! Paths in Rust: `crate::db::Tx`, and what `use` names.

use proc_macro2::{Delimiter, TokenTree};

/// Whether `::` stands at `at`.
pub fn separates(trees: &[TokenTree], at: usize) -> bool {
    is_punct(trees.get(at), ':') && is_punct(trees.get(at + 1), ':')
}

/// Whether `tree` is this sign.
pub fn is_punct(tree: Option<&TokenTree>, sign: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// The word at `at`.
pub fn word(trees: &[TokenTree], at: usize) -> Option<String> {
    match trees.get(at) {
        Some(TokenTree::Ident(ident)) => {
            Some(ident.to_string().trim_start_matches("r#").to_owned())
        }
        _ => None,
    }
}

/// The line of `tree`.
pub fn line(tree: &TokenTree) -> usize {
    tree.span().start().line
}

/// The path that begins with the word at `at`, and where it ends; `None` in the middle of one.
pub fn path(trees: &[TokenTree], at: usize) -> Option<(Vec<String>, usize)> {
    let follows = at >= 3
        && separates(trees, at - 2)
        && (word(trees, at - 3).is_some() || is_punct(trees.get(at - 3), '>'));
    if follows {
        return None;
    }
    let mut segments = vec![word(trees, at)?];
    let mut end = at + 1;
    while separates(trees, end) {
        let Some(next) = word(trees, end + 2) else {
            break;
        };
        segments.push(next);
        end += 3;
    }
    Some((segments, end))
}

/// Every path that a `use` names; `trees` is what stands between `use` and the semicolon.
pub fn used(trees: &[TokenTree], before: &[String]) -> Vec<(Vec<String>, usize)> {
    let mut found = Vec::new();
    for part in trees.split(|tree| is_punct(Some(tree), ',')) {
        let mut segments = before.to_vec();
        let mut at_line = None;
        let mut nested = false;
        for (place, tree) in part.iter().enumerate() {
            at_line = at_line.or(Some(line(tree)));
            match tree {
                TokenTree::Ident(ident) if *ident == "as" => break,
                TokenTree::Ident(ident) if *ident == "self" && place == 0 && !before.is_empty() => {
                }
                TokenTree::Ident(_) => segments.extend(word(part, place)),
                TokenTree::Punct(punct) if punct.as_char() == '*' => segments.push("*".to_owned()),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    let inner: Vec<_> = group.stream().into_iter().collect();
                    found.extend(used(&inner, &segments));
                    nested = true;
                }
                _ => {}
            }
        }
        if let Some(at_line) = at_line.filter(|_| !nested) {
            found.push((segments, at_line));
        }
    }
    found
}
