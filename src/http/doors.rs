//! The paths of the doors for people: each is one resource with all its methods, so that whoever asks by another one is
//! told which those are.
//!
//! Deliberately absent: the paths for machines, whose mistakes have shapes of their own (`api::problem`).

use actix_web::dev::ResourceDef;
use actix_web::http::Method;
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{FromRequest, Handler, HttpRequest, HttpResponse, Responder, Route};

use super::page_error::PageError;

/// Paths that are being gathered.
#[derive(Default)]
pub struct Doors(Vec<Door>);

struct Door {
    path: &'static str,
    ways: Vec<Way>,
}

/// The paths in their order, and whether each can be visited: whether it answers GET.
struct Map(Vec<(ResourceDef, bool)>);

/// Whether a page of ours stands at this path, and not only something that is sent there.
#[must_use]
pub fn is_visitable(req: &HttpRequest, path: &str) -> bool {
    let map = req.app_data::<Data<Map>>();
    let first = map.and_then(|map| map.0.iter().find(|(pattern, _)| pattern.is_match(path)));
    first.is_some_and(|(_, is_visitable)| *is_visitable)
}

/// A method, and what answers it.
pub struct Way {
    method: Method,
    route: Route,
}

/// A method that nothing answers yet.
#[derive(Debug)]
pub struct By(Method);

/// GET, and HEAD with it.
#[must_use]
pub const fn get() -> By {
    By(Method::GET)
}

/// POST.
#[must_use]
pub const fn post() -> By {
    By(Method::POST)
}

impl By {
    /// What answers it.
    pub fn to<F, Args>(self, handler: F) -> Way
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        Way {
            route: web::method(self.0.clone()).to(handler),
            method: self.0,
        }
    }
}

impl Doors {
    /// One more way through the door at `path`.
    pub fn route(&mut self, path: &'static str, way: Way) -> &mut Self {
        match self.0.iter_mut().find(|door| door.path == path) {
            Some(door) => door.ways.push(way),
            None => self.0.push(Door {
                path,
                ways: vec![way],
            }),
        }
        self
    }

    /// The doors that `part` lists.
    pub fn configure(&mut self, part: impl FnOnce(&mut Self)) -> &mut Self {
        part(self);
        self
    }

    /// Opens them.
    pub fn open(self, config: &mut ServiceConfig) {
        let place = |door: &Door| (ResourceDef::new(door.path), door.is_visitable());
        config.app_data(Data::new(Map(self.0.iter().map(place).collect())));
        for door in self.0 {
            let allowed = door.allowed();
            let mut resource = web::resource(door.path);
            for way in door.ways {
                resource = resource.route(way.route);
            }
            config.service(resource.default_service(web::to(move || {
                let refusal = PageError::WrongMethod(allowed.clone());
                std::future::ready(Err::<HttpResponse, _>(refusal))
            })));
        }
    }
}

impl Door {
    fn is_visitable(&self) -> bool {
        self.ways.iter().any(|way| way.method == Method::GET)
    }

    /// Its methods, as the header `Allow` lists them.
    fn allowed(&self) -> String {
        let words = self.ways.iter().flat_map(|way| match way.method {
            Method::GET => vec!["GET", "HEAD"],
            ref other => vec![other.as_str()],
        });
        words.collect::<Vec<_>>().join(", ")
    }
}
