// Keeps the delivery day as it is now. The server tells that something changed; what it looks like is this very page,
// fetched anew, and only the rows that differ are put in: focus and scrolling stay where they are.
"use strict";

const REST = 1000; // milliseconds between two fetches, however much changes
const EVERY = 60000; // whether one may call now changes by the clock, too

const day = document.querySelector("[data-changes]");
const sign = document.querySelector("#live");
let wanted = false;
let busy = false;

const show = (state) => {
  sign.dataset.state = state;
  sign.textContent = sign.dataset[state];
};

const merge = (fresh) => {
  const there = new Map([...day.querySelectorAll("tr[id]")].map((row) => [row.id, row]));
  const rows = [...fresh.querySelectorAll("tr[id]")].map((row) => {
    const old = there.get(row.id);
    old?.classList.remove("changed");
    if (old?.getAttribute("class") === "") old.removeAttribute("class");
    if (old?.isEqualNode(row)) return old;
    row.classList.add("changed");
    return row;
  });
  const body = day.querySelector("tbody");
  const head = fresh.querySelector("thead");
  if (!body || !head) return day.replaceChildren(...fresh.childNodes);
  day.querySelector("thead").replaceWith(head);
  body.replaceChildren(...rows);
};

const fetchDay = async () => {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  merge(fresh.querySelector("[data-changes]"));
  document.querySelector("#summary").replaceWith(fresh.querySelector("#summary"));
};

const refresh = async () => {
  wanted = true;
  if (busy) return;
  busy = true;
  while (wanted) {
    wanted = false;
    try {
      await fetchDay();
    } catch {
      show("off");
    }
    await new Promise((rested) => setTimeout(rested, REST));
  }
  busy = false;
};

const changes = new EventSource(day.dataset.changes);
changes.addEventListener("live", (event) => {
  const { live } = JSON.parse(event.data);
  show(live ? "on" : "off");
  if (live) refresh();
});
changes.addEventListener("order", refresh);
changes.addEventListener("gone", refresh);
changes.addEventListener("error", () => show("off"));
setInterval(() => document.hidden || refresh(), EVERY);
addEventListener("pagehide", () => changes.close());
