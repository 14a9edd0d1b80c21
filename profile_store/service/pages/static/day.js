// Keeps the delivery day as it is now. The server tells which orders changed; how they look is this very page, fetched
// anew for those clients alone, and only the rows that differ are put in: focus, selection and scrolling stay.
"use strict";

const MANY = 50; // clients for whom the whole day is asked for

const day = document.querySelector("[data-changes]");
let everything = false;
let clients = new Set();

const rowsOf = (table) => new Map([...table.querySelectorAll("tr[id]")].map((row) => [row.id, row]));

// A row that is replaced hands the focus on to the same link of the fresh one.
const focusKept = () => {
  const row = document.activeElement.closest("tr[id]");
  const at = row ? [...row.querySelectorAll("a")].indexOf(document.activeElement) : -1;
  return () => {
    if (row && !row.isConnected) document.getElementById(row.id)?.querySelectorAll("a")[at]?.focus({ preventScroll: true });
  };
};

// Rows that stay are in order already, since whatever moves differs by its place: so none of them is touched.
const place = (rows) => {
  const refocus = focusKept();
  const there = new Set(rows.values());
  for (const row of rowsOf(day).values()) if (!there.has(row)) row.remove();
  const body = day.querySelector("tbody");
  let next = body.firstElementChild;
  for (const row of [...there].sort((a, b) => (a.dataset.place < b.dataset.place ? -1 : 1))) {
    if (row === next) next = next.nextElementSibling;
    else noteChanged(body.insertBefore(row, next));
  }
  refocus();
};

const mergeAll = (fresh) => {
  const head = fresh.querySelector("thead");
  day.dataset.axis = fresh.dataset.axis;
  if (!head || !day.querySelector("tbody")) return day.replaceChildren(...fresh.childNodes);
  const there = rowsOf(day);
  const oldHead = day.querySelector("thead");
  if (!oldHead.isEqualNode(head)) oldHead.replaceWith(head);
  place(new Map([...rowsOf(fresh)].map(([id, row]) => [id, kept(there.get(id), sifted(row))])));
};

// Of these clients the fresh rows are all there are.
const mergeSome = (fresh, among) => {
  const there = rowsOf(day);
  const rows = new Map([...there].filter(([, row]) => !among.has(row.dataset.client)));
  for (const [id, row] of rowsOf(fresh)) rows.set(id, kept(there.get(id), sifted(row)));
  place(rows);
};

const fetchDay = async (among) => {
  const address = new URL(location.href);
  if (among) {
    for (const client of among) address.searchParams.append("among", client);
    address.searchParams.set("axis", day.dataset.axis);
  }
  const fresh = (await fetchPage(address)).querySelector("[data-changes]");
  const fits = day.querySelector("tbody") && fresh.dataset.axis === day.dataset.axis;
  if (!among) mergeAll(fresh);
  else if (fits) mergeSome(fresh, among);
  if (among && (!fits || !rowsOf(day).size)) refreshAll(); // another axis, or nothing left: another page
  recount();
};

const refresh = paced(async () => {
  const among = everything || clients.size > MANY ? null : clients;
  everything = false;
  clients = new Set();
  try {
    await fetchDay(among);
  } catch (fault) {
    everything = true; // whom it was about would be forgotten
    throw fault;
  }
});

const refreshAll = () => {
  everything = true;
  refresh();
};

const refreshClient = ({ profile_id: client }) => {
  clients.add(client);
  refresh();
};

follow(day.dataset.changes, refreshAll, { order: refreshClient, gone: refreshClient });
