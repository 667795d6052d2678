// What a state finds among dates: the dates, how many each further choice would find, and what else
// there is where it finds nothing. Pure.
import { DISTANCES, HERE, LISTS, PRESETS, range } from "./find-state.js";

const EARTH = 6371;
const rad = Math.PI / 180;
// Kilometres between two [lat, lon], along the sphere.
export function distance([lat, lon], [otherLat, otherLon]) {
  const half = (from, to) => Math.sin((to - from) * rad / 2) ** 2;
  const chord = half(lat, otherLat) + Math.cos(lat * rad) * Math.cos(otherLat * rad) * half(lon, otherLon);
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
}

// Each group is a bit; a date that fails in one group alone counts for that group's other choices.
export const GROUPS = ["hvornaar", "emne", "type", "maalgruppe", "adgang", "alder", "omraade", "gratis", "aflyste", "loebende"];
const BIT = Object.fromEntries(GROUPS.map((name, at) => [name, 1 << at]));
const CALLED_OFF = 1;

const isOn = (date, [first, last]) => date.first <= last && date.last >= first;

// Whether a thing is in an area: numbered `at` (−1 for where the visitor is), `km` around `centre`.
function isIn(thing, at, centre, km) {
  if (at >= 0 && thing.omraade === at) return true;
  return km > 0 && centre !== null && thing.point !== null && distance(thing.point, centre) <= km;
}

// The groups in which a thing fails, as bits. An age that is not told is no age.
function faults(thing, wanted) {
  let bits = 0;
  for (const name of ["emne", "type", "maalgruppe"]) {
    if (wanted[name].length && !thing[name].some((one) => wanted[name].includes(one))) bits |= BIT[name];
  }
  if (!wanted.adgang.every((one) => thing.adgang.includes(one))) bits |= BIT.adgang;
  if (wanted.alder !== null && !thing.ages.some(([low, high]) => low <= wanted.alder && wanted.alder <= high)) bits |= BIT.alder;
  if (wanted.isSomewhere && !isIn(thing, wanted.omraade, wanted.centre, wanted.indenFor)) bits |= BIT.omraade;
  if (wanted.gratis && !thing.free) bits |= BIT.gratis;
  return bits;
}

// The state in the index's numbers. Codes that nothing coming bears match nothing (−2).
function numbered(state, { words, centres }, here) {
  const numbers = (name) => state[name].map((code) => { const at = words[name].indexOf(code); return at < 0 ? -2 : at; });
  const at = words.omraade.indexOf(state.omraade);
  const isHere = state.omraade === HERE;
  return {
    ...state,
    ...Object.fromEntries(LISTS.map((name) => [name, numbers(name)])),
    omraade: isHere || at < 0 ? (isHere ? -1 : -2) : at,
    // A link to where the visitor is means nothing until that is known.
    isSomewhere: isHere ? here !== null : Boolean(state.omraade),
    centre: isHere ? here : centres[at] ?? null,
  };
}

// Counts events, not dates, in boxes: dates of one event come one after the other.
function counter(size) {
  const counts = new Uint32Array(size);
  const latest = new Int32Array(size).fill(-1);
  return {
    counts,
    add(box, event) {
      if (latest[box] === event) return;
      latest[box] = event;
      counts[box] += 1;
    },
  };
}

