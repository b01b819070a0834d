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

  /* A machine without any network still reaches itself. */
  const isOwnMachine = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  /* A press sends once, and not at all without a line: the form stays as it is. The button that was pressed turns until the
     answer is there. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const leaves = form.hasAttribute("data-sign-out") && Number(document.body.dataset.unsent);
    if (leaves && !window.confirm(say("unsentLeaves"))) { event.preventDefault(); event.stopImmediatePropagation(); return; }
    if (!navigator.onLine && !isOwnMachine && form.method === "post" && !form.hasAttribute("data-outbox")) {
      event.preventDefault(); event.stopImmediatePropagation();
      warn(say("lost"), null, form);
      return;
    }
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

  /* A form with data-guard is not left by accident, and no page while it sends. */
  let unsaved = null;
  const sending = new Set();
  document.addEventListener("input", (event) => { const form = event.target.form; if (form?.hasAttribute("data-guard")) unsaved = form; });
  document.addEventListener("submit", (event) => { if (!event.defaultPrevented && event.target === unsaved) unsaved = null; });
  window.addEventListener("beforeunload", (event) => { if (unsaved?.isConnected || sending.size) event.preventDefault(); });

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
    sayTicked(event.target.closest("form"));
  });

  /* How many rows of a form are ticked stands beside the button that acts on them. */
  const sayTicked = (form) => {
    const place = form?.querySelector("[data-ticked]");
    if (!place) return;
    const boxes = [...form.querySelectorAll("tbody input[type=checkbox]:not([disabled])")];
    place.textContent = place.dataset.ticked.replace("{n}", boxes.filter((box) => box.checked).length).replace("{all}", boxes.length);
  };
  document.querySelectorAll("form:has([data-ticked])").forEach(sayTicked);

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

  /* Files go with a bar that moves. A line on which nothing moves for a minute, or that gives no answer for three, is no line. */
  const STILL = 60_000, SILENT = 180_000;
  const renewed = new WeakSet();
  /* Whoever signed in again in another tab has a new token: it is fetched, and the form goes once more. Not in the name of another. */
  const renew = async () => {
    const answer = await fetch(document.querySelector(".brand")?.href ?? "/").catch(() => null);
    const page = new DOMParser().parseFromString((await answer?.text()) ?? "", "text/html");
    const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (!token || !page.body.dataset.reader || page.body.dataset.reader !== document.body.dataset.reader) return false;
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((input) => { input.value = token; });
    return true;
  };
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
    let patience;
    const wait = (most) => { clearTimeout(patience); patience = setTimeout(() => request.abort(), most); };
    sending.add(request);
    request.addEventListener("loadend", () => { clearTimeout(patience); sending.delete(request); });
    request.upload.addEventListener("progress", (step) => { wait(STILL); if (step.lengthComputable) bar.value = step.loaded / step.total; });
    request.upload.addEventListener("load", () => {
      wait(SILENT);
      if (!form.querySelector("input[type=file]")?.files.length) return;
      const words = document.createElement("p");
      words.className = "progress-figures"; words.setAttribute("role", "status"); words.textContent = say(form.hasAttribute("data-upload") ? "reading" : "checking");
      bar.removeAttribute("value"); holder.append(words);
    });
    form.querySelector(":scope > [data-warned]")?.remove();
    const goOn = (text, link) => {
      holder.remove(); calm(form);
      if (text) { unsaved = form.hasAttribute("data-guard") ? form : null; warn(text, link, form); }
    };
    request.addEventListener("load", () => {
      const onward = request.getResponseHeader("X-Go-To");
      if (onward && isSignIn(onward)) { goOn(say("ended"), signInLink(onward)); return; }
      if (onward) { unsaved = null; sending.delete(request); location.assign(onward); return; }
      const answer = new DOMParser().parseFromString(request.responseText, "text/html");
      /* What comes from something between, or from a page that is too old, does not take the place of what was typed. */
      if (answer.body.dataset.reader === undefined || request.status >= 500) {
        if (request.status === 403 && !renewed.has(form)) {
          renewed.add(form);
          renew().then((isRenewed) => { goOn(isRenewed ? "" : say("stale")); if (isRenewed) form.requestSubmit(event.submitter); });
        } else goOn(request.status === 403 ? say("stale") : request.status === 413 ? say("tooLarge") : `${say("lost")} (${request.status})`);
        return;
      }
      unsaved = null;
      const files = [...form.querySelectorAll("input[type=file]")].filter((input) => input.id && input.files.length);
      document.title = answer.title;
      document.body.replaceWith(answer.body);
      files.forEach((input) => {
        const again = document.getElementById(input.id);
        if (again) { again.files = input.files; again.dispatchEvent(new Event("change", { bubbles: true })); }
      });
      sayDays();
      window.htmx?.process(document.body);
      document.querySelector("[role=alert], .field-wrong")?.scrollIntoView({ block: "center" });
    });
    const body = new FormData(form, event.submitter);
    for (const name of ["error", "abort"]) request.addEventListener(name, () => {
      goOn();
      const unsent = new CustomEvent("unsent", { bubbles: true, cancelable: true, detail: body });
      if (form.dispatchEvent(unsent)) warn(say("lost"), null, form);
    });
    wait(STILL);
    request.send(body);
  });

  /* A part of a page that cannot be renewed says so; what stands on the page stays. What is said of a form stands at its button. */
  const warn = (text, link, form) => {
    const box = document.createElement("div");
    box.className = "alert tone-late"; box.setAttribute("role", "alert");
    const words = document.createElement("div");
    words.append(text, ...(link ? [" ", link] : []));
    box.append(document.createElement("span"), words);
    const row = form?.querySelector(":scope > .buttons");
    if (row) {
      box.dataset.warned = "";
      form.querySelector(":scope > [data-warned]")?.remove();
      row.before(box);
    } else document.getElementById("messages").replaceChildren(box);
    box.scrollIntoView({ block: "nearest" });
  };
  const isSignIn = (address) => new URL(address, location.href).pathname === say("signInAddress");
  const signInLink = (address) => {
    const link = document.createElement("a");
    link.href = address; link.target = "_blank"; link.textContent = say("signIn");
    return link;
  };
  const askToSignIn = (address) => warn(say("ended"), signInLink(address));
  document.addEventListener("htmx:sendError", () => warn(say("lost")));
  document.addEventListener("htmx:responseError", (event) => warn(`${say("lost")} (${event.detail.xhr.status})`));
  document.addEventListener("htmx:beforeSwap", (event) => {
    const xhr = event.detail.xhr;
    if (!/^\s*<!doctype/i.test(xhr.responseText) || event.detail.target === document.body) return;
    event.detail.shouldSwap = false;
    if (isSignIn(xhr.responseURL)) askToSignIn(xhr.responseURL); else location.assign(xhr.responseURL);
  });
})();
