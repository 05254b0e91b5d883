//! Filters asked of both databases, and of the rows by the evaluator, which is the norm.

use super::*;

/// Names and addresses with letters that are mapped oddly, and blanks of every kind.
const TEXTS: [(&str, Option<&str>); 12] = [
    ("kelvin", None),
    ("\u{212a}ELVIN", Some("")),
    ("KelvIn 鋼", Some("k")),
    ("İi ıI", Some("K")),
    ("ſtraße SS", Some("\u{3000}x\u{a0}")),
    ("STRAẞE ss", Some("\t鋼k \r\n")),
    ("Åångström \u{212b}", Some(" 鋼 K")),
    ("ǄǅǆǇ", Some("ǅ")),
    ("ΑΣσςΐᾳᾼ", Some("xX\u{85}")),
    ("ＡａＢｂ鋼鋼", Some("\u{2003}")),
    ("鋼 k鋼K", Some("𠮷K𠮷")),
    ("Ωω\u{2126}", Some("K\u{1680}i")),
];

/// When each row was written: about midnight in Taiwan, and about seconds.
const TIMES: [&str; 12] = [
    "2025-12-31T15:59:59.999600Z",
    "2025-12-31T16:00:00Z",
    "2024-02-28T16:00:00.000001Z",
    "2024-02-29T15:59:59Z",
    "2026-01-01T00:00:00Z",
    "2026-06-30T23:59:59.499999Z",
    "2026-07-01T07:59:59.500000Z",
    "2026-07-01T08:30:30Z",
    "2026-11-20T06:00:00Z",
    "2026-11-20T06:00:59.999999Z",
    "2026-11-20T06:01:00Z",
    "2026-12-31T16:00:00Z",
];

const DAYS: [Option<(i32, u32, u32)>; 4] = [
    None,
    Some((1911, 12, 31)),
    Some((2024, 2, 29)),
    Some((2026, 1, 1)),
];

fn register() -> Vec<Factory> {
    let on = |place: usize| {
        let (year, month, date) = DAYS[place % DAYS.len()]?;
        day(year, month, date)
    };
    let rows = TEXTS.iter().zip(factories().into_iter().cycle());
    rows.enumerate()
        .map(|(place, ((name, address), like))| Factory {
            id: format!("7700{place:04}"),
            name: (*name).to_owned(),
            address: address.map(ToOwned::to_owned),
            setup_on: on(place),
            registered_on: on(place + place / 4),
            ..like
        })
        .collect()
}

fn worlds() -> Vec<World> {
    let worlds = furnished();
    let register = register();
    for world in &worlds {
        for (place, at) in TIMES.iter().enumerate() {
            let known = Content::whole(register[..=place].to_vec());
            let at = at.parse().unwrap();
            world.write(|tx| take_factories(tx, at, world.random.as_ref(), &known));
        }
    }
    worlds
}

/// Filters of texts, each a function of a text beside a literal.
fn of_texts() -> Vec<String> {
    let literals = [
        "", "k", "K", "i", "I", "s", "ss", "å", "鋼", "鋼k", "ǆ", "σ", "ａ", "ω", " ", "x",
    ];
    let mut filters = Vec::new();
    for field in ["FactoryName", "FactoryAddress"] {
        let trimmed = format!("trim({field})");
        let texts = [
            field.to_owned(),
            format!("tolower({field})"),
            format!("toupper({field})"),
            format!("tolower({trimmed})"),
            format!("toupper(substring({field},1,3))"),
            format!("substring({trimmed},1)"),
            format!("concat({field},'k')"),
            trimmed,
        ];
        for (text, literal) in texts
            .iter()
            .flat_map(|text| literals.map(|literal| (text, literal)))
        {
            filters.extend([
                format!("{text} eq '{literal}'"),
                format!("not ({text} ne '{literal}')"),
                format!("{text} gt '{literal}'"),
                format!("'{literal}' ge {text}"),
                format!("{text} in ('{literal}', 'kelvin')"),
                format!("contains({text},'{literal}')"),
                format!("not startswith({text},'{literal}')"),
                format!("endswith({text},'{literal}') ne true"),
                format!("indexof({text},'{literal}') ge 1"),
            ]);
        }
        for text in &texts {
            filters.extend([
                format!("length({text}) eq 5"),
                format!("{text} eq null"),
                format!("not ({text} in (null,'k'))"),
                format!("contains({text},'k') eq null"),
                format!("contains({text},'k') eq false or {text} lt 'a'"),
                format!("length({text}) gt indexof(FactoryName,'鋼')"),
            ]);
        }
    }
    filters
}

