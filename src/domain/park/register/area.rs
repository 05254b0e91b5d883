//! Texts of the register that hold several things: areas, and lists of products and classes.

/// The city or county, and the town or district, of an area such as `南投縣南投市福興里`.
pub(super) fn divided(area: &str) -> (Option<String>, Option<String>) {
    // protocol: the endings of administrative areas; the fourth is a rare form of the second
    const CITY: [char; 3] = ['縣', '市', '巿'];
    const TOWN: [char; 4] = ['鄉', '鎮', '市', '區']; // protocol: the endings of administrative areas
    let mut characters = area.chars();
    let city: String = characters.by_ref().take(3).collect();
    if !city.ends_with(CITY) {
        return (None, (!area.is_empty()).then(|| area.to_owned()));
    }
    let city = city.replace('巿', "市"); // protocol: a rare form of the character
    let rest: Vec<char> = characters.collect();
    let first = rest.iter().skip(1).position(|c| TOWN.contains(c));
    let town = first.map(|at| {
        let end = at + 2;
        let longer = rest.get(end).is_some_and(|c| TOWN.contains(c));
        rest.iter().take(end + usize::from(longer)).collect()
    });
    (Some(city), town)
}

/// `089其他食品、170石油及煤製品`: names hold the separator themselves, so it separates only before a digit.
pub(super) fn numbered(text: &str) -> Vec<(String, String)> {
    const SEPARATOR: char = '、'; // protocol: the separator of the official file
    let mut items: Vec<String> = Vec::new();
    for part in text.split(SEPARATOR) {
        match items.last_mut() {
            Some(last) if !part.starts_with(|c: char| c.is_ascii_digit()) => {
                last.push(SEPARATOR);
                last.push_str(part);
            }
            _ => items.push(part.to_owned()),
        }
    }
    let split = |item: &str| {
        let digits = item.bytes().take_while(u8::is_ascii_digit).count();
        item.split_at_checked(digits)
            .map(|(number, name)| (number.to_owned(), name.to_owned()))
    };
    items
        .iter()
        .filter(|item| !item.is_empty())
        .filter_map(|item| split(item))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_are_told_from_their_villages() {
        for (area, city, town) in [
            ("桃園市平鎮區東勢里", Some("桃園市"), Some("平鎮區")),
            ("臺南市新市區豐華里", Some("臺南市"), Some("新市區")),
            ("新竹巿東區新莊里", Some("新竹市"), Some("東區")),
            ("苗栗縣竹南鎮大埔里", Some("苗栗縣"), Some("竹南鎮")),
            ("高雄市前鎮區", Some("高雄市"), Some("前鎮區")),
            ("新竹科學園區", None, Some("新竹科學園區")),
            ("", None, None),
        ] {
            let (found, part) = divided(area);
            assert_eq!((found.as_deref(), part.as_deref()), (city, town), "{area}");
        }
    }
}
