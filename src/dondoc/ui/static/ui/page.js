/* What every page does beyond HTML. Everything works without it; all listeners stand on the document, so that parts
   of a page that htmx renews need no setting up. */
"use strict";
(() => {
  const told = () => document.getElementById("told");
  const say = (name) => told()?.dataset[name] ?? "";
  const typing = (element) => element?.closest("input:not([type=checkbox],[type=radio],[type=submit]), textarea, select, [contenteditable]");
  const shown = (element) => element.checkVisibility ? element.checkVisibility() : element.offsetParent !== null;

  document.documentElement.classList.add("scripted");

  /* Keys of one letter can be switched off, for those who speak to their machine or press by accident. */
  let keysWanted = true;
  try { keysWanted = localStorage.getItem("keys") !== "off"; } catch { /* a browser that keeps nothing */ }
  const showKeys = () => {
    document.documentElement.classList.toggle("no-keys", !keysWanted);
    document.querySelectorAll("[data-keys-switch]").forEach((box) => {
      box.hidden = false;
      box.querySelectorAll("button").forEach((button) => {
        if ((button.value === "on") === keysWanted) button.setAttribute("aria-current", "true"); else button.removeAttribute("aria-current");
      });
    });
  };
  showKeys();
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-keys-switch] button");
    if (!button) return;
    keysWanted = button.value === "on";
    try { localStorage.setItem("keys", button.value); } catch { /* kept for this page only */ }
    showKeys();
  });

  /* Keys shown on buttons: data-key="E"; Ctrl+Enter also while somebody types, where it sends what Enter would. Enter is left to links and buttons that have the focus. */
  document.addEventListener("keydown", (event) => {
    const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (event.defaultPrevented || event.altKey || event.isComposing || ((event.ctrlKey || event.metaKey) && !sends)) return;
    if (event.key === "Escape") {
      document.querySelectorAll("details.menu[open]").forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
    }
    if (!keysWanted || (typing(event.target) && event.key !== "Escape" && !sends)) return;
    if (event.key === "Enter" && !sends && event.target.closest("a, button, summary, input, label")) return;
    const wanted = sends ? "Ctrl+Enter" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
    const scopes = [...document.querySelectorAll("[data-keys]")].filter(shown);
    for (const scope of [...scopes, document]) {
      const keyed = (key) => [...scope.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((one) => !one.disabled && shown(one));
      const found = keyed(wanted) ?? (sends ? keyed("Enter") : undefined);
      if (!found) continue;
      event.preventDefault();
      if (typing(found)) { found.focus(); found.select?.(); } else { found.click(); }
      if (found.matches("summary")) found.scrollIntoView({ block: "nearest" });
      return;
    }
  });

  /* A press sends once. The button that was pressed turns until the answer is there. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) { event.preventDefault(); event.stopImmediatePropagation(); return; }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
    const download = event.submitter?.hasAttribute("data-download") || form.method === "get";
    if (download || form.target === "_blank") setTimeout(() => calm(form), 1200);
  }, true);
  const calm = (form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
    document.querySelectorAll(`[form="${CSS.escape(form.id || "-")}"][aria-busy]`).forEach((button) => button.removeAttribute("aria-busy"));
  };
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(calm));
  for (const name of ["htmx:afterRequest", "htmx:sendError", "htmx:responseError"]) {
    document.addEventListener(name, (event) => { const form = event.target.closest?.("form"); if (form) calm(form); });
  }

  /* A form with data-guard is not left by accident. */
  let unsaved = null;
  document.addEventListener("input", (event) => { const form = event.target.form; if (form?.hasAttribute("data-guard")) unsaved = form; });
  document.addEventListener("submit", (event) => { if (!event.defaultPrevented && event.target === unsaved) unsaved = null; });
  window.addEventListener("beforeunload", (event) => { if (unsaved?.isConnected) event.preventDefault(); });

  /* Choosing the colours takes effect at once; the server keeps the choice. */
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-theme-switch]") || !event.submitter) return;
    event.preventDefault();
    const chosen = event.submitter.value;
    if (chosen === "auto") delete document.documentElement.dataset.theme; else document.documentElement.dataset.theme = chosen;
    event.target.querySelectorAll("[aria-current]").forEach((button) => button.removeAttribute("aria-current"));
    event.submitter.setAttribute("aria-current", "true");
    const body = new FormData(event.target, event.submitter);
    fetch(event.target.action, { method: "POST", body, redirect: "manual" }).finally(() => calm(event.target));
  });

  /* A link to something folded unfolds it. */
  const unfold = () => { const target = document.getElementById(location.hash.slice(1)); if (target instanceof HTMLDetailsElement) target.open = true; };
  window.addEventListener("hashchange", unfold);
  unfold();

  /* Menus close when the eye goes elsewhere. A choice in a form with data-send-on-change is sent by itself. */
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("change", (event) => {
    if (event.target.form?.hasAttribute("data-send-on-change")) event.target.form.requestSubmit();
    if (event.target.hasAttribute("data-check-all")) {
      const boxes = event.target.closest("table")?.querySelectorAll("tbody input[type=checkbox]:not([disabled])") ?? [];
      boxes.forEach((box) => { box.checked = event.target.checked; });
      event.target.dispatchEvent(new Event("input", { bubbles: true })); // for what keeps drafts
    }
  });

  /* A day in a field is said beside it as officials write it, with its weekday: browsers write it in their own language. */
  const sayDay = (input) => {
    let said = input.nextElementSibling;
    if (!said?.classList.contains("day-said")) {
      said = document.createElement("span");
      said.className = "day-said";
      input.after(said);
    }
    const on = input.valueAsDate;
    const written = on && [on.getUTCDate(), on.getUTCMonth() + 1, on.getUTCFullYear()].map((part) => String(part).padStart(2, "0")).join("/");
    said.textContent = on ? `${on.toLocaleDateString(document.documentElement.lang, { weekday: "long", timeZone: "UTC" })}, ${written}` : "";
  };
  const sayDays = () => document.querySelectorAll("input[type=date]").forEach(sayDay);
  sayDays();
  document.addEventListener("input", (event) => { if (event.target.type === "date") sayDay(event.target); });
  document.addEventListener("htmx:load", sayDays);

  /* Files: dropped onto the field, named before they go, sent with a bar that moves. */
  const field = (event) => event.target.closest?.("[data-drop]");
  const over = (event) => {
    const drop = field(event);
    if (drop && event.dataTransfer?.types.includes("Files")) { event.preventDefault(); drop.classList.add("drop-over"); }
  };
  document.addEventListener("dragenter", over);
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", (event) => { const drop = field(event); if (drop && !drop.contains(event.relatedTarget)) drop.classList.remove("drop-over"); });
  document.addEventListener("drop", (event) => {
    const drop = field(event);
    if (!drop || !event.dataTransfer.files.length) return;
    event.preventDefault();
    drop.classList.remove("drop-over");
    const input = drop.querySelector("input[type=file]");
    const files = new DataTransfer();
    for (const file of input.multiple ? event.dataTransfer.files : [event.dataTransfer.files[0]]) files.items.add(file);
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  document.addEventListener("change", (event) => {
    const list = field(event)?.querySelector(".drop-files");
    if (!list || event.target.type !== "file") return;
    list.replaceChildren(...[...event.target.files].map((file) => {
      const line = document.createElement("li");
      const inMegabytes = (file.size / 1048576).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
      line.textContent = `${file.name} · ${file.size < 1048576 ? `${Math.ceil(file.size / 1024)} KB` : `${inMegabytes} MB`}`;
      return line;
    }));
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const drop = form.querySelector("[data-drop]");
    if (event.defaultPrevented || !drop || form.hasAttribute("hx-post") || form.closest("[hx-boost=true]") || !(form.hasAttribute("data-outbox") || form.querySelector("input[type=file]")?.files.length)) return;
    event.preventDefault();
    const bar = document.createElement("progress");
    bar.max = 1; bar.value = 0; bar.setAttribute("aria-label", say("sending"));
    const holder = document.createElement("div");
    holder.className = "progress"; holder.append(bar); drop.append(holder);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("X-Sent-With", "bar");
    request.upload.addEventListener("progress", (step) => { if (step.lengthComputable) bar.value = step.loaded / step.total; });
    request.upload.addEventListener("load", () => {
      if (!form.querySelector("input[type=file]")?.files.length) return;
      const words = document.createElement("p");
      words.className = "progress-figures"; words.setAttribute("role", "status"); words.textContent = say(form.hasAttribute("data-upload") ? "reading" : "checking");
      bar.removeAttribute("value"); holder.append(words);
    });
    request.addEventListener("load", () => {
      const onward = request.getResponseHeader("X-Go-To");
      if (onward && isSignIn(onward)) { holder.remove(); calm(form); askToSignIn(onward); return; }
      unsaved = null;
      if (onward) { location.assign(onward); return; }
      if (request.status >= 500) { holder.remove(); calm(form); warn(`${say("lost")} (${request.status})`); return; }
      const answer = new DOMParser().parseFromString(request.responseText, "text/html");
      document.title = answer.title;
      document.body.replaceWith(answer.body);
      sayDays();
      window.htmx?.process(document.body);
      document.querySelector("[role=alert], .field-wrong")?.scrollIntoView({ block: "center" });
    });
    const body = new FormData(form, event.submitter);
    request.addEventListener("error", () => {
      holder.remove(); calm(form);
      const unsent = new CustomEvent("unsent", { bubbles: true, cancelable: true, detail: body });
      if (form.dispatchEvent(unsent)) warn(say("lost"));
    });
    request.send(body);
  });

  /* A part of a page that cannot be renewed says so; what stands on the page stays. */
  const warn = (text, link) => {
    const box = document.createElement("div");
    box.className = "alert tone-late"; box.setAttribute("role", "alert");
    box.append(document.createElement("span"), text);
    if (link) box.lastChild.after(" ", link);
    const place = document.getElementById("messages");
    place.replaceChildren(box);
    box.scrollIntoView({ block: "nearest" });
  };
  const isSignIn = (address) => new URL(address, location.href).pathname === say("signInAddress");
  const askToSignIn = (address) => {
    const link = document.createElement("a");
    link.href = address; link.target = "_blank"; link.textContent = say("signIn");
    warn(say("ended"), link);
  };
  document.addEventListener("htmx:sendError", () => warn(say("lost")));
  document.addEventListener("htmx:responseError", (event) => warn(`${say("lost")} (${event.detail.xhr.status})`));
  document.addEventListener("htmx:beforeSwap", (event) => {
    const xhr = event.detail.xhr;
    if (!/^\s*<!doctype/i.test(xhr.responseText) || event.detail.target === document.body) return;
    event.detail.shouldSwap = false;
    if (isSignIn(xhr.responseURL)) askToSignIn(xhr.responseURL); else location.assign(xhr.responseURL);
  });
})();
