//! Archives byte by byte, honest until told otherwise.

use std::io::Write as _;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The flag that the name is UTF-8.
pub const UTF8: u16 = 1 << 11;
/// The flag that sizes and checksum follow the data.
pub const DESCRIPTOR: u16 = 1 << 3;

/// The numbers of one header.
#[derive(Clone, Debug)]
pub struct Header {
    pub name: Vec<u8>,
    pub flags: u16,
    pub method: u16,
    pub crc: u32,
    pub compressed: u32,
    pub uncompressed: u32,
    pub extra: Vec<u8>,
}

/// One entry: both headers and the bytes between them.
#[derive(Clone, Debug)]
pub struct Item {
    pub local: Header,
    pub central: Header,
    pub data: Vec<u8>,
    pub descriptor: Vec<u8>,
    pub made_by: u16,
    pub attributes: u32,
    /// Instead of the true place of the local header.
    pub points_to: Option<u32>,
    /// Bytes of nobody after the entry.
    pub after: Vec<u8>,
}

impl Item {
    /// A file that is not compressed.
    pub fn stored(name: &str, content: &[u8]) -> Self {
        Self::new(name, content, content.to_vec(), 0)
    }

    /// A file that is compressed.
    pub fn deflated(name: &str, content: &[u8]) -> Self {
        Self::new(name, content, deflate(content), 8)
    }

    fn new(name: &str, content: &[u8], data: Vec<u8>, method: u16) -> Self {
        let header = Header {
            name: name.as_bytes().to_vec(),
            flags: if name.is_ascii() { 0 } else { UTF8 },
            method,
            crc: crc32(content),
            compressed: u32::try_from(data.len()).unwrap(),
            uncompressed: u32::try_from(content.len()).unwrap(),
            extra: Vec::new(),
        };
        Self {
            local: header.clone(),
            central: header,
            data,
            descriptor: Vec::new(),
            made_by: 0x031E,
            attributes: 0o100_644 << 16,
            points_to: None,
            after: Vec::new(),
        }
    }

    /// The same with another name in both headers, without a flag.
    pub fn named(mut self, name: &[u8]) -> Self {
        self.local.name = name.to_vec();
        self.central.name = name.to_vec();
        self
    }

    /// The same with changes to both headers.
    pub fn with(mut self, change: impl Fn(&mut Header)) -> Self {
        change(&mut self.local);
        change(&mut self.central);
        self
    }

    /// The same with an honest data descriptor and nothing in the local header.
    pub fn streamed(mut self) -> Self {
        self = self.with(|header| header.flags |= DESCRIPTOR);
        self.descriptor = b"PK\x07\x08".to_vec();
        for number in [
            self.central.crc,
            self.central.compressed,
            self.central.uncompressed,
        ] {
            self.descriptor.extend(number.to_le_bytes());
        }
        (
            self.local.crc,
            self.local.compressed,
            self.local.uncompressed,
        ) = (0, 0, 0);
        self
    }
}

/// A whole archive.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    pub items: Vec<Item>,
    pub before: Vec<u8>,
    pub comment: Vec<u8>,
    pub after: Vec<u8>,
    /// Between the directory and the end record.
    pub zip64: Vec<u8>,
    pub disk: u16,
    /// Added to the number of entries in the end record.
    pub miscount: u16,
    /// Instead of the true size and place of the directory in the end record.
    pub directory: Option<(u32, u32)>,
    /// Offsets count from the first byte of the archive, not of the file.
    pub offsets_ignore_before: bool,
}

impl Archive {
    /// An archive of these entries.
    pub fn of(items: impl IntoIterator<Item = Item>) -> Self {
        Self {
            items: items.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Where the directory begins and how long it is.
    pub fn directory(&self) -> (usize, usize) {
        let (bytes, at, length) = self.write();
        assert!(at + length <= bytes.len());
        (at, length)
    }

    /// The bytes.
    pub fn bytes(&self) -> Vec<u8> {
        self.write().0
    }

    fn write(&self) -> (Vec<u8>, usize, usize) {
        let mut out = self.before.clone();
        let base = if self.offsets_ignore_before {
            self.before.len()
        } else {
            0
        };
        let mut places = Vec::new();
        for item in &self.items {
            places.push(out.len() - base);
            out.extend(b"PK\x03\x04\x14\0");
            header(&mut out, &item.local);
            out.extend(&item.local.name);
            out.extend(&item.local.extra);
            out.extend(&item.data);
            out.extend(&item.descriptor);
            out.extend(&item.after);
        }
        let at = out.len();
        for (item, place) in self.items.iter().zip(places) {
            out.extend(b"PK\x01\x02");
            out.extend(item.made_by.to_le_bytes());
            out.extend(b"\x14\0");
            header(&mut out, &item.central);
            out.extend([0; 6]);
            out.extend(item.attributes.to_le_bytes());
            let place = u32::try_from(place).unwrap();
            out.extend(item.points_to.unwrap_or(place).to_le_bytes());
            out.extend(&item.central.name);
            out.extend(&item.central.extra);
        }
        let length = out.len() - at;
        out.extend(&self.zip64);
        let true_place = (
            u32::try_from(length).unwrap(),
            u32::try_from(at - base).unwrap(),
        );
        let (size, offset) = self.directory.unwrap_or(true_place);
        let count = u16::try_from(self.items.len())
            .unwrap()
            .wrapping_add(self.miscount);
        out.extend(b"PK\x05\x06");
        for number in [self.disk, self.disk, count, count] {
            out.extend(number.to_le_bytes());
        }
        out.extend(size.to_le_bytes());
        out.extend(offset.to_le_bytes());
        out.extend(u16::try_from(self.comment.len()).unwrap().to_le_bytes());
        out.extend(&self.comment);
        out.extend(&self.after);
        (out, at, length)
    }
}

/// What both kinds of header have in common, from the flags to the length of the extra fields.
fn header(out: &mut Vec<u8>, header: &Header) {
    out.extend(header.flags.to_le_bytes());
    out.extend(header.method.to_le_bytes());
    out.extend([0, 0, 0x21, 0x50]);
    out.extend(header.crc.to_le_bytes());
    out.extend(header.compressed.to_le_bytes());
    out.extend(header.uncompressed.to_le_bytes());
    out.extend(u16::try_from(header.name.len()).unwrap().to_le_bytes());
    out.extend(u16::try_from(header.extra.len()).unwrap().to_le_bytes());
}

/// A raw deflate stream.
pub fn deflate(content: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    writer.start_file("a", options).unwrap();
    writer.write_all(content).unwrap();
    let mut archive = writer.finish_into_readable().unwrap();
    let mut file = archive.by_index_raw(0).unwrap();
    let mut raw = Vec::new();
    std::io::Read::read_to_end(&mut file, &mut raw).unwrap();
    raw
}

/// CRC-32 as zip uses it.
pub fn crc32(content: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in content {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                crc >> 1 ^ 0xEDB8_8320
            } else {
                crc >> 1
            };
        }
    }
    !crc
}

/// An extra field.
pub fn extra(id: u16, content: &[u8]) -> Vec<u8> {
    let mut field = id.to_le_bytes().to_vec();
    field.extend(u16::try_from(content.len()).unwrap().to_le_bytes());
    field.extend(content);
    field
}
