// The Swagger page: signs every call in the browser with the pair that was typed in, at the time of that call, and tells
// what was signed and what came of it. The APP Key is never sent and never stored.
(() => {
  "use strict";
  const form = document.getElementById("docs-pair");
  const host = document.getElementById("docs-ui");
  if (!form || !host || !window.SwaggerUIBundle) return;
  const at = (id) => document.getElementById(id);
  const [idField, keyField] = [at("f-app-id"), at("f-app-key")];
  // As issued: Base64 of a GUID in UTF-16.
  const LENGTH = 96;
  const known = new Set();
  let pair = null;

  const sentence = (list, word) =>
    [...at(list).children].find((item) => item.dataset.word === word)?.textContent ?? "";
  const complain = (word) => {
    const box = at("docs-complaint");
    box.replaceChildren();
    if (!word) return;
    const told = document.createElement("p");
    told.className = "error";
    told.textContent = sentence("docs-complaints", word);
    box.append(told);
  };

  // What is wrong with the two fields, as far as the browser can know.
  const flaw = (id, key) => {
    if (!id || !key) return "missing";
    if (id === key) return "same";
    if (known.has(key)) return "swapped";
    if (!crypto.subtle) return "insecure";
    return id.length === LENGTH && key.length === LENGTH ? null : "length";
  };

  const sign = async (request) => {
    const date = new Date().toUTCString();
    const text = `x-date: ${date}`;
    const bytes = new TextEncoder();
    const key = await crypto.subtle.importKey("raw", bytes.encode(pair.key), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    const code = new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes.encode(text)));
    const signature = btoa(String.fromCharCode(...code));
    request.headers["x-date"] = date;
    request.headers.Authorization =
      `hmac username="${pair.id}", algorithm="hmac-sha256", headers="x-date", signature="${signature}"`;
    return { text, date };
  };

  const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
  const curl = (request) => {
    const url = new URL(request.url, location.href).href.replaceAll("'", "%27");
    const headers = Object.entries(request.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
    return ["curl", "-i", quoted(url), ...headers].join(" ");
  };

  const path = (url) => new URL(url, location.href).pathname.toLowerCase();
  const isCall = (url) => path(url) !== path(form.dataset.document);

  const before = async (request) => {
    if (request.loadSpec || !isCall(request.url)) return request;
    request.cache = "no-store";
    // A refusal then says which check failed.
    const accept = Object.keys(request.headers).find((name) => name.toLowerCase() === "accept") ?? "accept";
    request.headers[accept] = [request.headers[accept] ?? "*/*", "application/problem+json;q=0.1"].join(", ");
    const signed = pair && crypto.subtle ? await sign(request) : null;
    if (!signed) complain(pair ? "insecure" : "no-pair");
    at("docs-signed").textContent = signed?.text ?? "";
    at("docs-own-time").textContent = signed?.date ?? new Date().toUTCString();
    at("docs-curl").textContent = curl(request);
    return request;
  };

  const refusal = (response) => {
    try {
      const told = JSON.parse(response.text);
      const word = String(told.type ?? "").split(":").pop();
      const detail = told.detail ?? told.message ?? "";
      return { word, text: [sentence("docs-reasons", word), detail].filter(Boolean).join(" — ") };
    } catch {
      return { word: "", text: "" };
    }
  };

  const after = (response) => {
    if (!response.url || !isCall(response.url)) return response;
    at("docs-call").hidden = false;
    at("docs-status").textContent = String(response.status);
    // Swagger UI takes every comma in a header for one between two values.
    at("docs-server-time").textContent = [response.headers?.date ?? []].flat().join(", ");
    at("docs-left").textContent = response.headers?.["ratelimit-remaining"] ?? "";
    const { word, text } = response.status >= 400 ? refusal(response) : { word: "", text: "" };
    at("docs-reason").textContent = text;
    at("docs-swap").hidden = word !== "app-id-unknown";
    if (pair && ![401, 403].includes(response.status)) known.add(pair.id);
    return response;
  };

  // Signatures are made here, so nothing is left to be authorised by hand; and the page has its own heading.
  const nothing = () => () => null;
  // Its own layout calls itself the main part of the page, which it is not here.
  const layout = (system) => ({
    wrapComponents: { authorizeBtn: nothing, authorizeOperationBtn: nothing },
    components: {
      PartOfPage: ({ getComponent, specSelectors }) => {
        const draw = system.React.createElement;
        const part = (name) => draw(getComponent(name, true));
        const parts = specSelectors.loadingStatus() === "success" ? [part("operations"), part("Models")] : [];
        return draw("div", { className: "swagger-ui" }, draw(getComponent("SvgAssets")), part("errors"), ...parts);
      },
    },
  });

  // What Swagger UI leaves unnamed for whoever does not see it, or cannot be reached by key.
  const mend = () => {
    for (const field of host.querySelectorAll("[data-param-name] select:not([aria-label])")) {
      field.setAttribute("aria-label", field.closest("[data-param-name]").dataset.paramName);
    }
    for (const select of host.querySelectorAll("select:not([aria-label])")) select.setAttribute("aria-label", form.dataset.media);
    for (const block of host.querySelectorAll("pre:not([tabindex])")) block.tabIndex = 0;
  };
  new MutationObserver(mend).observe(host, { childList: true, subtree: true });

  const explore = () => {
    const page = document.createElement("div");
    host.replaceChildren(page);
    window.SwaggerUIBundle({
      url: form.dataset.document,
      domNode: page,
      presets: [window.SwaggerUIBundle.presets.apis],
      plugins: [layout],
      layout: "PartOfPage",
      validatorUrl: null,
      requestInterceptor: before,
      responseInterceptor: after,
    });
  };

  const take = () => {
    const [id, key] = [idField.value.trim(), keyField.value.trim()];
    const found = flaw(id, key);
    complain(found);
    // A length of its own is only strange: whoever runs the server may issue others.
    pair = found && found !== "length" ? null : { id, key };
    return !found || found === "length";
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (take()) explore();
  });
  at("docs-swap").addEventListener("click", () => {
    [idField.value, keyField.value] = [keyField.value, idField.value];
    at("docs-swap").hidden = true;
    take();
  });
  at("docs-copy").addEventListener("click", async () => {
    await navigator.clipboard?.writeText(at("docs-curl").textContent);
    at("docs-copy").textContent = at("docs-copy").dataset.done;
  });
  form.hidden = false;
  explore();
})();
