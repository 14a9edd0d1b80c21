// What live pages share: they follow a stream of server-sent events while somebody looks, and fetch themselves anew.
"use strict";

const REST = 1000; // milliseconds between two fetches, however much changes
const LONGEST_REST = 10000; // before what failed is tried again
const PATIENCE = 30000; // for a page to come
const EVERY = 300000; // whether one may call now changes by the clock, too

// Live is a page that hears of changes (null: not known yet) and could show the last that it heard of.
const state = { hears: null, shows: true };

const tellState = (news) => {
  Object.assign(state, news);
  const sign = document.querySelector("#live");
  const now = state.hears === null && state.shows ? "connecting" : state.hears && state.shows ? "on" : "off";
  if (sign.dataset.state === now) return; // a screen reader would say it again
  sign.dataset.state = now;
  sign.textContent = sign.dataset[now];
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
  const answer = await fetch(address, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

const rest = (milliseconds) => new Promise((rested) => setTimeout(rested, milliseconds));

// The job, done once however often it is asked for meanwhile, with a rest in between; again where it failed.
const paced = (job) => {
  let asked = false;
  let busy = false;
  let failures = 0;
  const once = async () => {
    asked = false;
    try {
      await job();
      failures = 0;
    } catch {
      asked = true;
      failures += 1;
    }
    tellState({ shows: failures === 0 });
    await rest(Math.min(REST * 2 ** failures, LONGEST_REST));
  };
  return async () => {
    asked = true;
    if (busy) return;
    busy = true;
    while (asked) await once();
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
      tellState({ hears: live });
      if (live) refreshAll();
    });
    for (const [name, hear] of Object.entries(heard)) {
      changes.addEventListener(name, (event) => hear(JSON.parse(event.data)));
    }
    changes.addEventListener("error", ({ target }) => {
      tellState({ hears: false });
      // A browser connects again by itself, but not to a service that refused: with too many streams, or no store.
      if (target.readyState === EventSource.CLOSED) rest(LONGEST_REST).then(() => target === changes && look());
    });
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
