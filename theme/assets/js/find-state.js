// What is chosen ↔ the address, and the days that it means. Pure.
//
// A state: {hvornaar: "" | a preset | "dato", fra, til: ISO day or "", emne, type, maalgruppe, adgang:
// codes, alder: a number or null, omraade: a code, HERE or "", indenFor: km or 0, gratis, aflyste,
// loebende: whether free ones alone, without what is called off, without what is ongoing}.
export const HERE = "min-placering";
export const LISTS = ["emne", "type", "maalgruppe", "adgang"];
export const DISTANCES = [5, 10, 20];
const SWITCHES = { gratis: "1", aflyste: "nej", loebende: "nej" };
const OLDEST = 99;
// A day in words of the address → its first and last, as days since 1970.
export const PRESETS = {
  "i-dag": (day) => [day, day],
  "i-morgen": (day) => [day + 1, day + 1],
  "i-weekenden": (day) => {
    const friday = day + 4 - weekday(day);
    return [Math.max(day, friday), friday + 2];
  },
  "denne-uge": (day) => [day, day + 6 - weekday(day)],
  "denne-maaned": (day) => [day, lastOfMonth(day)],
};

export const weekday = (day) => (day + 3) % 7;
export const dayOf = (iso) => Date.parse(iso.slice(0, 10)) / 864e5;
export const isoOf = (day) => new Date(day * 864e5).toISOString().slice(0, 10);
const lastOfMonth = (day) => {
  const date = new Date(day * 864e5);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0) / 864e5;
};

export const blank = () => ({
  hvornaar: "", fra: "", til: "", emne: [], type: [], maalgruppe: [], adgang: [], alder: null,
  omraade: "", indenFor: 0, gratis: false, aflyste: false, loebende: false,
});

// Whether it is a day of the calendar, in the years that days are written of.
export const isDay = (text) => /^[12]\d{3}-\d\d-\d\d$/.test(text)
  && !Number.isNaN(Date.parse(text)) && isoOf(dayOf(text)) === text;

// Whether the last day lies before the first: both are kept as they were written, and the last one
// is left out of what is asked.
export const isBackwards = ({ hvornaar, fra, til }) => hvornaar === "dato" && fra !== "" && til !== "" && til < fra;

// The address's query → the state, and what in it nobody knows. `known` has the codes of each list and
// of `omraade`, as Sets.
export function parse(query, known) {
  const asked = new URLSearchParams(query);
  const state = blank();
  const unknown = [];
  const all = (name) => [...new Set(asked.getAll(name).flatMap((text) => text.split(",")))].filter(Boolean);
  // The first value that passes; the others are not known.
  const one = (name, passes, take) => {
    const [first, ...more] = all(name);
    if (first !== undefined && passes(first)) take(first); else if (first !== undefined) more.unshift(first);
    unknown.push(...more);
  };
  for (const name of LISTS) {
    for (const code of all(name)) (known[name].has(code) ? state[name] : unknown).push(code);
  }
  one("fra", isDay, (text) => { state.fra = text; });
  one("til", isDay, (text) => { state.til = text; });
  if (state.fra || state.til) state.hvornaar = "dato";
  one("hvornaar", (text) => Object.hasOwn(PRESETS, text), (text) => {
    Object.assign(state, { hvornaar: text, fra: "", til: "" });
  });
  one("alder", (text) => /^\d{1,2}$/.test(text) && Number(text) <= OLDEST, (text) => { state.alder = Number(text); });
  one("omraade", (text) => text === HERE || known.omraade.has(text), (text) => { state.omraade = text; });
  one("inden-for", (text) => DISTANCES.includes(Number(text)), (text) => { state.indenFor = Number(text); });
  if (!state.omraade) state.indenFor = 0;
  for (const [name, value] of Object.entries(SWITCHES)) {
    one(name, (text) => text === value, () => { state[name] = true; });
  }
  return { state, unknown };
}

// The state → the address's query without its question mark: empty where nothing is chosen.
export function format(state) {
  const query = new URLSearchParams();
  if (state.hvornaar && state.hvornaar !== "dato") query.set("hvornaar", state.hvornaar);
  if (state.hvornaar === "dato") for (const name of ["fra", "til"]) if (state[name]) query.set(name, state[name]);
  for (const name of LISTS) for (const code of state[name]) query.append(name, code);
  if (state.alder !== null) query.set("alder", state.alder);
  if (state.omraade) query.set("omraade", state.omraade);
  if (state.omraade && state.indenFor) query.set("inden-for", state.indenFor);
  for (const [name, value] of Object.entries(SWITCHES)) if (state[name]) query.set(name, value);
  return query.toString();
}

// First and last day, both included; the last one is Infinity where there is none.
export function range(state, today) {
  const { hvornaar, fra, til } = state;
  if (Object.hasOwn(PRESETS, hvornaar)) return PRESETS[hvornaar](today);
  if (hvornaar !== "dato") return [today, Infinity];
  return [Math.max(today, fra ? dayOf(fra) : today), til && !isBackwards(state) ? dayOf(til) : Infinity];
}

const namesOf = (group) => ({ hvornaar: ["hvornaar", "fra", "til"], omraade: ["omraade", "indenFor"] }[group] || [group]);
const taken = (state, from, group) => ({ ...state, ...Object.fromEntries(namesOf(group).map((name) => [name, from[name]])) });
// The state without what was chosen in one group; and with that alone.
export const without = (state, group) => taken(state, blank(), group);
export const only = (state, group) => taken(blank(), state, group);
