// What live pages share: they follow a stream of server-sent events while somebody looks, and fetch themselves anew.
"use strict";

const REST = 1000; // milliseconds between two fetches, however much changes
const EVERY = 300000; // whether one may call now changes by the clock, too

const showLive = (state) => {
  const sign = document.querySelector("#live");
  sign.dataset.state = state;
  sign.textContent = sign.dataset[state];
};

// What stands, where the fresh one says the same; else the fresh one, to be seen as such.
const kept = (old, fresh) => {
  old?.classList.remove("changed");
  if (old?.getAttribute("class") === "") old.removeAttribute("class");
  if (old?.isEqualNode(fresh)) return old;
  fresh.classList.add("changed");
  return fresh;
};

const fetchPage = async (address) => {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

// The job, done once however often it is asked for meanwhile, with a rest in between.
const paced = (job) => {
  let asked = false;
  let busy = false;
  return async () => {
    asked = true;
    if (busy) return;
    busy = true;
    while (asked) {
      asked = false;
      await job().catch(() => showLive("off"));
      await new Promise((rested) => setTimeout(rested, REST));
    }
    busy = false;
  };
};

// refreshAll: what to do where anything may have changed. heard: event → what to do with its data.
const follow = (address, refreshAll, heard) => {
  let changes = null;
  const listen = () => {
    changes = new EventSource(address);
    changes.addEventListener("live", (event) => {
      const { live } = JSON.parse(event.data);
      showLive(live ? "on" : "off");
      if (live) refreshAll();
    });
    for (const [name, hear] of Object.entries(heard)) {
      changes.addEventListener(name, (event) => hear(JSON.parse(event.data)));
    }
    changes.addEventListener("error", () => showLive("off"));
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
};
