//! Questions, and what they mean said in Rust; and texts that are no questions.

#![expect(
    clippy::float_cmp,
    clippy::ref_option,
    reason = "the meanings are the comparisons that the filters name, of fields as they stand"
)]

use chrono::{Datelike as _, NaiveDate};

use super::super::register::Factory;

type Meaning = fn(&Factory) -> bool;

fn is(one: &Option<String>, text: &str) -> bool {
    one.as_deref() == Some(text)
}

fn has(one: &Option<String>, test: impl Fn(&str) -> bool) -> bool {
    one.as_deref().is_some_and(test)
}

fn on(one: Option<NaiveDate>, test: impl Fn(NaiveDate) -> bool) -> bool {
    one.is_some_and(test)
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn lat(one: &Factory, test: impl Fn(f64) -> bool) -> bool {
    one.place.is_some_and(|(lat, _)| test(lat))
}

fn lon(one: &Factory, test: impl Fn(f64) -> bool) -> bool {
    one.place.is_some_and(|(_, lon)| test(lon))
}

fn length(text: &str) -> usize {
    text.chars().count()
}

pub const FACTORIES: &[(&str, Meaning)] = &[
    ("true", |_| true),
    ("false", |_| false),
    ("not false", |_| true),
    ("true and false", |_| false),
    ("true or false", |_| true),
    ("null eq null", |_| true),
    ("null ne null", |_| false),
    ("1 eq 1", |_| true),
    ("1 eq 1.0", |_| true),
    ("'a' lt 'b'", |_| true),
    ("'a' gt 'B'", |_| true),
    ("true eq true", |_| true),
    ("true ne false", |_| true),
    // equality
    ("City eq '基隆市'", |f| is(&f.city, "基隆市")),
    ("'基隆市' eq City", |f| is(&f.city, "基隆市")),
    ("City ne '基隆市'", |f| !is(&f.city, "基隆市")),
    ("City EQ '基隆市'", |f| is(&f.city, "基隆市")),
    ("City  eq  '基隆市' ", |f| is(&f.city, "基隆市")),
    ("City eq'基隆市'", |f| is(&f.city, "基隆市")),
    ("(City eq '基隆市')", |f| is(&f.city, "基隆市")),
    ("((City) eq (('基隆市')))", |f| is(&f.city, "基隆市")),
    ("not (City eq '基隆市')", |f| !is(&f.city, "基隆市")),
    ("not(City eq '基隆市')", |f| !is(&f.city, "基隆市")),
    ("NOT (City ne '基隆市')", |f| is(&f.city, "基隆市")),
    ("City eq null", |f| f.city.is_none()),
    ("City ne null", |f| f.city.is_some()),
    ("null eq City", |f| f.city.is_none()),
    ("null ne City", |f| f.city.is_some()),
    ("City gt null", |_| false),
    ("not (City gt null)", |_| true),
    ("City eq 'zed'", |_| false),
    ("City eq 'Zed'", |f| is(&f.city, "Zed")),
    ("City eq Town", |f| f.city == f.town),
    ("City ne Town", |f| f.city != f.town),
    ("City lt Town", |f| {
        f.city.is_some() && f.town.is_some() && f.city < f.town
    }),
    ("FactoryAddress eq ''", |f| is(&f.address, "")),
    ("FactoryAddress ne ''", |f| !is(&f.address, "")),
    ("FactoryAddress eq '  O''Brien''s Road '", |f| {
        has(&f.address, |a| a.contains("O'B"))
    }),
    ("FactoryAddress eq '100%_\\?$1'", |f| {
        has(&f.address, |a| a.contains('%'))
    }),
    ("FactoryName/Zh_tw eq '無名廠'", |f| f.name == "無名廠"),
    ("FactoryName eq '無名廠'", |f| f.name == "無名廠"),
    ("FactoryName/En eq null", |_| true),
    ("IndustryAreaName eq '北邊工業區'", |f| {
        is(&f.park, "IP001")
    }),
    ("IndustrialParkID eq 'IP002'", |f| is(&f.park, "IP002")),
    // order of texts
    ("City gt '基隆市'", |f| has(&f.city, |c| c > "基隆市")),
    ("City ge '基隆市'", |f| has(&f.city, |c| c >= "基隆市")),
    ("City lt '基隆市'", |f| has(&f.city, |c| c < "基隆市")),
    ("City le '基隆市'", |f| has(&f.city, |c| c <= "基隆市")),
    ("'基隆市' lt City", |f| has(&f.city, |c| c > "基隆市")),
    ("'基隆市' ge City", |f| has(&f.city, |c| c <= "基隆市")),
    ("not (City gt '基隆市')", |f| {
        !has(&f.city, |c| c > "基隆市")
    }),
    ("FactoryName gt 'Z'", |f| f.name.as_str() > "Z"),
    ("FactoryName lt 'a'", |f| f.name.as_str() < "a"),
    ("FactoryName gt '～'", |f| f.name.as_str() > "～"),
    ("FactoryID lt 'a'", |f| f.id.as_str() < "a"),
    // in
    ("City in ('基隆市')", |f| is(&f.city, "基隆市")),
    ("City in ('基隆市', '臺南市')", |f| {
        is(&f.city, "基隆市") || is(&f.city, "臺南市")
    }),
    ("City in('Zed','nobody')", |f| is(&f.city, "Zed")),
    ("not (City in ('基隆市'))", |f| !is(&f.city, "基隆市")),
    ("City in (null)", |f| f.city.is_none()),
    ("City in ('Zed', null)", |f| {
        f.city.is_none() || is(&f.city, "Zed")
    }),
    ("not (City in ('Zed', null))", |f| {
        f.city.is_some() && !is(&f.city, "Zed")
    }),
    ("City in (Town)", |f| f.city == f.town),
    ("length(FactoryName) in (3, 8)", |f| {
        [3, 8].contains(&length(&f.name))
    }),
    ("City in ('Zed') and Town eq 'zed'", |f| is(&f.city, "Zed")),
    // parts of texts
    ("contains(FactoryName,'alpha')", |f| {
        f.name.contains("alpha")
    }),
    ("contains(FactoryName, 'Alpha')", |f| {
        f.name.contains("Alpha")
    }),
    ("Contains(FactoryName,'食')", |f| f.name.contains('食')),
    ("contains(FactoryName,'')", |_| true),
    ("contains(City,'')", |f| f.city.is_some()),
    ("contains(City,'市')", |f| {
        has(&f.city, |c| c.contains('市'))
    }),
    ("not contains(City,'市')", |f| {
        has(&f.city, |c| !c.contains('市'))
    }),
    ("not (not contains(City,'市'))", |f| {
        has(&f.city, |c| c.contains('市'))
    }),
    ("contains(City,'市') eq true", |f| {
        has(&f.city, |c| c.contains('市'))
    }),
    ("contains(City,'市') eq false", |f| {
        has(&f.city, |c| !c.contains('市'))
    }),
    ("contains(City,'市') ne true", |f| {
        !has(&f.city, |c| c.contains('市'))
    }),
    ("contains(City,'市') eq null", |f| f.city.is_none()),
    ("contains(City,null)", |_| false),
    ("not contains(City,null)", |_| false),
    ("contains(City,'市') or City eq null", |f| {
        f.city.is_none() || has(&f.city, |c| c.contains('市'))
    }),
    ("contains(City,'市') or true", |_| true),
    ("contains(City,'市') and false", |_| false),
    ("not (contains(City,'市') and City eq null)", |f| {
        f.city.is_some()
    }),
    ("contains(FactoryAddress,'%')", |f| {
        has(&f.address, |a| a.contains('%'))
    }),
    ("contains(FactoryAddress,'_')", |f| {
        has(&f.address, |a| a.contains('_'))
    }),
    ("contains(FactoryAddress,'\\')", |f| {
        has(&f.address, |a| a.contains('\\'))
    }),
    ("contains(FactoryAddress,'?')", |f| {
        has(&f.address, |a| a.contains('?'))
    }),
    ("contains(FactoryAddress,'$1')", |f| {
        has(&f.address, |a| a.contains("$1"))
    }),
    ("contains(FactoryName,'''')", |f| f.name.contains('\'')),
    ("contains(FactoryName,'𠮷')", |f| f.name.contains('𠮷')),
    ("contains(FactoryName, City)", |f| {
        has(&f.city, |c| f.name.contains(c))
    }),
    ("contains('基隆市臺南市', City)", |f| {
        has(&f.city, |c| "基隆市臺南市".contains(c))
    }),
    ("startswith(FactoryName,'alpha')", |f| {
        f.name.starts_with("alpha")
    }),
    ("startswith(FactoryName,'𠮷')", |f| {
        f.name.starts_with('𠮷')
    }),
    ("startswith(FactoryName,'')", |_| true),
    ("startswith(City,'臺')", |f| {
        has(&f.city, |c| c.starts_with('臺'))
    }),
    ("not startswith(City,'臺')", |f| {
        has(&f.city, |c| !c.starts_with('臺'))
    }),
    ("startswith(FactoryAddress,'  O')", |f| {
        has(&f.address, |a| a.starts_with("  O"))
    }),
    ("endswith(FactoryName,'廠')", |f| f.name.ends_with('廠')),
    (
        "endswith(FactoryName,'a long text that is longer than any name')",
        |_| false,
    ),
    ("not endswith(City,'市')", |f| {
        has(&f.city, |c| !c.ends_with('市'))
    }),
    ("not endswith(FactoryAddress,'1')", |f| {
        has(&f.address, |a| !a.ends_with('1'))
    }),
    ("endswith(FactoryAddress,' ')", |f| {
        has(&f.address, |a| a.ends_with(' '))
    }),
    ("EndsWith(FactoryName,'')", |_| true),
    ("indexof(FactoryName,'食') eq 6", |f| {
        f.name.starts_with("Alpha 食")
    }),
    ("indexof(FactoryName,'野') eq 1", |f| {
        f.name.starts_with("𠮷野")
    }),
    ("indexof(FactoryName,'nothing') eq -1", |_| true),
    ("indexof(City,'市') ge 0", |f| {
        has(&f.city, |c| c.contains('市'))
    }),
    ("length(FactoryName) eq 3", |f| length(&f.name) == 3),
    ("length(FactoryName) gt 8", |f| length(&f.name) > 8),
    ("length(City) eq 3", |f| has(&f.city, |c| length(c) == 3)),
    ("length(City) eq null", |f| f.city.is_none()),
    ("length('') eq 0", |_| true),
    ("substring(FactoryID,6) eq '02'", |f| f.id.ends_with("02")),
    ("substring(FactoryID,0,2) eq '99'", |f| {
        f.id.starts_with("99")
    }),
    ("substring(FactoryName,1,1) eq '野'", |f| {
        f.name.starts_with("𠮷野")
    }),
    ("substring(FactoryID,100) eq ''", |_| true),
    ("substring(FactoryID,-3,2) eq '99'", |f| {
        f.id.starts_with("99")
    }),
    ("substring(FactoryID,0,-1) eq ''", |_| true),
    ("tolower(FactoryName) eq 'alpha 食品'", |f| {
        f.name == "Alpha 食品"
    }),
    ("startswith(tolower(FactoryName),'alpha')", |f| {
        f.name.to_lowercase().starts_with("alpha")
    }),
    ("contains(tolower(FactoryName),'istanbul')", |f| {
        f.name.contains("İstanbul")
    }),
    ("startswith(tolower(FactoryName),'àlpha')", |f| {
        f.name.starts_with("ÀLPHA")
    }),
    ("toupper(Town) eq City", |f| {
        is(&f.city, "ZED") || (f.city.is_none() && f.town.is_none())
    }),
    ("toupper(Town) eq 'ZED'", |f| is(&f.town, "zed")),
    ("contains(toupper(FactoryName),'STRAßE')", |f| {
        f.name.contains("Straße")
    }),
    ("startswith(toupper(FactoryName),'ＦＵＬＬ')", |f| {
        f.name.starts_with('ｆ')
    }),
    ("trim(FactoryAddress) eq 'O''Brien''s Road'", |f| {
        has(&f.address, |a| a.trim().starts_with('O'))
    }),
    ("concat(City,Town) eq '基隆市安樂區'", |f| {
        is(&f.city, "基隆市") && is(&f.town, "安樂區")
    }),
    ("concat(concat(City,'-'),Town) eq 'Zed-zed'", |f| {
        is(&f.city, "Zed")
    }),
    ("concat(City,Town) eq null", |f| {
        f.city.is_none() || f.town.is_none()
    }),
    // numbers
    ("FactoryPosition/PositionLat gt 25", |f| {
        lat(f, |l| l > 25.0)
    }),
    ("FactoryPosition/PositionLat ge 25.146", |f| {
        lat(f, |l| l >= 25.146)
    }),
    ("FactoryPosition/PositionLat eq 25.146", |f| {
        lat(f, |l| l == 25.146)
    }),
    ("FactoryPosition/PositionLat eq 2.5146e1", |f| {
        lat(f, |l| l == 25.146)
    }),
    ("FactoryPosition/PositionLat ne 25.146", |f| {
        !lat(f, |l| l == 25.146)
    }),
    ("FactoryPosition/PositionLat lt 0", |f| lat(f, |l| l < 0.0)),
    ("FactoryPosition/PositionLat le -0.5", |f| {
        lat(f, |l| l <= -0.5)
    }),
    ("FactoryPosition/PositionLon eq 0", |f| lon(f, |l| l == 0.0)),
    ("FactoryPosition/PositionLon eq -180", |f| {
        lon(f, |l| l == -180.0)
    }),
    ("-FactoryPosition/PositionLat eq 0.5", |f| {
        lat(f, |l| l == -0.5)
    }),
    ("- FactoryPosition/PositionLat gt 0", |f| {
        lat(f, |l| l < 0.0)
    }),
    ("FactoryPosition/PositionLat eq null", |f| f.place.is_none()),
    ("FactoryPosition/PositionLat in (25.146, 90)", |f| {
        lat(f, |l| l == 25.146 || l == 90.0)
    }),
    ("FactoryPosition/PositionLat add 1 gt 26.148", |f| {
        lat(f, |l| l + 1.0 > 26.148)
    }),
    (
        "FactoryPosition/PositionLat sub FactoryPosition/PositionLon lt -90",
        |f| f.place.is_some_and(|(a, o)| a - o < -90.0),
    ),
    ("FactoryPosition/PositionLat mul 2 eq 180", |f| {
        lat(f, |l| l * 2.0 == 180.0)
    }),
    ("FactoryPosition/PositionLat div 2 eq 45", |f| {
        lat(f, |l| l / 2.0 == 45.0)
    }),
    ("FactoryPosition/PositionLat div 0 eq null", |_| true),
    ("FactoryPosition/PositionLat mod 1 eq 0", |f| {
        lat(f, |l| l % 1.0 == 0.0)
    }),
    ("FactoryPosition/PositionLat mod 1 lt 0", |f| {
        lat(f, |l| l % 1.0 < 0.0)
    }),
    ("round(FactoryPosition/PositionLat) eq -1", |f| {
        lat(f, |l| l.round() == -1.0)
    }),
    ("floor(FactoryPosition/PositionLat) eq 25", |f| {
        lat(f, |l| l.floor() == 25.0)
    }),
    ("ceiling(FactoryPosition/PositionLat) eq 26", |f| {
        lat(f, |l| l.ceil() == 26.0)
    }),
    ("7 div 2 eq 3", |_| true),
    ("-7 div 2 eq -3", |_| true),
    ("-7 mod 3 eq -1", |_| true),
    ("7 mod -3 eq 1", |_| true),
    ("7 div 2.0 eq 3.5", |_| true),
    ("1 div 0 eq null", |_| true),
    ("2 add 3 mul 4 eq 14", |_| true),
    ("(2 add 3) mul 4 eq 20", |_| true),
    ("10 sub 3 sub 2 eq 5", |_| true),
    ("round(2.5) eq 3 and round(-2.5) eq -3", |_| true),
    ("9223372036854775807 add 1 eq null", |_| true),
    ("1 add null eq null", |_| true),
    // days
    ("SetupApproveDate eq 2000-02-29", |f| {
        f.setup_on == Some(date("2000-02-29"))
    }),
    ("SetupApproveDate ne 2000-02-29", |f| {
        f.setup_on != Some(date("2000-02-29"))
    }),
    ("SetupApproveDate lt 1990-01-31", |f| {
        on(f.setup_on, |d| d < date("1990-01-31"))
    }),
    ("SetupApproveDate le 1990-01-31", |f| {
        on(f.setup_on, |d| d <= date("1990-01-31"))
    }),
    ("SetupApproveDate ge 1990-01-31", |f| {
        on(f.setup_on, |d| d >= date("1990-01-31"))
    }),
    ("SetupApproveDate eq null", |f| f.setup_on.is_none()),
    ("SetupApproveDate in (2000-02-29,1911-12-31)", |f| {
        on(f.setup_on, |d| {
            d == date("2000-02-29") || d == date("1911-12-31")
        })
    }),
    ("SetupApproveDate gt RegisterApproveDate", |f| {
        on(f.setup_on, |d| on(f.registered_on, |r| d > r))
    }),
    ("year(RegisterApproveDate) eq 2020", |f| {
        on(f.registered_on, |d| d.year() == 2020)
    }),
    ("month(RegisterApproveDate) eq 12", |f| {
        on(f.registered_on, |d| d.month() == 12)
    }),
    ("day(RegisterApproveDate) eq 28", |f| {
        on(f.registered_on, |d| d.day() == 28)
    }),
    (
        "year(RegisterApproveDate) sub year(SetupApproveDate) eq 1",
        |f| {
            on(f.setup_on, |s| {
                on(f.registered_on, |r| r.year() - s.year() == 1)
            })
        },
    ),
    // instants: every row was written on 2026-11-20 at 14:00 in Taipei
    ("UpdateTime eq 2026-11-20T06:00:00Z", |_| true),
    ("UpdateTime eq 2026-11-20T14:00:00+08:00", |_| true),
    ("UpdateTime eq 2026-11-20T14:00:00 08:00", |_| true),
    ("UpdateTime eq 2026-11-20T14:00+08:00", |_| true),
    ("UpdateTime eq 2026-11-20t06:00:00.000z", |_| true),
    ("UpdateTime gt 2026-11-20T06:00:00.000001Z", |_| false),
    ("UpdateTime lt 2026-11-20T06:00:00.0000001Z", |_| true),
    ("UpdateTime le 2026-11-20T01:00:00-05:00", |_| true),
    ("UpdateTime lt 9999-12-31T23:59:59-01:00", |_| true),
    ("UpdateTime gt 0001-01-01T00:00:00+01:00", |_| true),
    ("UpdateTime le now()", |_| true),
    ("UpdateTime lt now()", |_| false),
    ("hour(UpdateTime) eq 14", |_| true),
    (
        "minute(UpdateTime) eq 0 and second(UpdateTime) eq 0",
        |_| true,
    ),
    ("day(UpdateTime) eq 20 and month(UpdateTime) eq 11", |_| {
        true
    }),
    ("date(UpdateTime) eq 2026-11-20", |_| true),
    ("time(UpdateTime) eq 14:00:00", |_| true),
    ("time(UpdateTime) lt 14:00", |_| false),
    ("hour(2026-11-20T23:30:00-05:00) eq 23", |_| true),
    ("date(2026-11-20T23:30:00-05:00) eq 2026-11-20", |_| true),
    ("hour(12:34:56.789) eq 12", |_| true),
    ("12:34 lt 12:34:01", |_| true),
    (
        "0f8fad5b-d9cb-469f-a165-70867728950e eq 0F8FAD5B-D9CB-469F-A165-70867728950E",
        |_| true,
    ),
    // precedence
    (
        "City eq 'Zed' or City eq '基隆市' and Town eq null",
        |f| is(&f.city, "Zed") || (is(&f.city, "基隆市") && f.town.is_none()),
    ),
    (
        "(City eq 'Zed' or City eq '基隆市') and Town eq null",
        |f| is(&f.city, "基隆市") && f.town.is_none(),
    ),
    ("not contains(FactoryName,'a') and City ne null", |f| {
        !f.name.contains('a') && f.city.is_some()
    }),
    ("1 lt 2 eq true", |_| true),
    ("not City in ('基隆市')", |f| !is(&f.city, "基隆市")),
    ("City in ('Zed') eq true", |f| is(&f.city, "Zed")),
    ("City eq 'Zed' And Town eq 'zed' OR false", |f| {
        is(&f.city, "Zed")
    }),
];

pub const PRODUCTS: &[(&str, Meaning)] = &[
    ("Products/any()", |f| !f.products.is_empty()),
    ("not Products/any()", |f| f.products.is_empty()),
    ("Products/any(p:p/ProductID eq '089')", |f| {
        f.products.iter().any(|p| p.0 == "089")
    }),
    (
        "Products/any(p: p/ProductID eq '089' and contains(p/ProductName,'食品'))",
        |f| f.products.iter().any(|p| p.0 == "089"),
    ),
    ("Products/all(p:p/ProductID eq '170')", |f| {
        f.products.iter().all(|p| p.0 == "170")
    }),
    (
        "Products/any() and Products/all(p:p/ProductID eq '170')",
        |f| !f.products.is_empty() && f.products.iter().all(|p| p.0 == "170"),
    ),
    (
        "Products/Any(d:d/ProductName eq '石油及煤製品') and FactoryID gt '99000002'",
        |f| f.products.iter().any(|p| p.0 == "170") && f.id.as_str() > "99000002",
    ),
    (
        "Products/any(p:p/ProductID eq '170' and FactoryID eq '99000003')",
        |f| f.id == "99000003",
    ),
    (
        "Products/any(p:Products/any(q:q/ProductID ne p/ProductID))",
        |f| f.products.len() > 1,
    ),
    ("not Products/any(p:p/ProductID eq null)", |_| true),
    // never unknown, whatever is unknown of the items
    (
        "not Products/any(p:contains(p/ProductName,Material))",
        |_| true,
    ),
    ("Products/all(p:contains(p/ProductName,Material))", |f| {
        f.products.is_empty()
    }),
    (
        "not Products/all(p:contains(p/ProductName,Material))",
        |f| !f.products.is_empty(),
    ),
    ("Material eq null", |_| true),
];

/// Texts, and the character at which they stop making sense.
pub const REFUSED: &[(&str, usize)] = &[
    ("", 1),
    ("   ", 4),
    ("FactoryID", 1),
    ("'a'", 1),
    ("1", 1),
    ("null", 1),
    ("FactoryID eq", 13),
    ("FactoryID eq ", 14),
    ("eq 'a'", 4),
    ("FactoryID eq 'a", 14),
    ("FactoryID eq a'", 15),
    ("FactoryID eq \"a\"", 14),
    ("FactoryID eq 'a' 'b'", 18),
    ("FactoryID eq 'a' and", 21),
    ("FactoryID eq 'a' and and true", 26),
    ("FactoryID eq 'a' xor true", 18),
    ("FactoryID == 'a'", 11),
    ("FactoryID = 'a'", 11),
    ("FactoryID eq 'a'; DROP TABLE factories", 17),
    ("(FactoryID eq 'a'", 18),
    ("FactoryID eq 'a')", 17),
    ("()", 2),
    ("Nothing eq 'a'", 1),
    ("factoryid eq 'a'", 1),
    ("FactoryID/X eq 'a'", 1),
    ("FactoryName/Fr eq 'a'", 1),
    ("FactoryName/ eq 'a'", 14),
    ("/FactoryName eq 'a'", 1),
    ("Products eq 'a'", 1),
    ("Products/ProductID eq '1'", 1),
    ("FactoryID eq 1", 1),
    ("FactoryID eq 2020-01-01", 1),
    ("FactoryID gt true", 1),
    ("true gt false", 1),
    ("FactoryID add 1 eq 2", 1),
    ("not FactoryID eq 'a'", 5),
    ("not 'a'", 5),
    ("-FactoryID eq 1", 2),
    ("--'a' eq 1", 3),
    ("FactoryID and true", 1),
    ("true or 'a'", 9),
    ("nothing(FactoryID)", 1),
    ("contains(FactoryID)", 1),
    ("contains(FactoryID,'a','b')", 1),
    ("contains(FactoryID,1)", 20),
    ("contains(1,'a')", 10),
    ("contains(FactoryID,'a'", 23),
    ("contains FactoryID,'a'", 10),
    ("contains(FactoryID 'a')", 20),
    ("contains(,'a')", 10),
    ("length(FactoryID)", 1),
    ("substring(FactoryID,'a') eq 'a'", 21),
    ("year(FactoryID) eq 1", 6),
    ("date(2020-01-01) eq 2020-01-01", 6),
    ("now(1) eq now()", 1),
    ("FactoryID in 'a'", 14),
    ("FactoryID in ('a') in (true)", 20),
    ("length(FactoryID) sub 3 in (0)", 1),
    ("-1 in (-1)", 2),
    ("Products/all()", 14),
    ("FactoryID in ()", 15),
    ("FactoryID in ('a',)", 19),
    ("FactoryID in ('a', 1)", 20),
    ("Products/any(p)", 15),
    ("Products/any(p:)", 16),
    ("Products/any(p:p)", 16),
    ("Products/any(p:p/Nothing eq 'a')", 16),
    ("Products/any(p:q/ProductID eq 'a')", 16),
    ("Products/all(:true)", 14),
    ("FactoryID/any(p:true)", 1),
    ("Products/some(p:true)", 14),
    ("2020-13-01 eq null", 1),
    ("2020-02-30 eq null", 1),
    ("2020-01-01T00:00:00 eq null", 1),
    ("2020-01-01T25:00:00Z eq null", 1),
    ("25:00 eq null", 1),
    ("1x eq 1", 1),
    ("1. eq 1", 1),
    ("1e999 eq 1", 1),
    (".5 eq 1", 1),
    ("@p eq 1", 1),
    ("$it eq 1", 1),
    ("FactoryID eq 'a' // comment", 18),
    ("duration'P1D' eq null", 9),
    ("FactoryID has 'a'", 11),
    ("FactoryID eq 'a\0'", 16),
    ("a b c", 3),
    ("FactoryID eq\u{3000}'a'", 13),
];
