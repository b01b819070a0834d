/* What somebody typed or chose in a form with data-guard or data-draft and did not send is kept in this browser: for a
   weak line, an expired session, a closed window. Kept for the reader alone, for a week at most, and wiped when he signs out. */
"use strict";
(() => {
  const reader = document.body.dataset.reader;
  const told = document.getElementById("told");
  const PREFIX = "draft:";
  const WEEK = 7 * 24 * 60 * 60 * 1000;
  let store;
  try { store = window.localStorage; store.length; } catch { return; /* a browser that keeps nothing */ }

  const kept = () => Object.keys(store).filter((key) => key.startsWith(PREFIX));
  const read = (key) => { try { return JSON.parse(store.getItem(key)); } catch { return null; } };
  const forget = (keys) => keys.forEach((key) => store.removeItem(key));
  const keyOf = (form) => `${PREFIX}${reader}:${new URL(form.getAttribute("action") || location.pathname, location.href).pathname}`;
  const KEPT = "form[data-guard], form[data-draft]";
  const TYPES = ["text", "search", "number", "date", "time", "url", "tel", "email", "radio", "checkbox"];
  const fields = (form) => [...form.elements].filter((one) =>
    one.name && (["TEXTAREA", "SELECT"].includes(one.tagName) || (one.tagName === "INPUT" && TYPES.includes(one.type))));
  const isChoice = (one) => one.type === "radio" || one.type === "checkbox";
  const named = (one) => isChoice(one) ? `${one.name}=${one.value}` : one.name;
  const now = (one) => isChoice(one) ? (one.checked ? "on" : "") : one.value;
  const first = (one) => {
    if (isChoice(one)) return one.defaultChecked ? "on" : "";
    if (one.tagName !== "SELECT") return one.defaultValue;
    return ([...one.options].find((option) => option.defaultSelected) ?? one.options[0])?.value ?? "";
  };
  const put = (one, value) => { if (isChoice(one)) one.checked = value === "on"; else one.value = value; };

  /* Drafts of other readers, and old ones, are not for whoever sits here now. A stranger's page leaves them: it may be
     the sign-in to which an expired session led. */
  if (reader) forget(kept().filter((key) => !key.startsWith(`${PREFIX}${reader}:`) || !(Date.now() - read(key)?.at < WEEK)));
  /* The page that answers a form with success ends its draft, and no other: what a lost line kept back stays. */
  const SENT = "draft-sent";
  let tab;
  try { tab = window.sessionStorage; tab.length; } catch { tab = null; }
  const answered = tab?.getItem(SENT);
  if (answered && document.querySelector("#messages .tone-done")) { forget([answered]); tab.removeItem(SENT); }

  const restore = (root) => {
    if (!reader) return;
    for (const form of root.querySelectorAll(KEPT)) {
      const key = keyOf(form);
      const draft = read(key);
      if (!draft) continue;
      const changed = fields(form).filter((one) => named(one) in draft.values && now(one) === first(one) && draft.values[named(one)] !== now(one));
      if (!changed.length) continue;
      changed.forEach((one) => put(one, draft.values[named(one)]));
      changed.forEach((one) => { for (let fold = one.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true; });
      const note = document.createElement("div");
      note.className = "alert tone-near-due"; note.setAttribute("role", "status");
      const words = document.createElement("div");
      words.append(`${told.dataset.draft} `);
      const drop = document.createElement("button");
      drop.type = "button"; drop.className = "button button-quiet"; drop.textContent = told.dataset.discard;
      drop.addEventListener("click", () => { forget([key]); changed.forEach((one) => put(one, first(one))); note.remove(); });
      words.append(drop);
      note.append(document.createElement("span"), words);
      form.prepend(note);
    }
  };
  restore(document);
  document.addEventListener("htmx:load", (event) => restore(event.target.parentElement ?? document));

  /* A word beside the button says that what is typed is kept. */
  const sayKept = (form) => {
    const row = form.querySelector(":scope > .buttons");
    if (!row || row.querySelector(".draft-kept")) return;
    const word = document.createElement("span");
    word.className = "soft draft-kept"; word.textContent = told.dataset.draftKept;
    row.append(word);
  };
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!reader || !form?.matches(KEPT)) return;
    const values = Object.fromEntries(fields(form).filter((one) => now(one) !== first(one)).map((one) => [named(one), now(one)]));
    try { store.setItem(keyOf(form), JSON.stringify({ at: Date.now(), values })); sayKept(form); } catch { /* full: the page itself still holds it */ }
  });
  document.addEventListener("reset", (event) => {
    forget([keyOf(event.target)]);
    event.target.querySelector(".draft-kept")?.remove();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.hasAttribute("data-sign-out")) { forget(kept()); return; }
    if (form.method === "get") return;
    if (form.matches(KEPT) && reader) tab?.setItem(SENT, keyOf(form)); else tab?.removeItem(SENT);
  }, true);
  /* htmx: the answer that renewed a part of the page was a success, and the part says nothing of errors. */
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = (event.detail.requestConfig?.elt ?? event.target).closest?.("form");
    const said = event.detail.xhr.responseText;
    if (form && event.detail.successful && !/field-wrong|role="alert"|<!doctype/i.test(said)) forget([keyOf(form)]);
  });
})();
