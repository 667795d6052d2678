// The finder at work: what is chosen → the address, the list, and the numbers beside each choice.
import { source } from "./find-data.js";
import { finderForm } from "./find-form.js";
import { alternatives, byDay, find } from "./find-match.js";
import { blank, dayOf, format, HERE, isBackwards, isDay, isoOf, only, parse, PRESETS, range, without } from "./find-state.js";
import { buttons, capital, dayWords, filled, results } from "./find-view.js";

const SLOW = 600;
const PAUSE = 700;
const TYPING = 250;
// Where nothing is found, the nearest other day is looked for in so many months each way: what is
// further off is no answer to the question.
const MOST_MONTHS = 12;
// Of what nobody knows so many are named, and so much of each.
const MOST_UNKNOWN = 5;
const MOST_SIGNS = 40;
// Around where the visitor is, when nothing else is chosen.
const NEARBY = 10;

export function start(root, panel, { names, kept }) {
  const say = root.dataset;
  const part = (name) => root.querySelector(`.find-${name}`);
  const form = panel.querySelector("form");
  const list = document.querySelector("[data-find-list]");
  const status = document.querySelector(".find-status");
  const chips = [...document.querySelectorAll(".chip[data-query]")];
  const told = part("told");
  const today = dayOf(document.documentElement.dataset.today);
  const dayInWords = dayWords(say, today);
  let data = source(say.find, today);
  const controls = finderForm(form, root, dayInWords);
  const view = results(root, today, dayInWords);
  const ways = chips.map((chip) => {
    const number = chip.querySelector(".chip-count").firstChild;
    const noun = number.nextSibling;
    return { chip, number, noun, told: [number.data, noun.textContent], wanted: parse(chip.dataset.query, controls.known).state };
  });
  let state = blank();
  let here = null;
  let latest = 0;

  // --- the address, and what is remembered ----------------------------------------------------------
  function write(push) {
    const target = new URL(location.href);
    target.search = format(state);
    target.hash = "";
    if (target.href !== location.href) history[push ? "pushState" : "replaceState"](null, "", target);
    keep();
  }

  function keep() {
    const box = form.querySelector("#find-husk");
    try {
      // Where somebody is, is never stored.
      if (box.checked) localStorage.setItem(kept, format(state.omraade === HERE ? without(state, "omraade") : state));
      else localStorage.removeItem(kept);
    } catch {
      box.checked = false;
    }
  }

  function remembered() {
    try {
      return localStorage.getItem(kept);
    } catch {
      return null;
    }
  }

  let unknown = [];
  function take(query) {
    ({ state, unknown } = parse(query, controls.known));
    controls.forget();
    controls.fill(state);
    controls.complain(true);
  }

  // --- what is shown --------------------------------------------------------------------------------
  const many = (count, one, more) => (count === 1 ? one : filled(more, { n: count.toLocaleString(document.documentElement.lang) }));
  const events = (count) => many(count, say.sayOne, say.sayMany);

  let telling;
  function tell(words) {
    clearTimeout(telling);
    telling = setTimeout(() => { status.textContent = words; }, PAUSE);
  }

  function note(words) {
    told.textContent = words;
    told.hidden = !words;
  }

  // Anybody may write an address for somebody else: what it holds is repeated in part, without signs
  // that turn the text around.
  const quoted = (value) => `»${value.replace(/\p{C}/gu, "").slice(0, MOST_SIGNS)}«`;
  const notes = () => [
    unknown.length ? filled(say.sayUnknown, {
      values: unknown.slice(0, MOST_UNKNOWN).map(quoted).join(", ") + (unknown.length > MOST_UNKNOWN ? " …" : ""),
    }) : "",
    isBackwards(state) ? say.sayBackwards : "",
    state.omraade === HERE && here === null ? say.sayAskPlace : "",
  ].filter(Boolean).join(" ");

  // Back to the list as it was built.
  function restore() {
    list.hidden = false;
    root.hidden = !unknown.length;
    part("count").hidden = true;
    for (const name of ["instead", "next", "ongoing"]) part(name).hidden = true;
    part("days").replaceChildren();
    buttons(part("chosen"), []);
    note(notes());
  }

  function mark(result) {
    for (const { chip, number, noun, told: before, wanted } of ways) {
      const [[name, value]] = new URLSearchParams(chip.dataset.query);
      const count = result?.counts[name]?.[value];
      [number.data, noun.textContent] = count === undefined
        ? before : [count, ` ${count === 1 ? noun.dataset.one : noun.dataset.many}`];
      if (count !== undefined) number.parentElement.hidden = false;
      chip.toggleAttribute("aria-current", has(wanted));
      if (has(wanted)) chip.setAttribute("aria-current", "true");
    }
  }

  // Fetches what the state asks about; `isWhole` where every day is.
  async function gather() {
    const [first, last] = range(state, today);
    const soon = await data.months(today, Math.max(...Object.values(PRESETS).map((days) => days(today)[1])));
    const every = await data.months(today, Infinity);
    const wanted = new Set([...soon, ...await data.months(first, last)]);
    const dates = await data.dates([...wanted]);
    return { dates, isWhole: data.areHere(every), every };
  }

  // The nearest other day may stand in a month that was not asked for.
  async function lookAround(result, every, mine) {
    const index = await data.index();
    const [first, last] = range(state, today);
    const month = (day) => (day === Infinity ? "9999-12" : isoOf(day).slice(0, 7));
    let found = alternatives(result, state, index, today, here);
    const ways_out = state.hvornaar === "" ? [] : [
      [every.filter((name) => name <= month(first)).reverse(), (day) => day < first],
      [every.filter((name) => name >= month(last)), (day) => day > last],
    ];
    for (const [names_of, isThere] of ways_out) {
      for (const name of names_of.slice(0, MOST_MONTHS)) {
        if (mine !== latest || found.days.some(({ day }) => isThere(day))) break;
        const dates = await data.dates([name]);
        found = alternatives(find(dates, state, index, today, here), state, index, today, here);
      }
    }
    return found;
  }

  // Where no single step helps: what each choice would find by itself.
  async function lone(every) {
    const [index, dates] = [await data.index(), await data.dates(every)];
    return [...new Set(controls.chosen(state).map(({ group }) => group))]
      .map((group) => ({ group, count: find(dates, only(state, group), index, today, here).total }))
      .filter(({ count }) => count > 0);
  }

  // What was pressed is gone with the list of it: one goes on at what it led to.
  async function follow(next) {
    await change(next, true);
    (root.hidden || part("count").hidden ? panel.querySelector("summary") : part("count")).focus();
  }

  function propose({ without: dropped, near, days }, alone) {
    const named = {};
    for (const { group, name } of controls.chosen(state)) named[group] = named[group] ? `${named[group]}, ${name}` : name;
    const wanted = [
      ...days.map(({ day, count }) => ({
        words: filled(say.sayDay, { day: capital(dayInWords(day)), n: events(count) }),
        act: () => follow({ ...state, hvornaar: "dato", fra: isoOf(day), til: isoOf(day) }),
      })),
      ...near.map(({ code, km, count }) => ({
        words: filled(say.sayNear, { name: controls.area(code), km: Math.max(1, Math.round(km)), n: events(count) }),
        act: () => follow({ ...state, omraade: code }),
      })),
      ...dropped.map(({ group, count }) => ({
        words: filled(say.sayWithout, { name: named[group], n: events(count) }),
        act: () => follow(without(state, group)),
      })),
      ...alone.map(({ group, count }) => ({
        words: filled(say.sayOnly, { name: named[group], n: events(count) }),
        act: () => follow(only(state, group)),
      })),
    ];
    buttons(part("instead").querySelector("ul"), wanted);
    part("instead").hidden = !wanted.length;
  }

  function put(result) {
    part("count").hidden = false;
    const found = byDay(result.dates, range(state, today)[0]);
    const lasting = new Set(found.ongoing.map(({ thing }) => thing.event)).size;
    const count = result.total ? events(result.total) : say.sayNone;
    part("count").textContent = lasting && found.days.length ? filled(say.sayOngoing, { n: count, lasting }) : count;
    note(notes());
    view.show(found);
    buttons(part("chosen"), controls.chosen(state).map(({ name, left, within }, at) => ({
      words: name,
      label: filled(say.sayRemove, { name: within }),
      act: async () => {
        await change(left, true);
        const others = part("chosen").querySelectorAll("button");
        (others[Math.min(at, others.length - 1)] ?? panel.querySelector("summary")).focus();
      },
    })));
    root.hidden = false;
    list.hidden = true;
  }

  async function show(isAgain = false) {
    const mine = latest += 1;
    const isAsked = format(state) !== "";
    if (!isAsked) restore();
    if (!isAsked && !panel.open) {
      mark();
      if (status.textContent) tell("");
      return;
    }
    const waiting = setTimeout(() => { root.hidden = false; note(say.sayLoading); }, SLOW);
    try {
      const index = await data.index();
      const { dates, isWhole, every } = await gather();
      if (mine !== latest) return;
      const result = find(dates, state, index, today, here);
      controls.count(result, isWhole, true);
      form.querySelector("[data-show]").textContent = result.total
        ? many(result.total, say.sayShowOne, say.sayShowMany) : say.sayShowNone;
      mark(result);
      if (!isAsked) {
        restore();
        return;
      }
      part("instead").hidden = true;
      put(result);
      tell(part("count").textContent);
      if (!result.total) {
        const found = await lookAround(result, every, mine);
        const isHelped = Object.values(found).some((ways_out) => ways_out.length);
        const alone = isHelped ? [] : await lone(every);
        if (mine === latest) propose(found, alone);
      }
    } catch {
      if (mine !== latest) return;
      // The portal may have been built anew since the first files came: once more, from the beginning.
      if (!isAgain) {
        data = source(say.find, today);
        await show(true);
        return;
      }
      restore();
      root.hidden = false;
      note(say.sayFailed);
      tell(say.sayFailed);
    } finally {
      clearTimeout(waiting);
    }
  }

  // Whoever is writing is not interrupted: what is wrong is said after a pause.
  let complaining;
  function complainSoon() {
    clearTimeout(complaining);
    complaining = setTimeout(() => controls.complain(true), PAUSE);
  }

  function change(next, push) {
    state = next;
    unknown = [];
    controls.fill(state);
    complainSoon();
    write(push);
    return show();
  }

  // --- what the visitor does ------------------------------------------------------------------------
  // Whether all that `wanted` asks for is chosen.
  const has = (wanted) => format(wanted) !== "" && [...new URLSearchParams(format(wanted))]
    .every(([name, value]) => new URLSearchParams(format(state)).getAll(name).includes(value));

  function toggle(query) {
    const { state: wanted } = parse(query, controls.known);
    const next = { ...state };
    const isChosen = has(wanted);
    for (const [name, value] of Object.entries(wanted)) {
      const isEmpty = JSON.stringify(value) === JSON.stringify(blank()[name]);
      if (!isEmpty) next[name] = isChosen ? blank()[name] : value;
    }
    if (wanted.hvornaar) Object.assign(next, { fra: "", til: "" });
    if (!next.omraade) next.indenFor = 0;
    change(next, true);
  }

  function locate() {
    const failed = () => { root.hidden = false; note(say.sayNoPlace); tell(say.sayNoPlace); };
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      here = [coords.latitude, coords.longitude];
      change({ ...state, omraade: HERE, indenFor: state.indenFor || NEARBY }, true);
    }, failed, { timeout: 15_000, maximumAge: 300_000 });
  }

  let typing;
  // One entry in the history for all that is written in a field at once.
  let isTyping = false;
  form.addEventListener("change", ({ target }) => {
    if (target.id === "find-husk") {
      keep();
      return;
    }
    if (target.name === "alder") return;
    const next = controls.read();
    const isDate = target.type === "date";
    // Of a year that is being typed a browser tells each digit: 0002, 0020, 0202.
    if (isDate && target.value && !isDay(target.value)) {
      complainSoon();
      return;
    }
    change(next, !(isDate && isTyping));
    isTyping = isDate;
  });
  form.elements.alder.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      change(controls.read(), !isTyping);
      isTyping = true;
    }, TYPING);
  });
  form.addEventListener("focusout", ({ target }) => {
    if (!["date", "number"].includes(target.type)) return;
    isTyping = false;
    controls.complain(true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    const next = controls.read();
    if (format(next) !== format(state)) change(next, !isTyping);
    const wrong = controls.complain(true);
    if (wrong) {
      wrong.focus();
      return;
    }
    panel.open = false;
    const target = format(state) ? part("count") : panel.querySelector("summary");
    target.focus({ preventScroll: true });
    (format(state) ? root : panel).scrollIntoView({ block: "start" });
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    controls.forget();
    change(blank(), true);
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open) return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });
  addEventListener("popstate", () => {
    take(location.search);
    show();
  });
  const locating = form.querySelector("[data-here]");
  if (locating && "geolocation" in navigator) {
    locating.hidden = false;
    locating.querySelector("button").addEventListener("click", locate);
  }

  form.querySelector("#find-husk").checked = remembered() !== null;
  const asked = new URLSearchParams(location.search);
  if (names.some((name) => asked.has(name))) {
    take(location.search);
    keep();
  } else if (remembered()) {
    take(remembered());
    write(false);
  } else {
    // What was chosen while this was on its way, or put back by the browser.
    state = controls.read();
    controls.fill(state);
    controls.complain(true);
    write(false);
  }
  show();
  return { opened: () => show(), toggle };
}