/// Filters of days and instants.
fn of_times() -> Vec<String> {
    let mut filters = Vec::new();
    for of in ["SetupApproveDate", "UpdateTime", "date(UpdateTime)"] {
        for (part, values) in [
            ("year", [1911, 2024, 2026]),
            ("month", [1, 2, 12]),
            ("day", [1, 29, 31]),
        ] {
            for value in values {
                filters.extend([
                    format!("{part}({of}) eq {value}"),
                    format!("not ({part}({of}) lt {value})"),
                    format!("{value} ne {part}({of})"),
                    format!("{part}({of}) in ({value}, 0)"),
                ]);
            }
            filters.extend([
                format!("{part}({of}) eq null"),
                format!("{part}({of}) eq {part}(RegisterApproveDate)"),
                format!("{part}({of}) ne {part}(RegisterApproveDate)"),
                format!("{part}({of}) gt {part}(RegisterApproveDate)"),
                format!("{part}({of}) gt 2.5"),
            ]);
        }
    }
    for (part, values) in [
        ("hour", [0, 7, 8, 14, 23]),
        ("minute", [0, 1, 30, 59, 60]),
        ("second", [0, 29, 30, 59, 60]),
    ] {
        filters.extend(values.map(|value| format!("{part}(UpdateTime) eq {value}")));
        filters.push(format!("{part}(UpdateTime) gt 14"));
    }
    filters.extend(
        [
            "date(UpdateTime) eq 2026-01-01",
            "date(UpdateTime) le 2024-02-29",
            "date(UpdateTime) in (2024-02-29,2027-01-01)",
            "date(UpdateTime) gt SetupApproveDate",
            "SetupApproveDate eq RegisterApproveDate",
            "SetupApproveDate ne RegisterApproveDate",
            "not (SetupApproveDate le RegisterApproveDate)",
            "time(UpdateTime) eq 08:00:00",
            "(City eq 'Zed' and round(FactoryPosition/PositionLat) eq 90) or City eq '臺南市'",
            "length(City) eq 3 and FactoryPosition/PositionLat add 1 gt 24",
        ]
        .map(ToOwned::to_owned),
    );
    filters
}

fn of_lists() -> Vec<String> {
    [
        "Products/any(p:contains(p/ProductName,'食') and length(p/ProductID) eq 3)",
        "Products/any(p:'089' eq p/ProductID) or FactoryID eq '77000000'",
        "Products/any(p:p/ProductID eq '')",
        "Products/any(p:p/ProductID eq FactoryID)",
        "Products/any(p:FactoryID eq '77000001')",
        "not Products/any(p:p/ProductID eq '089')",
        "Products/all(p:p/ProductID eq '170') and Products/any()",
    ]
    .map(ToOwned::to_owned)
    .to_vec()
}

#[test]
fn both_databases_find_the_rows_that_the_evaluator_finds() {
    let factories = questions::FACTORIES.iter();
    let products = questions::PRODUCTS.iter();
    let of_factories = factories.map(|(filter, _)| (*filter).to_owned());
    let of_products = products.map(|(filter, _)| (*filter).to_owned());
    let tables: [(&str, Vec<String>); 2] = [
        (
            "Factory",
            of_factories.chain(of_texts()).chain(of_times()).collect(),
        ),
        ("FactoryProduct", of_products.chain(of_lists()).collect()),
    ];
    let mut wrong = Vec::new();
    for world in worlds() {
        for (service, filters) in &tables {
            let all = ask(&world, &question(service, &[]));
            assert_eq!(all.rows.len(), TEXTS.len());
            for filter in filters {
                let asked = question(service, &[("$filter", filter)]);
                let condition = asked.options.filter.as_ref().unwrap();
                let rows = all
                    .rows
                    .iter()
                    .filter(|row| evaluate::holds(condition, row));
                let meant: Vec<_> = rows.cloned().collect();
                let found = ask(&world, &asked).rows;
                if found != meant {
                    wrong.push(format!("{filter}: {}, not {}", found.len(), meant.len()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_the_databases_can_say_is_not_asked_of_every_row() {
    let left = |service, filter: &str| {
        let asked = question(service, &[("$filter", filter)]);
        [Words::Sqlite, Words::Postgres].map(|words| {
            let condition = asked.options.filter.as_ref().unwrap();
            let (said, left) = sql::divide(condition, words);
            (!said.is_empty(), left.len())
        })
    };
    let said = |filter: &&String| left("Factory", filter) == [(true, 0); 2];
    let texts = of_texts();
    let left_out = texts.iter().filter(|filter| !said(filter));
    // Beside a text that no mapped text can be, or behind an empty one.
    let known = |filter: &&&String| {
        ["indexof(", "tolower(", "toupper("]
            .iter()
            .any(|function| filter.contains(function))
    };
    assert_eq!(left_out.filter(|filter| !known(&filter)).count(), 0);
    for filter in of_times().iter().filter(|filter| !filter.contains("2.5")) {
        let is_left = ["time(Up", "round", "add"]
            .iter()
            .any(|part| filter.contains(part) && !filter.contains("date("));
        assert_eq!(said(&filter), !is_left, "{filter}");
    }
    for filter in [
        "tolower(FactoryName) eq 'alpha 食品'",
        "contains(toupper(City),'Z') and year(SetupApproveDate) eq 2015",
        "length(City) gt 2 or indexof(FactoryName,'食') ge 0",
        "contains(City,'市') eq true",
    ] {
        assert!(said(&&filter.to_owned()), "{filter}");
    }
    for (service, filter) in [
        ("FactoryProduct", "Products/any(p:p/ProductID eq '089')"),
        ("FactoryProduct", "Products/any()"),
        (
            "Factory",
            "City eq 'Zed' and round(FactoryPosition/PositionLat) eq 90",
        ),
        (
            "Factory",
            "(City eq 'Zed' and round(FactoryPosition/PositionLat) eq 90) or Town eq 'zed'",
        ),
    ] {
        assert_eq!(left(service, filter), [(true, 1); 2], "{filter}");
    }
}
