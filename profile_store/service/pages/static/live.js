// Keeps the delivery day as it is now. The server tells which orders changed; how they look is this very page, fetched
// anew for those clients alone, and only the rows that differ are put in: focus and scrolling stay where they are.
"use strict";

const REST = 1000; // milliseconds between two fetches, however much changes
const EVERY = 300000; // whether one may call now changes by the clock, too
const MANY = 50; // clients for whom the whole day is asked for

const day = document.querySelector("[data-changes]");
const sign = document.querySelector("#live");
let everything = false;
let clients = new Set();
let busy = false;

const show = (state) => {
  sign.dataset.state = state;
  sign.textContent = sign.dataset[state];
};

const rowsOf = (table) => new Map([...table.querySelectorAll("tr[id]")].map((row) => [row.id, row]));

// The row that stands, where the fresh one says the same.
const kept = (old, row) => {
  old?.classList.remove("changed");
  if (old?.getAttribute("class") === "") old.removeAttribute("class");
  if (old?.isEqualNode(row)) return old;
  row.classList.add("changed");
  return row;
};

const place = (rows) => {
  const byPlace = (a, b) => (a.dataset.place < b.dataset.place ? -1 : 1);
  day.querySelector("tbody").replaceChildren(...[...rows.values()].sort(byPlace));
};

const mergeAll = (fresh, page) => {
  const head = fresh.querySelector("thead");
  document.querySelector("#summary").replaceWith(page.querySelector("#summary"));
  day.dataset.axis = fresh.dataset.axis;
  if (!head || !day.querySelector("tbody")) return day.replaceChildren(...fresh.childNodes);
  const there = rowsOf(day);
  day.querySelector("thead").replaceWith(head);
  place(new Map([...rowsOf(fresh)].map(([id, row]) => [id, kept(there.get(id), row)])));
};

const mergeSome = (fresh) => {
  const rows = rowsOf(day);
  for (const [id, row] of rowsOf(fresh)) rows.set(id, kept(rows.get(id), row));
  place(rows);
};

const fetchDay = async (among) => {
  const address = new URL(location.href);
  if (among) {
    for (const client of among) address.searchParams.append("among", client);
    address.searchParams.set("axis", day.dataset.axis);
  }
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-changes]");
  const fits = day.querySelector("tbody") && fresh.dataset.axis === day.dataset.axis;
  if (!among) mergeAll(fresh, page);
  else if (fits) mergeSome(fresh);
  else everything = true;
};

const refresh = async () => {
  if (busy) return;
  busy = true;
  while (everything || clients.size) {
    const among = everything || clients.size > MANY ? null : clients;
    everything = false;
    clients = new Set();
    try {
      await fetchDay(among);
    } catch {
      show("off");
    }
    await new Promise((rested) => setTimeout(rested, REST));
  }
  busy = false;
};

const refreshAll = () => {
  everything = true;
  refresh();
};

let changes = null;

const listen = () => {
  changes = new EventSource(day.dataset.changes);
  changes.addEventListener("live", (event) => {
    const { live } = JSON.parse(event.data);
    show(live ? "on" : "off");
    if (live) refreshAll();
  });
  changes.addEventListener("order", (event) => {
    clients.add(JSON.parse(event.data).profile_id);
    refresh();
  });
  changes.addEventListener("gone", refreshAll);
  changes.addEventListener("error", () => show("off"));
};

// A browser keeps six connections to a host: tabs that nobody looks at must not hold them.
const look = () => {
  changes?.close();
  if (!document.hidden) listen();
};

look();
document.addEventListener("visibilitychange", look);
setInterval(() => document.hidden || refreshAll(), EVERY);
addEventListener("pagehide", () => changes?.close());
