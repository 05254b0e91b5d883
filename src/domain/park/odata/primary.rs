//! The smallest parts of an expression: values, calls, paths, lambdas.

use super::ast::{Node, What};
use super::lexer::Kind;
use super::mistake::Mistake;
use super::parser::Parser;
use super::value::Value;

impl Parser {
    pub(super) fn primary(&mut self) -> Result<What, Mistake> {
        match self.peek().clone() {
            Kind::Literal(value) => {
                self.next();
                Ok(What::Literal(value))
            }
            Kind::Word(word) => {
                self.next();
                self.named(word)
            }
            _ => Err(self.unexpected("an expression")),
        }
    }

    /// What begins with a name: `not`, a constant, a call, a path, a lambda.
    fn named(&mut self, word: String) -> Result<What, Mistake> {
        let follows = self.peek().clone();
        let constant = match word.as_str() {
            "true" => Some(Value::Boolean(true)),
            "false" => Some(Value::Boolean(false)),
            "null" => Some(Value::Null),
            _ => None,
        };
        if let Some(value) = constant.filter(|_| follows != Kind::Sign('/')) {
            return Ok(What::Literal(value));
        }
        let opens = follows == Kind::Sign('(');
        if word.eq_ignore_ascii_case("not") && (opens || follows == Kind::Blank) {
            return Ok(What::Not(Box::new(self.unary()?)));
        }
        if opens {
            return Ok(What::Call(word, self.arguments()?));
        }
        self.path(word)
    }

    fn arguments(&mut self) -> Result<Vec<Node>, Mistake> {
        self.expect('(')?;
        if self.sign(')') {
            return Ok(Vec::new());
        }
        let mut arguments = vec![self.expression(0)?];
        while self.sign(',') {
            arguments.push(self.expression(0)?);
        }
        self.expect(')')?;
        Ok(arguments)
    }

    fn path(&mut self, first: String) -> Result<What, Mistake> {
        let mut path = vec![first];
        while *self.peek() == Kind::Sign('/') {
            self.next();
            let Kind::Word(word) = self.peek().clone() else {
                return Err(self.unexpected("a property"));
            };
            self.next();
            let all = word.eq_ignore_ascii_case("all");
            let is_lambda = all || word.eq_ignore_ascii_case("any");
            if is_lambda && *self.peek() == Kind::Sign('(') {
                let asked = self.asked(all)?;
                return Ok(What::Lambda { path, all, asked });
            }
            path.push(word);
        }
        Ok(What::Path(path))
    }

    /// `(v: …)`, or `()` of `any`.
    fn asked(&mut self, all: bool) -> Result<Option<(String, Box<Node>)>, Mistake> {
        self.expect('(')?;
        if !all && self.sign(')') {
            return Ok(None);
        }
        self.blanks();
        let Kind::Word(variable) = self.peek().clone() else {
            return Err(self.unexpected("a name for the item"));
        };
        self.next();
        self.expect(':')?;
        let asked = self.expression(0)?;
        self.expect(')')?;
        Ok(Some((variable, Box::new(asked))))
    }
}
