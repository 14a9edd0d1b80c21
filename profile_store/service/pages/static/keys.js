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
  } else if (event.key === "/" && !typing(here)) {
    event.preventDefault();
    document.querySelector("[data-search]")?.select();
  } else if (event.code === "KeyN" && !typing(here)) {
    const note = document.querySelector("[data-note]");
    if (note) event.preventDefault();
    note?.focus();
  }
});
