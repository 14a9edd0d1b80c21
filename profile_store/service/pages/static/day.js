// Keeps the delivery day as it is now. The server tells which orders changed; how they look is this very page, fetched
// anew for those clients alone, and only the rows that differ are put in: focus and scrolling stay where they are.
"use strict";

const MANY = 50; // clients for whom the whole day is asked for

const day = document.querySelector("[data-changes]");
let everything = false;
let clients = new Set();

const rowsOf = (table) => new Map([...table.querySelectorAll("tr[id]")].map((row) => [row.id, row]));

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
  const page = await fetchPage(address);
  const fresh = page.querySelector("[data-changes]");
  const fits = day.querySelector("tbody") && fresh.dataset.axis === day.dataset.axis;
  if (!among) mergeAll(fresh, page);
  else if (fits) mergeSome(fresh);
  else refreshAll();
};

const refresh = paced(() => {
  const among = everything || clients.size > MANY ? null : clients;
  everything = false;
  clients = new Set();
  return fetchDay(among);
});

const refreshAll = () => {
  everything = true;
  refresh();
};

follow(day.dataset.changes, refreshAll, {
  order: (order) => {
    clients.add(order.profile_id);
    refresh();
  },
  gone: refreshAll,
});
