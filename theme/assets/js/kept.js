// The list of saved events: from what is stored on the device at once, and then as the portal tells
// it now. What was called off, put off, moved or changed since stands first.
(() => {
  "use strict";
  const root = document.querySelector(".kept");
  const list = root.querySelector("[data-list]");
  const pattern = root.querySelector("template[data-event]");
  const over = root.querySelector("[data-over]");
  const { home, name, read, write, clock } = keptEvents;
  const PATIENCE = 10_000;
  // Swedish writes days as ISO 8601 does.
  const today = () => new Intl.DateTimeFormat("sv", { timeZone: "Europe/Copenhagen" }).format();
  const fresh = new Set();
  const gone = new Set();
  let removed = null;
  let reached = null;

  const told = (what, shown) => { root.querySelector(`[data-told=${what}]`).hidden = !shown; };

  // --- what is shown ------------------------------------------------------------------------------
  function look([slug, { at, was, now }]) {
    const next = now.dates.find((date) => date.last >= today()) ?? now.dates.at(-1);
    const place = ({ when, where }) => [when, where].filter(Boolean).join(", ");
    // Of a series the next date is another each week; that is no change.
    const before = was.dates.length === 1 && now.dates.length === 1 ? place(was.dates[0]) : "";
    const changed = before && before !== place(now.dates[0]) ? before : "";
    return { slug, at, now, next, changed, past: now.last < today(),
      alarm: Math.max(next.alarm, changed ? 1 : 0, gone.has(slug) ? 2 : 0) };
  }

  function row({ slug, at, now, next, changed, past }) {
    const entry = pattern.content.cloneNode(true).firstElementChild;
    const link = entry.querySelector("a");
    link.href = home + now.href.slice(1);
    link.textContent = now.title;
    // Who goes from heading to heading hears the state, too, as in the lists.
    if (next.flag) {
      const state = document.createElement("span");
      Object.assign(state, { className: "visually-hidden", textContent: `${next.flag}: ` });
      link.prepend(state);
    }
    const part = (what) => entry.querySelector(`[data-part=${what}]`);
    for (const what of ["flag", "when", "where", "address", "note"]) {
      part(what).textContent = next[what];
      part(what).hidden = !next[what];
    }
    part("was").querySelector("span").textContent = changed;
    part("was").hidden = !changed;
    part("more").hidden = past || next.last >= today();
    part("gone").hidden = !gone.has(slug);
    part("fresh").hidden = !fresh.has(slug);
    part("aged").hidden = fresh.has(slug) || gone.has(slug) || past;
    const time = entry.querySelector("time");
    time.dateTime = new Date(at).toISOString();
    time.textContent = clock(at);
    entry.querySelector("button span").textContent = now.title;
    entry.querySelector("button").addEventListener("click", () => remove([slug]));
    return entry;
  }

  function show() {
    const all = Object.entries(read()).map(look);
    const coming = all.filter((one) => !one.past)
      .sort((a, b) => b.alarm - a.alarm || a.next.last.localeCompare(b.next.last));
    const past = all.filter((one) => one.past).sort((a, b) => b.now.last.localeCompare(a.now.last));
    root.querySelector("[data-coming]").replaceChildren(...coming.map(row));
    over.querySelector("ol").replaceChildren(...past.map(row));
    over.querySelector(".number").textContent = past.length;
    over.hidden = past.length === 0;
    told("none", all.length === 0);
    told("some", all.length > 0);
    told("alarm", coming.some((one) => one.alarm > 0));
    told("old", reached === false && coming.some((one) => !fresh.has(one.slug)));
    told("removed", removed !== null);
  }

  function remove(slugs) {
    removed = read();
    const left = { ...removed };
    for (const slug of slugs) delete left[slug];
    write(left);
    show();
    root.querySelector(".kept-undo").focus();
  }

  root.querySelector("[data-clear]").addEventListener("click", () => remove(Object.keys(read())));
  root.querySelector("[data-undo]").addEventListener("click", () => {
    write({ ...removed, ...read() });
    removed = null;
    show();
    root.querySelector(".kept-undo").focus();
  });

  // --- how they stand now -------------------------------------------------------------------------
  // CRC-32 as zlib and PNG have it (ISO 3309): by it the events are shared out among the files.
  function crc(text) {
    let rest = 0xffffffff;
    for (const byte of new TextEncoder().encode(text)) {
      rest ^= byte;
      for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (0xedb88320 & -(rest & 1));
    }
    return (rest ^ 0xffffffff) >>> 0;
  }

  const ask = (address, options = {}) => fetch(address, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE), ...options });

  async function update() {
    const lots = new Map();
    for (const slug of Object.keys(read())) {
      const lot = crc(slug) % Number(root.dataset.lots);
      lots.set(lot, [...lots.get(lot) ?? [], slug]);
    }
    const states = {};
    const asked = await Promise.allSettled([...lots].map(async ([lot, slugs]) => {
      const answer = await ask(`${root.dataset.states}${lot}.json`);
      if (!answer.ok) throw new Error(answer.status);
      const known = await answer.json();
      for (const slug of slugs) states[slug] = Object.hasOwn(known, slug) ? known[slug] : null;
    }));
    reached = asked.every(({ status }) => status === "fulfilled");
    const before = read();
    await Promise.all(Object.keys(states)
      .filter((slug) => !states[slug] && Object.hasOwn(before, slug) && !look([slug, before[slug]]).past)
      .map((slug) => missing(slug, before[slug].now.href)));
    // Nothing is waited for from here on: what is removed meanwhile must not come back.
    const events = read();
    const at = Date.now();
    for (const [slug, now] of Object.entries(states)) {
      if (!now || !Object.hasOwn(events, slug)) continue;
      events[slug] = { ...events[slug], at, now };
      fresh.add(slug);
    }
    write(events);
    show();
  }

  // Not among the states: taken off the portal, or long over. Its page knows.
  async function missing(slug, href) {
    try {
      const { status } = await ask(home + href.slice(1), { method: "HEAD" });
      if (status === 404 || status === 410) gone.add(slug);
    } catch {
      reached = false;
    }
  }

  show();
  list.hidden = false;
  addEventListener("storage", ({ key }) => { if (key === name || key === null) show(); });
  addEventListener("kept-cleared", () => { removed = null; show(); });
  addEventListener("online", update);
  addEventListener("pageshow", ({ persisted }) => { if (persisted) show(); });
  update();
})();
