//! What a reader and its parent say to each other, in bytes: a greeting, a question, an answer.
//!
//! Numbers are little-endian. A question is a kind (1 byte), a password (4 bytes of length, then text) and a PDF
//! (8 bytes of length, then bytes); an answer is a kind (1 byte) and a body (8 bytes of length, then bytes).

use std::io::{self, Read, Write};

use crate::domain::package::pdf::Verdict;

const GREETING: &[u8; 16] = b"mydata-read-pdf1";
const LONGEST_PASSWORD: u64 = 1024;
/// No question and no answer is larger, in bytes.
const LONGEST: u64 = 256 << 20;

const JUDGE: u8 = 1;
const JUDGE_WITH_PASSWORD: u8 = 2;
const OPEN: u8 = 3;
const OPENED: u8 = 1;
const STAYS_CLOSED: u8 = 2;
/// Verdicts follow from here, in this order.
const FIRST_VERDICT: u8 = 16;
const VERDICTS: [Verdict; 8] = [
    Verdict::Locked,
    Verdict::Opens,
    Verdict::OtherPassword,
    Verdict::EmptyPassword,
    Verdict::NotEncrypted,
    Verdict::UnknownEncryption,
    Verdict::Unreadable,
    Verdict::Overwhelms,
];

/// Says that limits are set and a question may come.
pub(super) fn greet(to: &mut impl Write) -> io::Result<()> {
    to.write_all(GREETING)?;
    to.flush()
}

/// Waits for the greeting.
pub(super) fn expect_greeting(from: &mut impl Read) -> io::Result<()> {
    let mut heard = [0; GREETING.len()];
    from.read_exact(&mut heard)?;
    if &heard == GREETING {
        Ok(())
    } else {
        Err(invalid())
    }
}

/// What a reader is asked.
pub(super) enum Question<'a> {
    Judge {
        pdf: &'a [u8],
        password: Option<&'a str>,
    },
    Open {
        pdf: &'a [u8],
        password: &'a str,
    },
}

impl Question<'_> {
    pub(super) fn write(&self, to: &mut impl Write) -> io::Result<()> {
        let (kind, password, pdf) = match *self {
            Self::Judge {
                pdf,
                password: None,
            } => (JUDGE, "", pdf),
            Self::Judge {
                pdf,
                password: Some(password),
            } => (JUDGE_WITH_PASSWORD, password, pdf),
            Self::Open { pdf, password } => (OPEN, password, pdf),
        };
        let length = u32::try_from(password.len()).map_err(|_| invalid())?;
        let mut head = vec![kind];
        head.extend(length.to_le_bytes());
        head.extend(password.as_bytes());
        head.extend((pdf.len() as u64).to_le_bytes());
        to.write_all(&head)?;
        to.write_all(pdf)
    }
}

/// A question as the reader holds it.
pub(super) struct Asked {
    kind: u8,
    password: String,
    pdf: Vec<u8>,
}

impl Asked {
    pub(super) fn read(from: &mut impl Read) -> io::Result<Self> {
        let [kind] = array(from)?;
        let length = u64::from(u32::from_le_bytes(array(from)?));
        let password =
            String::from_utf8(bytes(from, length, LONGEST_PASSWORD)?).map_err(|_| invalid())?;
        let length = u64::from_le_bytes(array(from)?);
        let pdf = bytes(from, length, LONGEST)?;
        Ok(Self {
            kind,
            password,
            pdf,
        })
    }

    pub(super) fn question(&self) -> io::Result<Question<'_>> {
        let (pdf, password) = (&self.pdf, self.password.as_str());
        match self.kind {
            JUDGE => Ok(Question::Judge {
                pdf,
                password: None,
            }),
            JUDGE_WITH_PASSWORD => Ok(Question::Judge {
                pdf,
                password: Some(password),
            }),
            OPEN => Ok(Question::Open { pdf, password }),
            _ => Err(invalid()),
        }
    }
}

/// What a reader answers.
pub(super) enum Answer {
    Verdict(Verdict),
    Opened(Option<Vec<u8>>),
}

impl Answer {
    pub(super) fn write(&self, to: &mut impl Write) -> io::Result<()> {
        let (kind, body) = match self {
            Self::Verdict(verdict) => {
                let place = VERDICTS.iter().position(|known| known == verdict);
                let place = place
                    .and_then(|place| u8::try_from(place).ok())
                    .ok_or_else(invalid)?;
                (FIRST_VERDICT + place, &[][..])
            }
            Self::Opened(Some(pdf)) => (OPENED, pdf.as_slice()),
            Self::Opened(None) => (STAYS_CLOSED, &[][..]),
        };
        to.write_all(&[kind])?;
        to.write_all(&(body.len() as u64).to_le_bytes())?;
        to.write_all(body)?;
        to.flush()
    }

    pub(super) fn read(from: &mut impl Read) -> io::Result<Self> {
        let [kind] = array(from)?;
        let length = u64::from_le_bytes(array(from)?);
        let body = bytes(from, length, LONGEST)?;
        match kind {
            OPENED => Ok(Self::Opened(Some(body))),
            STAYS_CLOSED => Ok(Self::Opened(None)),
            _ => kind
                .checked_sub(FIRST_VERDICT)
                .and_then(|place| VERDICTS.get(usize::from(place)).copied())
                .map(Self::Verdict)
                .ok_or_else(invalid),
        }
    }
}

fn array<const N: usize>(from: &mut impl Read) -> io::Result<[u8; N]> {
    let mut read = [0; N];
    from.read_exact(&mut read)?;
    Ok(read)
}

/// Exactly `length` bytes, which may not be more than `limit`.
fn bytes(from: &mut impl Read, length: u64, limit: u64) -> io::Result<Vec<u8>> {
    if length > limit {
        return Err(invalid());
    }
    let mut read = Vec::with_capacity(usize::try_from(length).map_err(|_| invalid())?);
    if from.take(length).read_to_end(&mut read)? as u64 == length {
        Ok(read)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

fn invalid() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        "the reader and its parent do not understand each other",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_and_answers_arrive_as_they_were_sent() {
        let mut wire = Vec::new();
        let sent = Question::Judge {
            pdf: b"%PDF",
            password: Some("A123456789"),
        };
        sent.write(&mut wire).unwrap();
        let asked = Asked::read(&mut wire.as_slice()).unwrap();
        assert!(matches!(
            asked.question().unwrap(),
            Question::Judge {
                pdf: b"%PDF",
                password: Some("A123456789")
            }
        ));
        for verdict in VERDICTS {
            let mut wire = Vec::new();
            Answer::Verdict(verdict).write(&mut wire).unwrap();
            let heard = Answer::read(&mut wire.as_slice()).unwrap();
            assert!(matches!(heard, Answer::Verdict(heard) if heard == verdict));
        }
    }

    #[test]
    fn a_cut_or_oversized_message_is_an_error() {
        let mut wire = vec![OPENED];
        wire.extend(u64::MAX.to_le_bytes());
        assert!(Answer::read(&mut wire.as_slice()).is_err());
        let mut wire = vec![OPENED];
        wire.extend(5_u64.to_le_bytes());
        wire.extend(b"four");
        assert!(Answer::read(&mut wire.as_slice()).is_err());
    }
}
