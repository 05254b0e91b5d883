//! How a person finds things, written for the browser: by what stands on them or beside them.

/// Functions that every question begins with. Who looks for something looks at the middle of the page first. `name` is what a control is called, `seen` whether it is shown.
const WORDS: &str = r"
const tidy = text => (text || '').replace(/\s+/g, ' ').trim();
const seen = element => !!(element.offsetWidth || element.offsetHeight || element.getClientRects().length);
const name = element => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return tidy(by.split(/\s+/).map(id => (document.getElementById(id) || {}).innerText).join(' '));
  if (element.getAttribute('aria-label')) return tidy(element.getAttribute('aria-label'));
  if (element.labels && element.labels.length) return tidy(element.labels[0].innerText);
  if (element.matches('input[type=submit], input[type=button]')) return tidy(element.value);
  const text = tidy(element.innerText);
  const picture = element.querySelector('img[alt], svg[aria-label], svg title');
  return text || tidy(picture && (picture.getAttribute('alt') || picture.getAttribute('aria-label') || picture.textContent)) || tidy(element.title);
};
const called = (selector, wanted) => {
  const there = [...document.querySelectorAll(selector)].filter(seen);
  const exact = there.filter(element => name(element) === wanted);
  const all = exact.length ? exact : there.filter(element => name(element).startsWith(wanted));
  const within = all.filter(element => element.closest('main'));
  const found = within.length ? within : all;
  return {found: found.length === 1 ? found[0] : null, count: found.length, names: there.map(name)};
};
";

/// What can be pressed.
pub const PRESSABLE: &str =
    "button, a[href], input[type=submit], input[type=button], summary, [role=button]";
/// What can be filled.
pub const FILLABLE: &str =
    "input:not([type=hidden]):not([type=submit]):not([type=button]), select, textarea";

/// The script that finds what is called `arguments[1]` among `arguments[0]`.
pub fn find() -> String {
    format!("{WORDS} return called(arguments[0], arguments[1]);")
}

/// The script that tells what the element with the focus is called.
pub fn focused() -> String {
    format!(
        "{WORDS} const at = document.activeElement; return at && at !== document.body ? name(at) : '';"
    )
}

/// The script that reads the page.
pub const READ: &str =
    "return (document.body ? document.body.innerText : '').replace(/\\s+/g, ' ').trim();";

/// The script that reads the headings of the first rank.
pub const HEADINGS: &str = "return [...document.querySelectorAll('h1')].map(h => h.innerText.replace(/\\s+/g, ' ').trim());";

/// The script that says what is wrong with the sight of the focus: empty when the element that has it lies in the
/// window and has an outline, or when the browser itself has it.
pub const UNSEEN_FOCUS: &str = r"
const at = document.activeElement;
if (!at || at === document.body) return '';
const style = getComputedStyle(at);
const box = at.getBoundingClientRect();
const what = `<${at.tagName.toLowerCase()}> ${(at.innerText || at.name || '').trim()}`;
if (style.outlineStyle === 'none' || (style.outlineStyle !== 'auto' && parseFloat(style.outlineWidth) < 2)) return `${what} shows no focus`;
if (box.width < 1 || box.height < 1) return `${what} has the focus and no size`;
if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
  return `${what} has the focus outside the window`;
return '';
";
