//! From tokens to an expression, by the precedence of the standard: `in`, unary, multiplication, addition, order,
//! equality, and, or.

use super::ast::{Node, Operator, What};
use super::chain::Chain;
use super::lexer::{Kind, Token, divide};
use super::mistake::Mistake;

/// The most characters of an expression.
pub const LONGEST: usize = 4_000;
/// The deepest nesting of parentheses, signs and calls.
const DEEPEST: usize = 30;
/// The most computations of an expression.
const MOST_COMPUTATIONS: usize = 50;
/// The most comparisons that follow on each other without parentheses.
const MOST_COMPARISONS: usize = 2;

/// Reads one expression.
///
/// # Errors
/// Where it cannot be read.
pub fn parse(text: &str) -> Result<Node, Mistake> {
    let mut parser = Parser::new(text)?;
    let node = parser.expression(0)?;
    parser.end()?;
    Ok(node)
}

pub(super) struct Parser {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    depth: usize,
    end: usize,
    computations: usize,
    /// Whether a blank stands before the next token.
    spaced: bool,
}

impl Parser {
    pub(super) fn new(text: &str) -> Result<Self, Mistake> {
        if text.chars().nth(LONGEST).is_some() {
            let what = format!("An expression has at most {LONGEST} characters; more stand");
            return Err(Mistake::new(LONGEST, what));
        }
        let tokens = divide(text)?;
        let end = tokens.last().map_or(0, |token| token.at);
        Ok(Self {
            tokens: tokens.into_iter().peekable(),
            depth: 0,
            computations: 0,
            end,
            spaced: false,
        })
    }

    /// Where the next token begins that is no blank.
    pub(super) fn place(&mut self) -> usize {
        self.blanks();
        self.tokens.peek().map_or(self.end, |token| token.at)
    }

    pub(super) fn blanks(&mut self) {
        let is_blank = |token: &Token| token.what == Kind::Blank;
        if self.tokens.next_if(is_blank).is_some() {
            self.spaced = true;
        }
    }

    pub(super) fn peek(&mut self) -> &Kind {
        self.tokens.peek().map_or(&Kind::End, |token| &token.what)
    }

    pub(super) fn next(&mut self) -> Kind {
        self.spaced = false;
        self.tokens.next().map_or(Kind::End, |token| token.what)
    }

    pub(super) fn sign(&mut self, sign: char) -> bool {
        self.blanks();
        let found = *self.peek() == Kind::Sign(sign);
        if found {
            self.next();
        }
        found
    }

    pub(super) fn expect(&mut self, sign: char) -> Result<(), Mistake> {
        if self.sign(sign) {
            return Ok(());
        }
        Err(self.unexpected(&format!("'{sign}'")))
    }

    pub(super) fn unexpected(&mut self, wanted: &str) -> Mistake {
        let at = self.place();
        let found = self.peek().named();
        Mistake::new(at, format!("Expected {wanted}, found {found}"))
    }

    pub(super) fn end(&mut self) -> Result<(), Mistake> {
        self.blanks();
        match self.peek() {
            Kind::End => Ok(()),
            _ => Err(self.unexpected("an operator or the end")),
        }
    }

    /// An optional word of these, as at the end of an order.
    pub(super) fn word_of(&mut self, words: &[&'static str]) -> Option<&'static str> {
        self.blanks();
        let Kind::Word(word) = self.peek() else {
            return None;
        };
        let found = words.iter().find(|known| word.eq_ignore_ascii_case(known));
        found.copied().inspect(|_| {
            self.next();
        })
    }

    /// An expression whose operators bind tighter than `least`.
    pub(super) fn expression(&mut self, least: u8) -> Result<Node, Mistake> {
        let mut chain = Chain::of(self.unary()?);
        let mut comparisons = 0;
        while let Some((operator, binds)) = self.operator(least) {
            let at = self.place();
            let right = self.expression(binds)?;
            match operator {
                Operator::Compute(_) => self.computations += 1,
                Operator::Compare(_) => comparisons += 1,
                Operator::And | Operator::Or => {}
            }
            if self.computations > MOST_COMPUTATIONS || comparisons > MOST_COMPARISONS {
                return Err(Mistake::new(at, "Too many operators follow on each other"));
            }
            chain = chain.join(operator, right);
        }
        Ok(chain.close())
    }

    /// The next operator that binds tighter than `least`, and how tightly.
    fn operator(&mut self, least: u8) -> Option<(Operator, u8)> {
        self.blanks();
        let Kind::Word(word) = self.peek() else {
            return None;
        };
        let known = Operator::named(word);
        let found = known.filter(|(_, binds)| *binds > least && self.spaced)?;
        self.next();
        Some(found)
    }

    /// What stands before `in (…)` and that, if it follows.
    fn perhaps_in(&mut self, at: usize, what: What) -> Result<What, Mistake> {
        self.blanks();
        if !self.spaced || self.word_of(&["in"]).is_none() {
            return Ok(what);
        }
        let items = self.items()?;
        Ok(What::In(Box::new(Node { at, what }), items))
    }

    fn items(&mut self) -> Result<Vec<Node>, Mistake> {
        self.expect('(')?;
        let mut items = vec![self.expression(0)?];
        while self.sign(',') {
            items.push(self.expression(0)?);
        }
        self.expect(')')?;
        Ok(items)
    }

    pub(super) fn unary(&mut self) -> Result<Node, Mistake> {
        let at = self.place();
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Mistake::new(at, "The expression is nested too deeply"));
        }
        let what = if self.sign('-') {
            What::Minus(Box::new(self.unary()?))
        } else if self.sign('(') {
            let inner = self.expression(0)?;
            self.expect(')')?;
            self.perhaps_in(at, inner.what)?
        } else {
            let first = self.primary()?;
            self.perhaps_in(at, first)?
        };
        self.depth -= 1;
        Ok(Node { at, what })
    }
}
