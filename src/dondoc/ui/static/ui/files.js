/* Files are dropped onto their field, or chosen one after another, as the camera of a phone gives them. Each is named
   with its size before it goes, can be left out again, and is told at once when it is too large to be taken. */
"use strict";
(() => {
  const told = document.getElementById("told").dataset;
  const field = (element) => element.closest?.("[data-drop]");
  const chosen = new WeakMap();

  const sized = (file) => {
    const inMegabytes = (file.size / 1048576).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
    return file.size < 1048576 ? `${Math.ceil(file.size / 1024)} KB` : `${inMegabytes} MB`;
  };
  const isSame = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
  const show = (input) => {
    const list = field(input).querySelector(".drop-files");
    if (!list) return;
    let wrong = "";
    list.replaceChildren(...[...input.files].map((file) => {
      const line = document.createElement("li");
      const words = document.createElement("span");
      words.textContent = `${file.name} · ${sized(file)}`;
      const out = document.createElement("button");
      out.type = "button"; out.className = "leave-out";
      out.setAttribute("aria-label", `${told.leaveOut}: ${file.name}`);
      out.addEventListener("click", () => put(input, [...input.files].filter((one) => one !== file)));
      line.append(words, out);
      if (file.size > Number(told.largest)) {
        wrong = told.tooLarge;
        const error = document.createElement("p");
        error.className = "error"; error.setAttribute("role", "alert"); error.textContent = wrong;
        line.append(error);
      }
      return line;
    }));
    input.setCustomValidity(wrong);
  };
  const put = (input, files) => {
    const all = new DataTransfer();
    files.forEach((file) => all.items.add(file));
    input.files = all.files;
    chosen.set(input, files);
    show(input);
  };

  document.addEventListener("change", (event) => {
    const input = event.target;
    if (input.type !== "file" || !field(input)) return;
    const now = [...input.files];
    const before = input.multiple || !now.length ? chosen.get(input) ?? [] : [];
    put(input, [...before.filter((old) => !now.some((file) => isSame(old, file))), ...now]);
  });
  document.addEventListener("reset", (event) => setTimeout(() => {
    event.target.querySelectorAll("[data-drop] input[type=file]").forEach((input) => put(input, []));
  }));
  /* A browser that goes a page back may have the files still. */
  window.addEventListener("pageshow", () => document.querySelectorAll("[data-drop] input[type=file]").forEach((input) => {
    if (input.files.length) { chosen.set(input, [...input.files]); show(input); }
  }));

  const over = (event) => {
    const drop = field(event.target);
    if (drop && event.dataTransfer?.types.includes("Files")) { event.preventDefault(); drop.classList.add("drop-over"); }
  };
  document.addEventListener("dragenter", over);
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", (event) => { const drop = field(event.target); if (drop && !drop.contains(event.relatedTarget)) drop.classList.remove("drop-over"); });
  document.addEventListener("drop", (event) => {
    const drop = field(event.target);
    if (!drop || !event.dataTransfer.files.length) return;
    event.preventDefault();
    drop.classList.remove("drop-over");
    const input = drop.querySelector("input[type=file]");
    const files = new DataTransfer();
    for (const file of input.multiple ? event.dataTransfer.files : [event.dataTransfer.files[0]]) files.items.add(file);
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
