use super::*;
use crate::domain::park::catalogue::{SERVICES, Service};
use crate::domain::park::odata::Options;

fn service(id: &str) -> &'static Service {
    SERVICES
        .into_iter()
        .find(|service| service.id == id)
        .unwrap()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn products() -> Vec<Vec<Value>> {
    vec![
        vec![
            text("1"),
            Value::Complex(vec![text("=1+1 <\"甲\" & \u{1}乙>"), Value::Null]),
            Value::List(vec![
                vec![text("089"), text("食品")],
                vec![text("170"), text("煤")],
            ]),
            Value::Null,
        ],
        vec![
            text("2"),
            Value::Complex(vec![text("line\nbreak, comma"), Value::Null]),
            Value::List(Vec::new()),
            text("@x"),
        ],
    ]
}

fn rendered(form: Form, id: &str, select: &str, rows: Vec<Vec<Value>>) -> String {
    let service = service(id);
    let pairs = [("$select", select)];
    let now = "2026-11-20T14:00:00+08:00".parse().unwrap();
    let question = Question {
        service,
        within: None,
        options: Options::read(
            pairs.into_iter().filter(|_| !select.is_empty()),
            service.entity,
            now,
        )
        .unwrap(),
        near: None,
    };
    let answer = Answer {
        rows,
        total: None,
        more: false,
    };
    String::from_utf8(render(form, &question, &answer)).unwrap()
}

#[test]
fn json_is_a_bare_array_in_the_published_order() {
    assert_eq!(
        rendered(Form::Json, "FactoryProduct", "", products()),
        "[{\"FactoryID\":\"1\",\"FactoryName\":{\"Zh_tw\":\"=1+1 <\\\"甲\\\" & \\u0001乙>\",\"En\":null},\
        \"Products\":[{\"ProductID\":\"089\",\"ProductName\":\"食品\"},{\"ProductID\":\"170\",\"ProductName\":\"煤\"}],\
        \"Material\":null},{\"FactoryID\":\"2\",\"FactoryName\":{\"Zh_tw\":\"line\\nbreak, comma\",\"En\":null},\
        \"Products\":[],\"Material\":\"@x\"}]"
    );
    assert_eq!(
        rendered(
            Form::Json,
            "FactoryProduct",
            "Material, FactoryName/Zh_tw",
            products()[1..].to_vec()
        ),
        "[{\"FactoryName\":{\"Zh_tw\":\"line\\nbreak, comma\"},\"Material\":\"@x\"}]"
    );
    assert_eq!(rendered(Form::Json, "Factory", "", Vec::new()), "[]");
}

#[test]
fn xml_is_well_formed_whatever_stands_in_a_text() {
    assert_eq!(
        rendered(Form::Xml, "FactoryProduct", "", products()[..1].to_vec()),
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><ArrayOfFactoryProduct><FactoryProduct><FactoryID>1</FactoryID>\
        <FactoryName><Zh_tw>=1+1 &lt;&quot;甲&quot; &amp; 乙&gt;</Zh_tw></FactoryName><Products><Product><ProductID>089</ProductID>\
        <ProductName>食品</ProductName></Product><Product><ProductID>170</ProductID><ProductName>煤</ProductName></Product>\
        </Products></FactoryProduct></ArrayOfFactoryProduct>"
    );
}

#[test]
fn csv_is_flat_and_harmless() {
    assert_eq!(
        rendered(Form::Csv, "FactoryProduct", "", products()),
        "FactoryID,FactoryName_Zh_tw,FactoryName_En,Products,Material\r\n\
        1,\"'=1+1 <\"\"甲\"\" & \u{1}乙>\",,089 食品; 170 煤,\r\n\
        2,\"line\nbreak, comma\",,,'@x\r\n"
    );
}

#[test]
fn numbers_days_and_instants_are_written_plainly() {
    let at = "2026-11-20T14:00:00.5+08:00".parse().unwrap();
    for (value, written) in [
        (Value::Real(-0.5), "-0.5"),
        (Value::Real(25.0), "25"),
        (Value::Integer(-7), "-7"),
        (Value::Date("2010-05-11".parse().unwrap()), "2010-05-11"),
        (Value::Instant(at), "2026-11-20T14:00:00.500+08:00"),
    ] {
        assert_eq!(super::text(&value).as_deref(), Some(written));
    }
}

#[test]
fn no_cell_begins_a_formula_and_the_first_name_follows_on_nothing() {
    let beginnings = "=+-@\t\r\n＝＋－＠";
    for c in beginnings.chars() {
        let bad = format!("{c}1+1");
        let row = vec![
            text(&bad),
            Value::Complex(vec![text(&bad), text(&bad)]),
            Value::List(vec![vec![text(&bad), text("x")]]),
            text(&bad),
        ];
        let page = rendered(Form::Csv, "FactoryProduct", "", vec![row]);
        assert!(page.starts_with("FactoryID,"), "{page}");
        let mut lines = ::csv::Reader::from_reader(page.as_bytes());
        let cells = lines.records().next().unwrap().unwrap();
        let expected = format!("'{bad}");
        let listed = format!("{expected} x");
        let expected = [&expected, &expected, &expected, &listed, &expected];
        assert_eq!(cells.iter().collect::<Vec<_>>(), expected, "{c:?}");
    }
    let inside = vec![text("1=1"), Value::Complex(vec![text(" =1"), Value::Null])];
    let page = rendered(
        Form::Csv,
        "FactoryIndustrialClass",
        "FactoryID,FactoryName",
        vec![inside],
    );
    assert!(page.contains("\r\n1=1, =1,"), "{page}");
}
