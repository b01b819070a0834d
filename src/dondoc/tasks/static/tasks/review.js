/* Keeps the passage of the task in hand marked and in view beside its card. The page works without it. */
"use strict";
(() => {
  const follow = () => {
    const card = document.querySelector("[data-in-hand]");
    document.querySelectorAll(".passage.in-hand").forEach((passage) => passage.classList.remove("in-hand"));
    if (!card) return;
    document.querySelectorAll(`[data-passage="${card.dataset.inHand}"]`).forEach((one) => one.classList.add("in-hand"));
    const passage = document.getElementById(`passage-${card.dataset.inHand}`);
    const pane = passage?.closest(".review-text");
    if (passage && pane && pane.scrollHeight > pane.clientHeight) {
      const gap = passage.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollBy({ top: gap - pane.clientHeight / 4, behavior: "auto" });
    }
  };
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id === "work") {
      follow();
      const card = document.querySelector("[data-in-hand]");
      card?.scrollIntoView({ block: "nearest" });
      (card?.querySelector("form [autofocus]") ?? card?.querySelector("form input[type=radio], form textarea") ?? card)?.focus({ preventScroll: true });
    }
  });
  follow();
  /* An address that ends in the name of a form opens it. */
  const open = () => {
    const form = location.hash.startsWith("#do-") && document.getElementById(location.hash.slice(1));
    if (form) { form.open = true; form.querySelector("textarea, input, select")?.focus(); form.scrollIntoView({ block: "start" }); }
  };
  window.addEventListener("hashchange", open);
  open();
})();