// `dates` of one event stand together. Told: `dates` found, in no order; `total`, how many events they
// are of; `counts` of each group's choices and `without` a group, given what is chosen in the others;
// `nearly`, the dates that fail in their day alone.
export function find(dates, state, index, today, here = null) {
  const wanted = numbered(state, index, here);
  const days = range(state, today);
  const presets = Object.values(PRESETS).map((days_of) => days_of(today));
  const { words, centres } = index;
  const boxes = Object.fromEntries([...LISTS, "omraade"].map((name) => [name, counter(words[name].length)]));
  const others = { hvornaar: counter(presets.length + 1), "inden-for": counter(DISTANCES.length + 1), gratis: counter(1), aflyste: counter(1), loebende: counter(1) };
  const whole = counter(1);
  const left = counter(GROUPS.length);
  const found = [];
  const nearly = [];
  const known = new Map();
  const about = (thing) => {
    const near = wanted.isSomewhere
      ? [0, ...DISTANCES].flatMap((km, at) => (isIn(thing, wanted.omraade, wanted.centre, km) ? [at] : [])) : [];
    const areas = wanted.indenFor === 0 ? [thing.omraade].filter((at) => at >= 0)
      : [...centres.keys()].filter((at) => isIn(thing, at, centres[at], wanted.indenFor));
    return { bits: faults(thing, wanted), areas, near };
  };
  for (const date of dates) {
    const { thing } = date;
    let told = known.get(thing);
    if (!told) known.set(thing, told = about(thing));
    let bits = told.bits;
    if (!isOn(date, days)) bits |= BIT.hvornaar;
    if (wanted.aflyste && date.state >= CALLED_OFF) bits |= BIT.aflyste;
    if (wanted.loebende && date.isOngoing) bits |= BIT.loebende;
    // Failing in two groups, no single choice would bring it back.
    if (bits & (bits - 1)) continue;
    const { event } = thing;
    if (bits === 0) {
      found.push(date);
      whole.add(0, event);
      for (const one of thing.adgang) boxes.adgang.add(one, event);
    } else if (bits === BIT.hvornaar) {
      nearly.push(date);
    }
    for (let at = 0; at < GROUPS.length; at += 1) if ((bits & ~(1 << at)) === 0) left.add(at, event);
    for (const name of ["emne", "type", "maalgruppe"]) {
      if ((bits & ~BIT[name]) === 0) for (const one of thing[name]) boxes[name].add(one, event);
    }
    if ((bits & ~BIT.omraade) === 0) {
      for (const one of told.areas) boxes.omraade.add(one, event);
      for (const at of told.near) others["inden-for"].add(at, event);
    }
    if ((bits & ~BIT.hvornaar) === 0) {
      others.hvornaar.add(0, event);
      for (let at = 0; at < presets.length; at += 1) if (isOn(date, presets[at])) others.hvornaar.add(at + 1, event);
    }
    if ((bits & ~BIT.gratis) === 0 && thing.free) others.gratis.add(0, event);
    if ((bits & ~BIT.aflyste) === 0 && date.state < CALLED_OFF) others.aflyste.add(0, event);
    if ((bits & ~BIT.loebende) === 0 && !date.isOngoing) others.loebende.add(0, event);
  }
  const named = (names, { counts }) => Object.fromEntries(names.map((name, at) => [name, counts[at]]));
  return {
    dates: found,
    nearly,
    total: whole.counts[0],
    without: named(GROUPS, left),
    counts: {
      ...Object.fromEntries(Object.entries(boxes).map(([name, box]) => [name, named(words[name], box)])),
      hvornaar: named(["", ...Object.keys(PRESETS)], others.hvornaar),
      "inden-for": named(["", ...DISTANCES], others["inden-for"]),
      gratis: { 1: others.gratis.counts[0] },
      aflyste: { nej: others.aflyste.counts[0] },
      loebende: { nej: others.loebende.counts[0] },
    },
  };
}

// Dates in the order of a list: [[day, [date, …]], …], then what is ongoing, what closes first first.
export function byDay(dates, first) {
  const dated = dates.filter((date) => !date.isOngoing).map((date) => ({ date, day: Math.max(first, date.first) }));
  const order = (one, other) => (one < other ? -1 : Number(one > other));
  dated.sort((a, b) => a.day - b.day || a.date.first - b.date.first
    || order(a.date.start.slice(0, 16), b.date.start.slice(0, 16)) || order(a.date.thing.slug, b.date.thing.slug));
  const days = [];
  for (const { date, day } of dated) {
    if (days.at(-1)?.[0] !== day) days.push([day, []]);
    days.at(-1)[1].push(date);
  }
  const ongoing = dates.filter((date) => date.isOngoing)
    .sort((a, b) => a.last - b.last || order(a.thing.slug, b.thing.slug));
  return { days, ongoing };
}

const MOST = 3;
// What there is instead of nothing: `without` a group, `near` (areas, the nearest first), and the `days`
// nearest before and after those asked for, each with how many events.
export function alternatives(result, state, index, today, here = null) {
  const [first, last] = range(state, today);
  const { words, centres } = index;
  const dropped = GROUPS.filter((name) => name !== "hvornaar" && result.without[name] > 0)
    .map((name) => ({ group: name, count: result.without[name] }))
    .sort((a, b) => b.count - a.count);
  const centre = state.omraade === HERE ? here : centres[words.omraade.indexOf(state.omraade)];
  const near = !centre ? [] : words.omraade
    .map((code, at) => ({ code, km: centres[at] && distance(centre, centres[at]), count: result.counts.omraade[code] }))
    .filter(({ code, km, count }) => code !== state.omraade && km !== null && count > 0)
    .sort((a, b) => a.km - b.km)
    .slice(0, MOST);
  // What is ongoing fills every day, so it makes none the nearest; on the nearest it counts.
  const others = result.nearly.filter((date) => !date.isOngoing)
    .map((date) => (date.last < first ? date.last : date.first)).filter((day) => day >= today);
  const on = (day) => new Set([...result.nearly, ...result.dates]
    .filter((date) => isOn(date, [day, day])).map(({ thing }) => thing.event)).size;
  const days = [Math.max(...others.filter((day) => day < first)), Math.min(...others.filter((day) => day > last))]
    .filter(Number.isFinite)
    .map((day) => ({ day, count: on(day) }));
  return { without: dropped, near, days };
}
