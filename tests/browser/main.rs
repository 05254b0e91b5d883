//! The browser ring: journeys in a real Chromium, with and without script, by mouse and by keyboard.
//!
//! It runs when `MYDATA_TEST_BROWSER=1`, with `MYDATA_TEST_CHROMEDRIVER` (the program) and `MYDATA_TEST_AXE` (the
//! file `axe.min.js`); `tests/run browser` sets all three. Otherwise each journey passes at once, and one line says
//! that the ring was left out. A journey begins with `Ring::enter`, the only way to a browser.
#![cfg(test)]

mod card;
mod citizen;
mod content;
mod enrolment;
mod keyboard;
mod newcomer;
mod participation;
mod public;
mod support;
mod swagger;
mod transfers;
mod upgrade;
mod without_script;
