//! The citizen: who proved to be who, how to reach them, what happened with their data.

pub mod birth_date;
pub mod code;
pub mod contact;
pub mod contact_code;
pub mod envelope;
pub mod history;
mod mail_address;
pub mod national_id;
pub mod person;
pub mod queries;
pub mod return_code;
