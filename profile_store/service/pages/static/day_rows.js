// What stands around the rows of a delivery day: a filter, numbers, and a word of changes that are out of sight. All of
// it is made of the rows that are there now; its words are the page's own, and only numbers are put in.
"use strict";

const dayRows = () => [...document.querySelectorAll("[data-changes] tbody tr")];

const say = (element, numbers) => {
  const words = element.dataset.words.replace(/\{(\w+)\}/g, (_, name) => numbers[name]);
  if (element.textContent !== words) element.textContent = words;
};

const filter = document.querySelector("#filter");

const plain = (text) => text.toLowerCase().replaceAll("ё", "е");
const digits = (text) => text.replace(/\D/g, "");

// A number is found however it is typed: with +7, 8 or neither, with spaces and brackets or without.
const hasNumber = (row, asked) => {
  const number = digits(asked).replace(/^[78](?=\d{3})/, "");
  if (number.length < 3 || /\p{L}/u.test(asked)) return false;
  return [...row.querySelectorAll("a[href^='tel:']")].some((phone) => digits(phone.getAttribute("href")).includes(number));
};

const isSought = (row, asked) => {
  const text = plain(row.textContent);
  return hasNumber(row, asked) || plain(asked).split(/\s+/).every((word) => text.includes(word));
};

const sifted = (row) => {
  row.hidden = !isSought(row, filter.value);
  return row;
};

const recount = () => {
  const rows = dayRows();
  for (const each of document.querySelectorAll("[data-count]")) {
    const count = rows.filter((row) => row.matches(each.dataset.count)).length;
    each.hidden = !count && each.dataset.count !== "tr";
    say(each, { count });
  }
  filter.parentElement.hidden = !rows.length;
  const found = document.querySelector("#found");
  found.hidden = !filter.value.trim();
  say(found, { shown: rows.filter((row) => !row.hidden).length, all: rows.length });
  tellUnseen();
};

const unseen = document.querySelector("#unseen a");
let changed = new Set(); // ids of rows that nobody can have seen yet

const isInSight = (row) => {
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > document.querySelector(".top").offsetHeight && top < innerHeight;
};

const tellUnseen = () => {
  const rows = dayRows().filter((row) => changed.has(row.id) && !row.hidden && !isInSight(row));
  changed = new Set(rows.map((row) => row.id));
  unseen.parentElement.hidden = !rows.length;
  if (!rows.length) return;
  unseen.href = `#${encodeURIComponent(rows[0].id)}`;
  say(unseen, { count: rows.length });
};

const noteChanged = (row) => changed.add(row.id);

filter.addEventListener("input", () => {
  dayRows().forEach(sifted);
  recount();
});
addEventListener("scroll", tellUnseen, { passive: true });
