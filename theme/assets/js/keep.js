// Saved events, on this device alone: nothing is stored before the visitor presses the button.
// localStorage, since it is asked before the page is painted, cannot be half written, and a hundred
// events are some sixty kilobytes. The words are the page's; docs/offline.md has the shape.
const keptEvents = (() => {
  "use strict";
  const MOST = 100;
  const home = document.querySelector("[data-home]")?.dataset.home ?? "/";
  const name = `portal:${home}:gemte`;

  // Whoever shares the address can write there as well: what is not as it was put down is not read,
  // and an address leads to a page of the portal alone (`/\x` would lead away from it).
  const LATEST = 864e13;
  const areTexts = (holder, names) => names.every((one) => typeof holder[one] === "string");
  const known = (state) => state && areTexts(state, ["href", "title", "last"]) && /^\/(?:[\w-]+\/)+$/.test(state.href)
    && Array.isArray(state.dates) && state.dates.length > 0
    && state.dates.every((date) => date && Number.isFinite(date.alarm)
      && areTexts(date, ["last", "when", "where", "address", "flag", "note"]));
  const sound = ([, event]) => event?.at > 0 && event.at <= LATEST && known(event.was) && known(event.now);

  // {slug: {at, was, now}}: when it was fetched (milliseconds), as it was saved, as it stands.
  function read() {
    try {
      const { version, events } = JSON.parse(localStorage.getItem(name)) ?? {};
      return version === 1 ? Object.fromEntries(Object.entries(events ?? {}).filter(sound)) : {};
    } catch {
      return {};
    }
  }

  // → whether it was stored; nothing is left behind when nothing is saved.
  function write(events) {
    try {
      if (Object.keys(events).length === 0) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify({ version: 1, events }));
      tellWorker(events);
      return true;
    } catch {
      return false;
    }
  }

  // Only where the visitor has made the portal ready for it: then their pages are kept as well.
  function tellWorker(events) {
    navigator.serviceWorker?.controller?.postMessage({ what: "save", saved: pages(events) });
  }

  // The addresses of the saved events' pages.
  const pages = (events = read()) => Object.values(events).map(({ now }) => home + now.href.slice(1));

  // `torsdag den 26. november 2026 kl. 9.05`, as the portal's pages write it: no nought before the hour.
  const clock = (moment) => new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: "full", timeStyle: "short", timeZone: "Europe/Copenhagen",
  }).formatToParts(moment).map(({ type, value }) => (type === "hour" ? Number(value) : value)).join("");

  // A copy says itself from when it is.
  const shown = () => Date.parse(document.querySelector(".stale time")?.dateTime) || performance.timeOrigin;

  function button(box) {
    const press = box.querySelector("button");
    const { slug } = box.dataset;
    const state = JSON.parse(box.dataset.state);
    const say = (what) => {
      const words = box.querySelector(`template[data-said=${what}]`).content.cloneNode(true);
      box.querySelector("[role=status]").replaceChildren(words);
    };
    const show = () => {
      const on = Object.hasOwn(read(), slug);
      press.textContent = on ? press.dataset.on : press.dataset.off;
    };
    press.addEventListener("click", () => {
      const events = read();
      const remove = Object.hasOwn(events, slug);
      if (remove) delete events[slug];
      else events[slug] = { at: shown(), was: state, now: state };
      const room = Object.keys(events).length <= MOST;
      say(!room || !write(events) ? "failed" : remove ? "removed" : "kept");
      show();
    });
    addEventListener("storage", show);
    // Brought back as it was left, the page has not heard what was stored meanwhile.
    addEventListener("pageshow", show);
    const events = read();
    if (Object.hasOwn(events, slug) && events[slug].at < shown()) {
      events[slug] = { ...events[slug], at: shown(), now: state };
      write(events);
    }
    show();
    box.dataset.ready = "";
  }

  for (const box of document.querySelectorAll(".keep")) button(box);
  return { home, name, read, write, pages, clock };
})();
