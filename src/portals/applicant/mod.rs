//! API 加值服務: pairs of APP ID and APP Key, and trying the park data API with them.

pub mod docs;
#[cfg(test)]
mod tests;
