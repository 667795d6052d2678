// What was found, in the page: rows like those of the list, made from its own template.
import { weekday } from "./find-state.js";

// The words with what stands in their braces filled in.
export const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export const capital = (words) => words[0].toUpperCase() + words.slice(1);

// So many rows are put in at once, of days (whole ones) and of what is ongoing: more than a screen holds,
// and few enough that a slow telephone has them at once.
const PAGE = 25;
const FEW = 10;

// "lørdag den 28. november", with the year where it is another than today's; names and order are the
// page's, since browsers differ in how they write a Danish date.
export function dayWords({ sayWeekdays, sayMonths, sayDate, sayDateYear }, today) {
  const [weekdays, months] = [sayWeekdays.split(","), sayMonths.split(",")];
  const thisYear = new Date(today * 864e5).getUTCFullYear();
  return (number) => {
    const date = new Date(number * 864e5);
    const year = date.getUTCFullYear();
    const values = { weekday: weekdays[weekday(number)], day: date.getUTCDate(), month: months[date.getUTCMonth()], year };
    return filled(year === thisYear ? sayDate : sayDateYear, values);
  };
}

export function results(root, today, dayInWords) {
  const say = root.dataset;
  const [rowOf, dayOf] = ["row", "day"].map((name) => document.querySelector(`template.find-${name}`).content.firstElementChild);
  const place = root.querySelector(".find-days");
  const ongoing = root.querySelector(".find-ongoing");
  const [more, moreOngoing] = root.querySelectorAll(".find-next");
  let waiting = [];
  let waitingOngoing = [];

  function row({ thing, start, first, last, clock, day, flag, moved, isOngoing }) {
    const item = rowOf.cloneNode(true);
    item.className = `row hue-${thing.colour}`;
    const time = item.querySelector("time");
    time.dateTime = start;
    const isDay = first === last;
    time.textContent = isOngoing ? day : clock || (isDay ? say.sayWholeDay : say.saySeveralDays);
    const link = item.querySelector("a");
    link.href = `${thing.language ? say.danishEvents : say.events}${thing.slug}/`;
    const state = link.firstElementChild;
    link.textContent = thing.title;
    // Who goes from link to link hears it, too.
    if (flag) {
      state.textContent = `${flag}: `;
      link.prepend(state);
    }
    // What is told in another language than the page's says so, as the list does.
    if (thing.language) {
      link.lang = link.hreflang = thing.language;
      state.lang = document.documentElement.lang;
      const words = link.appendChild(document.createElement("span"));
      Object.assign(words, { className: "in-danish", lang: document.documentElement.lang, textContent: say.danish });
      words.before(" ");
    }
    const [facts, other] = item.querySelectorAll(".row-facts");
    facts.firstElementChild.textContent = thing.kind;
    facts.append([isDay || isOngoing ? "" : day, thing.facts].filter(Boolean).map((fact) => `\u00a0· ${fact}`).join(""));
    for (const [element, words] of [[other, moved], [item.querySelector(".flag"), flag]]) {
      if (words) element.textContent = words; else element.remove();
    }
    return item;
  }

  function section([day, dates]) {
    const found = dayOf.cloneNode(true);
    found.className = "day";
    const id = `fundet-${new Date(day * 864e5).toISOString().slice(0, 10)}`;
    found.setAttribute("aria-labelledby", id);
    const time = found.querySelector("time");
    time.parentElement.id = id;
    time.dateTime = id.slice(-10);
    time.textContent = { [today]: say.sayToday, [today + 1]: say.sayTomorrow }[day] ?? capital(dayInWords(day));
    found.querySelector("ul").append(...dates.map(row));
    return found;
  }

  // Whole days, until a page is full.
  function next() {
    const sections = [];
    for (let rows = 0; rows < PAGE && waiting.length; rows += sections.at(-1).querySelectorAll("li").length) {
      sections.push(section(waiting.shift()));
    }
    place.append(...sections);
    more.hidden = !waiting.length;
    return sections[0];
  }

  function nextOngoing() {
    const rows = waitingOngoing.splice(0, FEW).map(row);
    ongoing.querySelector("ul").append(...rows);
    moreOngoing.hidden = !waitingOngoing.length;
    return rows[0];
  }

  function show({ days, ongoing: lasting }) {
    waiting = [...days];
    place.replaceChildren();
    next();
    ongoing.hidden = !lasting.length;
    ongoing.querySelector("ul").replaceChildren();
    waitingOngoing = [...lasting];
    nextOngoing();
  }

  // Whoever asked for more goes on reading where it begins.
  for (const [button, add] of [[more, next], [moreOngoing, nextOngoing]]) {
    button.querySelector("button").addEventListener("click", () => add().querySelector("a").focus());
  }
  return { show };
}

// Buttons as chips: [{words, label, act}].
export function buttons(list, wanted) {
  list.replaceChildren(...wanted.map(({ words, label, act }) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    button.textContent = words;
    if (label) button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    item.append(button);
    return item;
  }));
}
