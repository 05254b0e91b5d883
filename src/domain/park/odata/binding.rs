//! From names to meaning: each name finds its field or function, and each type is looked at before a row is.

use super::ast::{Comparison, Node, Operator, What};
use super::expr::Expr;
use super::function::Function;
use super::mistake::Mistake;
use super::model::Entity;
use super::paths::Scope;
use super::value::{Type, Value};
use chrono::{DateTime, FixedOffset};

/// Gives an expression its meaning; `now()` is the given instant.
///
/// # Errors
/// A name that is unknown, or types that do not fit.
pub fn bind(
    node: &Node,
    entity: &'static Entity,
    now: DateTime<FixedOffset>,
) -> Result<(Expr, Type), Mistake> {
    let binder = Binder { now };
    binder.bind(node, &Scope::of(entity))
}

/// As [`bind`], for what has to be true or false.
///
/// # Errors
/// As [`bind`], and when it is a value of another type.
pub fn bind_condition(
    node: &Node,
    entity: &'static Entity,
    now: DateTime<FixedOffset>,
) -> Result<Expr, Mistake> {
    let (bound, kind) = bind(node, entity, now)?;
    boolean(node, kind).map(|()| bound)
}

fn boolean(node: &Node, kind: Type) -> Result<(), Mistake> {
    if matches!(kind, Type::Boolean) {
        return Ok(());
    }
    let what = format!(
        "Expected true or false, found a value of type {}",
        kind.name()
    );
    Err(Mistake::new(node.at, what))
}

struct Binder {
    now: DateTime<FixedOffset>,
}

type Bound = Result<(Expr, Type), Mistake>;

impl Binder {
    fn bind(&self, node: &Node, scope: &Scope) -> Bound {
        match &node.what {
            What::Literal(value) => Ok((
                Expr::Literal(value.clone()),
                value.kind().unwrap_or(Type::Null),
            )),
            What::Path(path) => {
                let place = scope.value(node.at, path)?;
                let kind = place.kind;
                Ok((Expr::Field(place), kind))
            }
            What::Call(name, arguments) => self.call(node.at, name, arguments, scope),
            What::Not(inner) => {
                let inner = self.condition(inner, scope)?;
                Ok((Expr::Not(Box::new(inner)), Type::Boolean))
            }
            What::Minus(inner) => self.minus(inner, scope),
            What::Binary(operator, left, right) => self.binary(*operator, left, right, scope),
            What::In(left, items) => self.is_in(left, items, scope),
            What::Lambda { path, all, asked } => {
                let (list, item) = scope.list(node.at, path)?;
                let asked = match asked {
                    None => None,
                    Some((name, asked)) => {
                        let mut inside = scope.clone();
                        inside.items.push((name.clone(), item));
                        Some(Box::new(self.condition(asked, &inside)?))
                    }
                };
                let all = *all;
                Ok((Expr::Some { list, all, asked }, Type::Boolean))
            }
        }
    }

    fn condition(&self, node: &Node, scope: &Scope) -> Result<Expr, Mistake> {
        let (bound, kind) = self.bind(node, scope)?;
        if kind != Type::Null {
            boolean(node, kind)?;
        }
        Ok(bound)
    }

    fn minus(&self, inner: &Node, scope: &Scope) -> Bound {
        let (bound, kind) = self.bind(inner, scope)?;
        if kind != Type::Null && !kind.is_number() {
            let what = format!("'-' needs a number, found {}", kind.name());
            return Err(Mistake::new(inner.at, what));
        }
        Ok((Expr::Minus(Box::new(bound)), kind))
    }

    fn binary(&self, operator: Operator, left: &Node, right: &Node, scope: &Scope) -> Bound {
        if matches!(operator, Operator::And | Operator::Or) {
            let one = Box::new(self.condition(left, scope)?);
            let two = Box::new(self.condition(right, scope)?);
            let both = match operator {
                Operator::And => Expr::And(one, two),
                _ => Expr::Or(one, two),
            };
            return Ok((both, Type::Boolean));
        }
        let ((one, kind), (two, other)) = (self.bind(left, scope)?, self.bind(right, scope)?);
        let (one, two) = (Box::new(one), Box::new(two));
        match operator {
            Operator::Compute(computation) => {
                let numbers = [kind, other]
                    .iter()
                    .all(|kind| *kind == Type::Null || kind.is_number());
                if !numbers {
                    return Err(misfit(left, kind, other));
                }
                let whole = kind == Type::Integer && other == Type::Integer;
                let kind = if whole { Type::Integer } else { Type::Real };
                Ok((Expr::Compute(computation, one, two), kind))
            }
            Operator::Compare(comparison) => {
                let ordered = !matches!(comparison, Comparison::Eq | Comparison::Ne);
                if !kind.is_comparable_with(other) || (ordered && kind == Type::Boolean) {
                    return Err(misfit(left, kind, other));
                }
                Ok((Expr::Compare(comparison, one, two), Type::Boolean))
            }
            Operator::And | Operator::Or => Err(misfit(left, kind, other)),
        }
    }

    fn is_in(&self, left: &Node, items: &[Node], scope: &Scope) -> Bound {
        let (one, kind) = self.bind(left, scope)?;
        let mut bound = Vec::with_capacity(items.len());
        for item in items {
            let (item_bound, other) = self.bind(item, scope)?;
            if !kind.is_comparable_with(other) {
                return Err(misfit(item, kind, other));
            }
            bound.push(item_bound);
        }
        Ok((Expr::In(Box::new(one), bound), Type::Boolean))
    }

    fn call(&self, at: usize, name: &str, arguments: &[Node], scope: &Scope) -> Bound {
        let function = Function::named(name)
            .ok_or_else(|| Mistake::new(at, format!("Unknown function '{name}'")))?;
        if !function.takes_count(arguments.len()) {
            let what = format!(
                "'{name}' takes {} arguments, found {}",
                function.takes().len(),
                arguments.len()
            );
            return Err(Mistake::new(at, what));
        }
        let mut bound = Vec::with_capacity(arguments.len());
        let mut first = Type::Null;
        for (place, (argument, taken)) in arguments.iter().zip(function.takes()).enumerate() {
            let (argument_bound, kind) = self.bind(argument, scope)?;
            if !taken.fits(kind) {
                let what = format!("'{name}' cannot take a value of type {}", kind.name());
                return Err(Mistake::new(argument.at, what));
            }
            if place == 0 {
                first = kind;
            }
            bound.push(argument_bound);
        }
        if function == Function::Now {
            return Ok((Expr::Literal(Value::Instant(self.now)), Type::Instant));
        }
        Ok((Expr::Call(function, bound), function.gives(first)))
    }
}

fn misfit(at: &Node, one: Type, two: Type) -> Mistake {
    let what = format!(
        "Values of types {} and {} do not fit together",
        one.name(),
        two.name()
    );
    Mistake::new(at.at, what)
}
