// Talks with the card component on the citizen's machine (跨平台網頁元件), by its popup protocol.
//
// Nothing here decides anything: whatever came back, or that nothing came, goes to the server in an ordinary form.
// The PIN goes to the component and to nobody else: its field has no name and stands outside every form.
//
// To sign:
//   <input id="pin" type="password" autocomplete="off" minlength="6" maxlength="64">      outside every form, without a name
//   <form method="post" action="…"
//         data-card="http://localhost:61161"     the component's origin, exactly as its popup will name it, no slash at the end
//         data-card-package='{"func":"MakeSignature",…}'   what the server wants signed, without the PIN (Step::Local)
//         data-card-pin="pin"                     the id of the PIN field
//         data-card-pin-missing="…"               the sentence when it is empty or not of 6 to 8 characters
//         data-card-waiting="…"                   the sentence while the component works
//         data-card-path="/popupForm"             optional, the path of the popup
//         data-card-seconds="60">                 optional, how long the component may take once it has the package
//     <input type="hidden" name="…" data-card-reply>    gets the reply: the component's JSON, or {"page":"popup-blocked"},
//                                                       {"page":"component-missing"} or {"page":"no-answer"}
//     <p data-card-status role="status"></p>            optional, for the two sentences
//     <button>…</button>
//   </form>
//
// To test the equipment, without any request:
//   <section data-card-test="http://localhost:61161" data-card-path="…" data-card-least="1.3.4.103327">
//     <button type="button" data-card-begin>…</button>
//     <div data-card-check="popup"> … <div data-card-check="component"> … "reader" … "card"
//       each with its sentences, hidden: <p data-card-when="ok" hidden>…<span data-card-value></span></p>
//     States: popup ok|blocked · component ok|old|missing|silent · reader ok|missing · card ok|missing|unknown; every one
//     also "waiting" (not looked at yet, or not reached). data-card-least is the least version, compared as numbers.
(() => {
  "use strict";
  const ARRIVAL = 10000; // until the popup reports
  const PATIENCE = 60; // seconds until it answers

  // Opens the popup, hands over one package when it reports, and gives its answer as text. Call it in a user gesture.
  const talk = (origin, path, text, patience) => new Promise((resolve, reject) => {
    const popup = window.open(origin + path, "card-component", "height=200,width=200,left=100,top=20");
    if (!popup) { reject("popup-blocked"); return; }
    let given = false;
    let timer = 0;
    let closed = 0;
    const end = (settle, value) => {
      clearTimeout(timer);
      clearInterval(closed);
      window.removeEventListener("message", hear);
      try { popup.close(); } catch { /* it is gone already */ }
      settle(value);
    };
    const hear = (event) => {
      if (event.origin !== origin || event.source !== popup || typeof event.data !== "string") return;
      if (given) { end(resolve, event.data); return; }
      let word;
      try { word = JSON.parse(event.data).func; } catch { return; }
      if (word !== "getTbs") return;
      given = true;
      clearTimeout(timer);
      timer = setTimeout(() => end(reject, "no-answer"), patience);
      popup.postMessage(text(), origin);
    };
    window.addEventListener("message", hear);
    timer = setTimeout(() => end(reject, "component-missing"), ARRIVAL);
    // A window that the person closes will not answer. Its last message may still be on the way.
    closed = setInterval(() => {
      if (!popup.closed) return;
      clearInterval(closed);
      setTimeout(() => end(reject, given ? "no-answer" : "component-missing"), 1000);
    }, 500);
  });

  const sign = (form) => {
    const data = form.dataset;
    const reply = form.querySelector("[data-card-reply]");
    const status = form.querySelector("[data-card-status]");
    const pin = document.getElementById(data.cardPin);
    const say = (words) => { if (status) status.textContent = words || ""; };
    let busy = false;
    reply.value = "";

    form.addEventListener("submit", (event) => {
      // The answer leaves by form.submit(), which asks nobody here: whatever comes this way is another press of the button.
      event.preventDefault();
      if (busy) return;
      if (pin.value.length < 6 || pin.value.length > 8) {
        say(data.cardPinMissing);
        pin.setAttribute("aria-invalid", "true");
        pin.focus();
        return;
      }
      busy = true;
      pin.removeAttribute("aria-invalid");
      say(data.cardWaiting);
      form.setAttribute("aria-busy", "true");
      // The package travels on as a form field that nobody escapes: everything in it is safe there but the PIN.
      const text = () => {
        const filled = { ...JSON.parse(data.cardPackage), pin: encodeURIComponent(pin.value) };
        pin.value = "";
        return JSON.stringify(filled);
      };
      const send = (answer) => {
        pin.value = "";
        reply.value = answer;
        HTMLFormElement.prototype.submit.call(form);
      };
      const seconds = Number(data.cardSeconds) || PATIENCE;
      talk(data.card, data.cardPath || "/popupForm", text, seconds * 1000)
        .then(send, (reason) => send(JSON.stringify({ page: reason })));
    });

    // The PIN field belongs to no form, so its Enter key has to be told what it means.
    pin.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); form.requestSubmit(); }
    });
    // A page that comes back from the browser's memory starts afresh.
    window.addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      busy = false;
      reply.value = "";
      form.removeAttribute("aria-busy");
      say("");
    });
  };

  // Versions are rows of numbers: 1.3.4.13 comes before 1.3.4.103327.
  const older = (one, other) => {
    const numbers = (text) => String(text || "").split(".").map((part) => parseInt(part, 10) || 0);
    const [left, right] = [numbers(one), numbers(other)];
    for (let place = 0; place < Math.max(left.length, right.length); place += 1) {
      const difference = (left[place] || 0) - (right[place] || 0);
      if (difference !== 0) return difference < 0;
    }
    return false;
  };

  const test = (section) => {
    const data = section.dataset;
    const begin = section.querySelector("[data-card-begin]");
    const show = (check, state, value) => {
      const place = section.querySelector(`[data-card-check="${check}"]`);
      if (!place) return;
      place.dataset.cardState = state;
      for (const sentence of place.querySelectorAll("[data-card-when]")) {
        sentence.hidden = sentence.dataset.cardWhen !== state;
        const slot = sentence.querySelector("[data-card-value]");
        if (slot && !sentence.hidden) slot.textContent = value || "";
      }
    };
    const judge = (text) => {
      let answer;
      try { answer = JSON.parse(text); } catch { answer = null; }
      if (!answer || answer.func !== "pkcs11info") { show("component", "silent"); return; }
      const old = data.cardLeast && older(answer.serverVersion, data.cardLeast);
      show("component", old ? "old" : "ok", answer.serverVersion);
      const slots = Array.isArray(answer.slots) ? answer.slots : [];
      if (slots.length === 0) { show("reader", "missing"); return; }
      const full = slots.find((slot) => slot.token && typeof slot.token === "object");
      show("reader", "ok", (full || slots[0]).slotDescription);
      if (full) show("card", "ok", full.token.label);
      else show("card", slots.some((slot) => slot.token) ? "unknown" : "missing");
    };
    const reset = () => { for (const check of ["popup", "component", "reader", "card"]) show(check, "waiting"); };
    reset();
    begin.addEventListener("click", () => {
      if (section.getAttribute("aria-busy") === "true") return;
      reset();
      section.setAttribute("aria-busy", "true");
      const request = () => JSON.stringify({ func: "CheckEnvir" });
      talk(data.cardTest, data.cardPath || "/popupForm", request, 30000)
        .then((text) => { show("popup", "ok"); judge(text); }, (reason) => {
          show("popup", reason === "popup-blocked" ? "blocked" : "ok");
          if (reason !== "popup-blocked") show("component", reason === "no-answer" ? "silent" : "missing");
        })
        .finally(() => section.removeAttribute("aria-busy"));
    });
  };

  for (const form of document.querySelectorAll("form[data-card]")) sign(form);
  for (const section of document.querySelectorAll("[data-card-test]")) test(section);
})();
