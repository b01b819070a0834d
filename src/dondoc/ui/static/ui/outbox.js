/* Reports that could not be sent because the line was gone wait in this browser, with their files, and go by themselves
   when it is back: once, only in the name of the reader who wrote them, and wiped when he signs out. */
"use strict";
(() => {
  const reader = document.body.dataset.reader;
  const told = document.getElementById("told");
  if (!window.indexedDB || !navigator.locks) return;

  const opened = () => new Promise((done, failed) => {
    const asked = indexedDB.open("outbox", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("forms", { keyPath: "id", autoIncrement: true });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const within = async (mode, work) => {
    const box = await opened();
    try {
      return await new Promise((done, failed) => {
        const step = box.transaction("forms", mode);
        const asked = work(step.objectStore("forms"));
        step.oncomplete = () => done(asked.result);
        step.onerror = step.onabort = () => failed(step.error);
      });
    } finally { box.close(); }
  };
  const forget = (form) => within("readwrite", (forms) => forms.delete(form.id));
  const waiting = () => within("readonly", (forms) => forms.getAll());

  const tell = (tone, words, forms, link, isNew = false) => {
    document.body.dataset.unsent = tone === "near-due" ? forms.length : 0;
    const place = document.getElementById("messages");
    place.querySelector("[data-outbox-note]")?.remove();
    if (!forms.length) return;
    const note = document.createElement("div");
    note.className = `alert tone-${tone}`; note.setAttribute("role", "status"); note.dataset.outboxNote = "";
    const text = document.createElement("div");
    text.append(`${words} `);
    forms.forEach((form, index) => {
      const page = document.createElement("a");
      page.href = form.page; page.textContent = form.title;
      text.append(...(index ? [", ", page] : [page]));
    });
    if (link) text.append(". ", link);
    note.append(document.createElement("span"), text);
    place.append(note);
    if (tone !== "near-due" || isNew) note.scrollIntoView({ block: "nearest" });
  };
  const show = async (isNew) => tell("near-due", told.dataset.kept, await waiting(), null, isNew);

  /* The form whose sending failed: `page.js` tells of it and hands its fields over. */
  document.addEventListener("unsent", (event) => {
    const form = event.target;
    if (!reader || !form.hasAttribute("data-outbox")) return;
    event.preventDefault();
    const fields = [...event.detail.entries()].filter(([name]) => name !== "csrfmiddlewaretoken");
    const kept = { reader, address: form.action, page: location.pathname, title: form.dataset.outbox, fields };
    within("readwrite", (forms) => forms.add(kept)).then(() => { form.reset(); return show(true); });
  });

  /* What the house refuses goes back to its page as a draft: nothing typed is lost, and nothing is sent again by itself. */
  const backToItsPage = (form) => {
    const values = Object.fromEntries(form.fields.filter(([, value]) => typeof value === "string"));
    const draft = JSON.stringify({ at: Date.now(), values });
    try { localStorage.setItem(`draft:${reader}:${new URL(form.address).pathname}`, draft); } catch { /* a browser that keeps nothing */ }
  };
  /* Of the house's own pages these refuse for good; a page that is too old, or a server that is down, may answer later. */
  const isRefused = async (answer) => [404, 413, 422].includes(answer.status) || (answer.status === 403 && (await answer.text()).includes("data-reader="));
  /* Sent from its own page, that page shows at once how the work stands now, unless something else is being typed there. */
  const send = () => navigator.locks.request("outbox", { ifAvailable: true }, async (lock) => {
    if (!lock || !reader || !navigator.onLine) return;
    const sent = [], refused = [];
    let signIn = null;
    for (const form of await waiting()) {
      if (form.reader !== reader) { await forget(form); continue; }
      const body = new FormData();
      form.fields.forEach(([name, value]) => body.append(name, value));
      body.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");
      const headers = { "X-Sent-With": "bar" };
      let answer;
      try { answer = await fetch(form.address, { method: "POST", body, headers }); } catch { break; }
      const onward = answer.headers.get("X-Go-To");
      if (onward && new URL(onward, location.href).pathname === told.dataset.signInAddress) { signIn = onward; break; }
      if (!onward && !(await isRefused(answer))) break;
      await forget(form);
      if (onward) sent.push(form); else { backToItsPage(form); refused.push(form); }
    }
    if (signIn) {
      const link = document.createElement("a");
      link.href = signIn; link.textContent = told.dataset.signIn;
      tell("near-due", told.dataset.kept, await waiting(), link);
    } else if (refused.length) tell("late", told.dataset.refused, refused);
    else if (sent.some((form) => form.page === location.pathname) && !document.querySelector(".draft-kept")) location.assign(location.pathname);
    else if (sent.length) tell("done", told.dataset.went, sent);
    else await show();
  });
  window.addEventListener("online", send);
  setInterval(async () => { if ((await waiting()).length) send(); }, 60_000);
  send();

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.hasAttribute("data-sign-out") || event.defaultPrevented) return;
    event.preventDefault();
    within("readwrite", (forms) => forms.clear()).finally(() => form.submit());
  });
})();
