// Finds dates with the finder's own modules, in the files that lie in a folder.
//   node find.mjs FOLDER-OF-SCRIPTS FOLDER-OF-DATA, then a line of JSON for each question:
//   {query, day, here} → {dates: [[slug, start]] in the list's order, ongoing, total, counts, without,
//   alternatives, unknown, again (the state's query), range, fetched}
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [scripts, folder] = process.argv.slice(2);
const of = (name) => import(pathToFileURL(join(scripts, `find-${name}.js`)));
const { source } = await of("data");
const { alternatives, byDay, distance, find } = await of("match");
const { dayOf, format, isoOf, parse, range } = await of("state");

let fetched = [];
globalThis.fetch = async (address) => {
  const name = address.split("?")[0];
  const file = join(folder, name);
  fetched.push(address);
  return { ok: existsSync(file), status: 404, json: async () => JSON.parse(readFileSync(file, "utf8")) };
};

for await (const line of createInterface({ input: process.stdin })) {
  const { query, day, here = null, points = null } = JSON.parse(line);
  if (points) {
    console.log(JSON.stringify(distance(...points)));
    continue;
  }
  fetched = [];
  const today = dayOf(day);
  const data = source("", today);
  const index = await data.index();
  const known = Object.fromEntries(Object.entries(index.words).map(([name, codes]) => [name, new Set(codes)]));
  const { state, unknown } = parse(query, known);
  const days = range(state, today);
  const dates = await data.dates(await data.months(...days));
  const result = find(dates, state, index, today, here);
  const listed = byDay(result.dates, days[0]);
  const told = (date) => [date.thing.slug, date.start];
  const every = await data.dates(await data.months(today, Infinity));
  console.log(JSON.stringify({
    dates: listed.days.map(([at, found]) => [isoOf(at), found.map(told)]),
    ongoing: listed.ongoing.map(told),
    total: result.total,
    counts: result.counts,
    without: result.without,
    whole: find(every, state, index, today, here).counts.hvornaar,
    alternatives: alternatives(find(every, state, index, today, here), state, index, today, here),
    unknown,
    again: format(state),
    range: days.map((at) => (at === Infinity ? null : isoOf(at))),
    fetched,
  }));
}
