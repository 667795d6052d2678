// The finder's form ↔ a state, the numbers beside its choices, and the names of what is chosen. Words
// come from the page.
import { blank, dayOf, HERE, isBackwards, isDay, LISTS, PRESETS, without } from "./find-state.js";
import { capital, filled } from "./find-view.js";

export function finderForm(form, root, dayInWords) {
  const say = root.dataset;
  const fields = form.elements;
  const boxes = (name) => [...form.querySelectorAll(`input[name="${name}"]`)];
  const options = (name) => [...(fields[name]?.options ?? [])];
  const labelOf = (input) => input.labels[0].firstElementChild.textContent;
  const plain = new Map(["omraade", "inden-for"].flatMap(options).map((one) => [one, one.textContent]));
  const known = Object.fromEntries([
    ...LISTS.map((name) => [name, new Set(boxes(name).map((box) => box.value))]),
    ["omraade", new Set(options("omraade").map((one) => one.value).filter((code) => code && code !== HERE))],
  ]);

  // One day picked is that day: the last one is the first until somebody has been in its field. After
  // that no field writes in another.
  let isOneDay = !fields.til.value;
  fields.til.addEventListener("focus", () => { isOneDay = false; });
  // What a field means: nothing while it is half written, or of a year that days are not written of.
  const dayIn = ({ value }) => (isDay(value) ? value : "");
  const ageIn = ({ value, validity }) => (value !== "" && validity.valid ? Number(value) : null);

  function read() {
    const state = blank();
    state.hvornaar = fields.hvornaar.value;
    if (state.hvornaar === "dato") {
      state.fra = dayIn(fields.fra);
      state.til = isOneDay ? state.fra : dayIn(fields.til);
    }
    for (const name of LISTS) state[name] = boxes(name).filter((box) => box.checked).map((box) => box.value);
    state.alder = ageIn(fields.alder);
    state.omraade = fields.omraade?.value ?? "";
    state.indenFor = state.omraade ? Number(fields["inden-for"].value) : 0;
    for (const name of ["gratis", "aflyste", "loebende"]) state[name] = fields[name].checked;
    return state;
  }

  // What means the same already stays as it was written; so does what is half written, or wrong.
  function fill(state) {
    for (const box of boxes("hvornaar")) box.checked = box.value === state.hvornaar;
    for (const name of ["fra", "til"]) if (dayIn(fields[name]) !== state[name]) fields[name].value = state[name];
    if (state.hvornaar !== "dato") isOneDay = true;
    for (const name of LISTS) for (const box of boxes(name)) box.checked = state[name].includes(box.value);
    if (ageIn(fields.alder) !== state.alder) fields.alder.value = state.alder ?? "";
    if (fields.omraade) {
      const here = options("omraade").find((one) => one.value === HERE);
      here.hidden = here.disabled = state.omraade !== HERE;
      fields.omraade.value = state.omraade;
      fields["inden-for"].value = state.indenFor || "";
    }
    for (const name of ["gratis", "aflyste", "loebende"]) fields[name].checked = state[name];
    arrange(state);
  }

  // Nothing written, half or whole: what is filled in next comes from elsewhere.
  function forget() {
    for (const name of ["fra", "til", "alder"]) fields[name].value = "";
    isOneDay = false;
  }

  function faultOf(name) {
    const field = fields[name];
    if (name === "alder") return field.validity.valid ? "" : say.sayWrongAge;
    if (fields.hvornaar.value !== "dato") return "";
    if (field.validity.badInput || field.value !== dayIn(field)) return say.sayWrongDay;
    return isBackwards(read()) ? say.sayBackwards : "";
  }

  // Says by the fields what is wrong in them; while somebody writes, only takes away what no longer
  // is. → the first wrong field, if any.
  function complain(isWritten) {
    let first = null;
    for (const [place, names] of [["dato", ["til", "fra"]], ["alder", ["alder"]]]) {
      const told = form.querySelector(`#find-${place}-fejl`);
      const faults = names.map(faultOf);
      const words = faults.find(Boolean) ?? "";
      if (told.textContent !== words) told.textContent = isWritten ? words : "";
      for (const [at, name] of names.entries()) {
        fields[name].setAttribute("aria-invalid", Boolean(faults[at] && told.textContent));
        if (faults[at]) first ??= fields[name];
      }
    }
    return first;
  }

  // What follows from what is chosen: whether days can be picked, how far away, how many in a fold.
  function arrange(state) {
    form.querySelector("[data-dates]").hidden = state.hvornaar !== "dato";
    if (fields["inden-for"]) fields["inden-for"].disabled = !state.omraade;
    for (const name of LISTS) {
      const picked = form.querySelector(`[data-group="${name}"]`)?.parentElement.querySelector(".find-picked");
      if (picked) picked.textContent = state[name].length || "";
    }
    complain(false);
  }

  // `isWhole`: every day is known, not only those asked for; `hasSoon`: those of the presets.
  function count({ counts }, isWhole, hasSoon) {
    for (const name of ["hvornaar", ...LISTS, "gratis", "aflyste", "loebende"]) {
      for (const box of boxes(name)) {
        const isKnown = name !== "hvornaar" || (box.value ? hasSoon : isWhole);
        const number = isKnown ? counts[name][box.value] : undefined;
        box.labels[0].lastElementChild.textContent = number ?? "";
      }
    }
    for (const name of ["omraade", "inden-for"]) {
      for (const one of options(name)) {
        const number = one.value && (name === "omraade" || fields.omraade.value) ? counts[name][one.value] : undefined;
        one.textContent = plain.get(one) + (number === undefined ? "" : ` (${number})`);
      }
    }
  }

  const area = (code) => plain.get(options("omraade").find((one) => one.value === code)) ?? code;

  // As they are said within a sentence.
  function days(state) {
    const [first, last] = [state.fra, isBackwards(state) ? "" : state.til].map((day) => day && dayInWords(dayOf(day)));
    if (first === last) return first;
    if (!last) return filled(say.sayFrom, { day: first });
    return first ? filled(say.sayBetween, { first, last }) : filled(say.sayUntil, { day: last });
  }

  // [{group, name, left, within}]: each thing that is chosen, and the state without it; `within` is its
  // name within a sentence.
  function chosen(state) {
    const found = [];
    const add = (group, name, left = without(state, group), within = name) => found.push({ group, name, left, within });
    if (Object.hasOwn(PRESETS, state.hvornaar)) add("hvornaar", labelOf(boxes("hvornaar").find((box) => box.value === state.hvornaar)));
    else if (state.fra || state.til) add("hvornaar", capital(days(state)), undefined, days(state));
    if (state.omraade) {
      add("omraade", state.indenFor ? filled(say.sayWithin, { n: state.indenFor, name: area(state.omraade) }) : area(state.omraade));
    }
    if (state.alder !== null) add("alder", filled(say.sayAge, { n: state.alder }));
    for (const name of LISTS) {
      for (const box of boxes(name).filter(({ value }) => state[name].includes(value))) {
        add(name, labelOf(box), { ...state, [name]: state[name].filter((one) => one !== box.value) });
      }
    }
    for (const name of ["gratis", "aflyste", "loebende"]) if (state[name]) add(name, labelOf(fields[name]));
    return found;
  }

  return { known, read, fill, forget, complain, count, chosen, area };
}
