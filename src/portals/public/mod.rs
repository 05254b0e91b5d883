//! Pages for everybody.
//!
//! Deliberately absent: anything that needs to know who asks.
