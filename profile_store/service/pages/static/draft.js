// Keeps the note that is being typed when the page is left: for another language, a name at the desk, a store that is
// away. It is kept in this tab alone, until the card says that the note was saved.
"use strict";

const note = document.querySelector("form.note");
const fields = [...note.querySelectorAll("textarea, input")];
const draftKey = `note ${note.getAttribute("action")}`;

const keepDraft = (sent) => {
  const values = Object.fromEntries(fields.map((field) => [field.name, field.value]));
  if (fields.some((field) => field.value)) sessionStorage.setItem(draftKey, JSON.stringify({ values, sent }));
  else sessionStorage.removeItem(draftKey);
};

const draft = JSON.parse(sessionStorage.getItem(draftKey));
if (draft?.sent && document.querySelector("#saved [role=status]")) sessionStorage.removeItem(draftKey);
else if (draft && !fields.some((field) => field.value)) {
  addEventListener("load", () => { // what is typed is read only where it is new to htmx, which begins before
    for (const field of fields) field.value = draft.values[field.name] ?? "";
    document.querySelector("[data-note]").dispatchEvent(new Event("input", { bubbles: true }));
  });
}

note.addEventListener("input", () => keepDraft(false));
note.addEventListener("submit", () => {
  keepDraft(true);
  const button = note.querySelector("button");
  button.disabled = true; // a second click would send it again
  button.textContent = note.dataset.saving;
});

// What was said once is not said again when the page is loaded anew.
const here = new URL(location.href);
if (["yes", "corrected"].includes(here.searchParams.get("saved"))) {
  here.searchParams.delete("saved");
  history.replaceState(history.state, "", here);
}
