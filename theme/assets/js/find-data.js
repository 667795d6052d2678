// The finder's files (generator/presenting/finding/encoding.py): fetched month by month as they are
// needed, and kept while the page is open; nothing is stored.
import { dayOf } from "./find-state.js";

// A file's rows → dates as find-match.js takes them. `events` numbers the events by slug; what is over
// is left out. Pure.
export function decode({ things, dates }, { kinds }, events, today, isOngoing) {
  const known = things.map(([slug, title, type, emne, maalgruppe, ages, omraade, point, adgang, free, colour, facts, language = ""]) => {
    if (!events.has(slug)) events.set(slug, events.size);
    const ranges = [];
    for (let at = 0; at < ages.length; at += 2) ranges.push([ages[at], ages[at + 1]]);
    return {
      event: events.get(slug), slug, title, type: [type], kind: kinds[type], emne, maalgruppe, ages: ranges,
      omraade, point, adgang, free: free === 1, colour, facts, language,
    };
  });
  return dates
    .map(([thing, start, days, state, clock = "", day = "", flag = "", moved = ""]) => {
      const first = dayOf(start);
      return { thing: known[thing], start, first, last: first + days, state, clock, day, flag, moved, isOngoing };
    })
    .filter(({ last }) => last >= today);
}

// Dates of one event together, each once: what lies in two months comes with both.
export function together(dates) {
  const events = [];
  const seen = new Set();
  for (const date of dates) {
    if (date.first !== date.last) {
      const key = `${date.thing.event} ${date.start}`;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    (events[date.thing.event] ??= []).push(date);
  }
  return events.filter(Boolean).flat();
}

const monthOf = (day) => (day === Infinity ? "9999-12" : new Date(day * 864e5).toISOString().slice(0, 7));

export function source(folder, today) {
  const events = new Map();
  const pieces = new Map();
  let contents = null;
  let all = [];
  let isStale = false;

  async function read(name, cache) {
    const response = await fetch(folder + name, { cache });
    if (!response.ok) throw new Error(`${response.status} ${name}`);
    return response.json();
  }

  function index() {
    contents ??= read("indeks.json", "no-cache");
    contents.catch(() => { contents = null; });
    return contents;
  }

  async function piece(name, mark, known) {
    const file = await read(`${name}.json?v=${mark}`, "default");
    if (file.of !== known.of) throw new Error(`another build: ${name}`);
    all.push(...decode(file, known, events, today, name === "loebende"));
    isStale = true;
  }

  // The names of the months that have days from `first` to `last`.
  async function months(first, last) {
    const known = await index();
    return known.months.map(([name]) => name).filter((name) => name >= monthOf(first) && name <= monthOf(last));
  }

  // All that is known once these months are, too; what is ongoing always is.
  async function dates(names) {
    const known = await index();
    const wanted = [["loebende", known.ongoing], ...known.months.filter(([name]) => names.includes(name))];
    await Promise.all(wanted.map(([name, mark]) => {
      if (!pieces.has(name)) {
        const coming = piece(name, mark, known);
        pieces.set(name, coming);
        coming.catch(() => pieces.delete(name));
      }
      return pieces.get(name);
    }));
    if (isStale) all = together(all);
    isStale = false;
    return all;
  }

  const areHere = (names) => names.every((name) => pieces.has(name));
  return { index, months, dates, areHere };
}
