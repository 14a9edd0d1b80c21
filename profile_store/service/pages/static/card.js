// Keeps a customer's card as it is now. The server tells that the profile changed; how it looks is this very page,
// fetched anew, and only the parts that differ are put in. Where somebody is typing, or has, nothing is touched.
"use strict";

const SETTLED = 100; // milliseconds until what was answered stands on the page

const card = document.querySelector("[data-changes]");

const isDirty = (field) => field.value !== field.defaultValue;

const isBusy = (part) =>
  part.contains(document.activeElement) || [...part.querySelectorAll("input:not([type=hidden]), textarea")].some(isDirty);

// What was folded open stays open.
const unfold = (old, fresh) => {
  const were = old.querySelectorAll("details");
  fresh.querySelectorAll("details").forEach((each, at) => {
    if (were[at]) each.open = were[at].open;
  });
};

const refreshCard = paced(async () => {
  const page = await fetchPage(card.dataset.page);
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id);
    if (!fresh || isBusy(old)) continue;
    unfold(old, fresh);
    if (kept(old, fresh) === old) continue;
    old.replaceWith(fresh);
    htmx.process(fresh);
  }
});

follow(card.dataset.changes, refreshCard, { profile: refreshCard });

// A button that went with its part leaves the keyboard where it was: at the part.
document.addEventListener("htmx:afterRequest", ({ detail: { target } }) => {
  setTimeout(() => {
    if (document.activeElement === document.body) document.getElementById(target.id)?.focus();
  }, SETTLED);
});

// A part that was left alone while a hand was on it is looked at again when the hand is gone.
card.addEventListener("focusout", (event) => {
  const part = event.target.closest("[data-live]");
  if (part && !part.contains(event.relatedTarget)) refreshCard();
});
