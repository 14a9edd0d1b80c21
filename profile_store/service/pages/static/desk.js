// The popover that asks who sits here closes on Escape and on a click elsewhere, as people expect of one.
"use strict";

const desk = document.querySelector(".desk");

document.addEventListener("click", (event) => {
  if (!desk.contains(event.target)) desk.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !desk.open) return;
  const inside = desk.contains(document.activeElement);
  desk.open = false;
  if (inside) desk.querySelector("summary").focus(); // what had the focus is hidden now
});
