// Keys for people who never let go of the keyboard: "/" focuses the search, arrows walk the found people, "n" starts a note.
"use strict";

const typing = (element) => element.matches("input, textarea, select") || element.isContentEditable;

const walk = (from, step) => {
  const matches = [...document.querySelectorAll("[data-match]")];
  const next = matches[matches.indexOf(from) + step];
  const search = document.querySelector("#q");
  (next || (step < 0 ? search : from))?.focus();
};

document.addEventListener("keydown", (event) => {
  const here = event.target;
  if (event.ctrlKey || event.metaKey || event.altKey || !(here instanceof Element)) return;
  if ((event.key === "ArrowDown" || event.key === "ArrowUp") && here.matches("#q, [data-match]")) {
    event.preventDefault();
    walk(here, event.key === "ArrowDown" ? 1 : -1);
  } else if ((event.key === "/" || (event.code === "Slash" && !event.shiftKey)) && !typing(here)) { // where "/" is in Latin
    event.preventDefault();
    document.querySelector("[data-search]")?.select();
  } else if (event.code === "KeyN" && !typing(here)) {
    const note = document.querySelector("[data-note]");
    if (note) event.preventDefault();
    note?.focus();
  }
});

// "Correct" takes a wish back, as its button says to the server, and puts its words where they can be said better.
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-correct]");
  const note = document.querySelector("[data-note]");
  if (!button || !note || !button.form.checkValidity()) return; // a name is missing: the browser says so
  const words = button.dataset.correct;
  setTimeout(() => { // once the form is on its way: it is sent by the button that has the focus
    note.value = note.value ? `${note.value}\n${words}` : words;
    note.focus();
    note.dispatchEvent(new Event("input", { bubbles: true }));
  });
});
