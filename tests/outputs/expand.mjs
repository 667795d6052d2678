// Expands calendars with ical.js and prints, for each of them, [summary, start, end] of every date as
// JSON: days as they are, instants in UTC.   node expand.mjs ADDRESS-OF-ICAL-JS FILE…
import { readFileSync } from "node:fs";

const { default: ICAL } = await import(process.argv[2]);

const iso = (time) =>
  time.isDate ? time.toString() : time.convertToZone(ICAL.Timezone.utcTimezone).toString();
const shown = (item, start, end) => [item.summary, iso(start), iso(end)];

function expanded(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const found = [];
  // Left to itself it takes the overrides of every series in the file for those of each.
  const events = calendar
    .getAllSubcomponents("vevent")
    .map((one) => new ICAL.Event(one, { exceptions: [], strictExceptions: true }));
  for (const event of events.filter((one) => !one.isRecurrenceException())) {
    if (!event.isRecurring()) {
      found.push(shown(event, event.startDate, event.endDate));
      continue;
    }
    events
      .filter((one) => one.isRecurrenceException() && one.uid === event.uid)
      .forEach((one) => event.relateException(one));
    const dates = event.iterator();
    for (let next = dates.next(); next; next = dates.next()) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(next);
      found.push(shown(item, startDate, endDate));
    }
  }
  return found;
}

const files = process.argv.slice(3);
console.log(JSON.stringify(files.map((file) => expanded(readFileSync(file, "utf8")))));
