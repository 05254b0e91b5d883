// Makes pages pleasant; every page works without it. Nothing here decides anything: the server does.
(() => {
  "use strict";
  const body = document.body;

  // One polite live region: what is only to be heard is not shown, a lost connection is.
  const hush = () => document.querySelector("#live [data-said]")?.remove();
  const say = (words, kind) => {
    const region = document.getElementById("live");
    if (!region) return;
    hush();
    const line = document.createElement("p");
    line.className = kind;
    line.dataset.said = "";
    line.textContent = words;
    region.append(line);
  };
  const lost = () => say(body.dataset.broken, "notice notice-bad");
  document.addEventListener("htmx:error", lost);
  document.addEventListener("htmx:response:error", (event) => {
    if (event.detail?.ctx?.response?.status >= 500) lost();
  });

  // Focus after a swap: where the person asked for it, to the new mistake or heading; after polling it stays.
  // Whether the person asked is settled before the request: afterwards htmx may name the new element as its source.
  document.addEventListener("htmx:before:request", (event) => {
    const context = event.detail?.ctx;
    if (!context) return;
    context.polled = /\b(every|load|revealed|over)\b/.test(context.sourceElement?.getAttribute?.("hx-trigger") || "");
    if (!context.polled) say(body.dataset.busy, "unseen");
    // Nobody is kept signed in by a page that asks by itself: see src/http/session.rs.
    else if (context.request?.headers) context.request.headers["X-By-Itself"] = "true";
  });
  document.addEventListener("htmx:after:swap", (event) => {
    const context = event.detail?.ctx;
    const place = document.getElementById(context?.target?.id) || document.getElementById("content");
    start(document);
    if (!context || context.polled) return;
    hush();
    const mistake = place.querySelector(".error-summary");
    const prefix = body.dataset.errorPrefix;
    if (mistake && !document.title.startsWith(prefix)) document.title = prefix + document.title;
    if (!mistake && document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
    const goal = mistake || place.querySelector("[autofocus], h1, h2, h3") || place;
    if (!goal.matches("input, select, textarea, button, a[href]")) goal.tabIndex = -1;
    goal.focus();
  });

  // What is left of a time, in words, by the rule of src/text/remaining.rs. The clock is the server's.
  const words = (element, left) => {
    const unit = (count, one, many) => count > 0 ? [count === 1 ? one : many.replace("%", count)] : [];
    const data = element.dataset;
    const seconds = Math.ceil(left / 1000);
    if (seconds <= 0) return data.over;
    const minutes = Math.ceil(seconds / 60);
    const parts = seconds >= 300
      ? [...unit(Math.floor(minutes / 60), data.hour, data.hours), ...unit(minutes % 60, data.minute, data.minutes)]
      : [...unit(Math.floor(seconds / 60), data.minute, data.minutes), ...unit(seconds % 60, data.second, data.seconds)];
    return parts.join(" ");
  };
  const born = new WeakMap();
  const tick = () => {
    for (const element of document.querySelectorAll("[data-until]")) {
      if (!born.has(element)) born.set(element, Date.now());
      const left = Date.parse(element.dataset.until) - Date.parse(element.dataset.now) - (Date.now() - born.get(element));
      const text = words(element, left);
      // What can be sent only then is not offered before: <button data-later> in the same form.
      for (const later of element.closest("form")?.querySelectorAll("[data-later]") ?? []) {
        const waited = later.hidden;
        later.hidden = left > 0;
        if (waited && left <= 0 && later.autofocus && document.activeElement === body) later.focus();
      }
      if (element.textContent !== text) element.textContent = text;
      if (left <= 0 && !element.dataset.told) {
        element.dataset.told = "yes";
        say(element.dataset.over, "unseen");
        element.dispatchEvent(new CustomEvent("over", { bubbles: true }));
      }
    }
  };
  setInterval(tick, 1000);

  const button = (text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button quiet";
    made.textContent = text;
    return made;
  };

  // What waits at a counter is told within a barcode over the whole screen, too: the same words, the same 「中止」.
  const tell = () => {
    for (const told of document.querySelectorAll(".barcode-card > .told")) {
      const copies = [...document.querySelectorAll("#openings > *")].map((opening) => opening.cloneNode(true));
      for (const copy of copies) {
        copy.removeAttribute("aria-labelledby");
        for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
      }
      if (told.innerHTML !== copies.map((copy) => copy.outerHTML).join("")) told.replaceChildren(...copies);
    }
  };

  const start = (root) => {
    // A barcode over the whole screen.
    for (const card of root.querySelectorAll(".barcode-card[data-fullscreen]")) {
      if (!card.requestFullscreen || card.querySelector("button")) continue;
      const toggle = button(card.dataset.fullscreen);
      toggle.addEventListener("click", () => document.fullscreenElement ? document.exitFullscreen() : card.requestFullscreen());
      card.addEventListener("fullscreenchange", () => {
        toggle.textContent = document.fullscreenElement ? card.dataset.close : card.dataset.fullscreen;
      });
      const told = document.createElement("div");
      told.className = "told";
      told.setAttribute("role", "status");
      card.prepend(told);
      card.append(toggle);
    }
    tell();
    // A text to be copied: <p data-copy="…" data-copy-label="…" data-copy-done="…">; with an empty one what stands in it.
    for (const source of root.querySelectorAll("[data-copy]")) {
      if (!navigator.clipboard || source.dataset.copyReady) continue;
      source.dataset.copyReady = "yes";
      const copy = button(source.dataset.copyLabel);
      copy.addEventListener("click", () => navigator.clipboard.writeText(source.dataset.copy || source.textContent).then(() => {
        copy.textContent = source.dataset.copyDone;
        say(source.dataset.copyDone, "unseen");
      }));
      source.after(copy);
    }
    // Printing needs script, so its button comes with it.
    for (const printer of root.querySelectorAll("[data-print][hidden]")) printer.hidden = false;
    count();
  };

  // 「我要下載 n」: <button data-count="… % …"> within a form counts the ticked boxes of that form.
  const count = () => {
    for (const element of document.querySelectorAll("[data-count]")) {
      const ticked = element.form?.querySelectorAll("input[type=checkbox]:checked").length ?? 0;
      element.textContent = element.dataset.count.replace("%", ticked);
    }
  };
  document.addEventListener("change", count);

  // Wedge scanners: control characters go; a Tab at the end of a code sends the form as Enter does.
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key === "Tab" && !event.shiftKey && field.matches?.("input[data-scan]") && field.value.trim()) {
      event.preventDefault();
      field.form.requestSubmit();
    }
  });
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches?.("input[data-scan]")) return;
    const clean = field.value.replace(/[\u0000-\u001f\u007f]/g, "");
    if (clean !== field.value) field.value = clean;
  });

  document.addEventListener("click", (event) => {
    const printer = event.target.closest?.("[data-print]");
    if (!printer) return;
    // A button that stands on one of several cards prints that card alone.
    const own = printer.closest(".kept");
    const others = own ? [...document.querySelectorAll(".kept:not([hidden])")].filter((card) => card !== own) : [];
    for (const card of others) card.hidden = true;
    addEventListener("afterprint", () => { for (const card of others) card.hidden = false; }, { once: true });
    window.print();
  });

  start(document);
  tick();
})();
