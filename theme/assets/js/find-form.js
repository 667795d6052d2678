// The finder's form ↔ a state, the numbers beside its choices, and the names of what is chosen. Words
// come from the page.
import { blank, dayOf, HERE, LISTS, PRESETS, without } from "./find-state.js";
import { filled } from "./find-view.js";

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

  function read() {
    const state = blank();
    state.hvornaar = fields.hvornaar.value;
    if (state.hvornaar === "dato") Object.assign(state, { fra: fields.fra.value, til: fields.til.value });
    for (const name of LISTS) state[name] = boxes(name).filter((box) => box.checked).map((box) => box.value);
    const age = fields.alder.value;
    state.alder = age !== "" && fields.alder.validity.valid ? Number(age) : null;
    state.omraade = fields.omraade?.value ?? "";
    state.indenFor = state.omraade ? Number(fields["inden-for"].value) : 0;
    for (const name of ["gratis", "aflyste", "loebende"]) state[name] = fields[name].checked;
    return state;
  }

  function fill(state) {
    for (const box of boxes("hvornaar")) box.checked = box.value === state.hvornaar;
    fields.fra.value = state.fra;
    fields.til.value = state.til;
    for (const name of LISTS) for (const box of boxes(name)) box.checked = state[name].includes(box.value);
    if (document.activeElement !== fields.alder) fields.alder.value = state.alder ?? "";
    if (fields.omraade) {
      const here = options("omraade").find((one) => one.value === HERE);
      here.hidden = here.disabled = state.omraade !== HERE;
      fields.omraade.value = state.omraade;
      fields["inden-for"].value = state.indenFor || "";
    }
    for (const name of ["gratis", "aflyste", "loebende"]) fields[name].checked = state[name];
    arrange(state);
  }

  // What follows from what is chosen: whether days can be picked, how far away, how many in a fold.
  function arrange(state) {
    form.querySelector("[data-dates]").hidden = state.hvornaar !== "dato";
    if (fields["inden-for"]) fields["inden-for"].disabled = !state.omraade;
    for (const name of LISTS) {
      const picked = form.querySelector(`[data-group="${name}"]`)?.parentElement.querySelector(".find-picked");
      if (picked) picked.textContent = state[name].length || "";
    }
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

  function days({ fra, til }) {
    const [first, last] = [fra, til].map((day) => day && dayInWords(dayOf(day)));
    if (first === last) return first;
    if (!last) return filled(say.sayFrom, { day: first });
    return first ? filled(say.sayBetween, { first, last }) : filled(say.sayUntil, { day: last });
  }

  // [{group, name, left}]: each thing that is chosen, and the state without it.
  function chosen(state) {
    const found = [];
    const add = (group, name, left = without(state, group)) => found.push({ group, name, left });
    if (Object.hasOwn(PRESETS, state.hvornaar)) add("hvornaar", labelOf(boxes("hvornaar").find((box) => box.value === state.hvornaar)));
    else if (state.fra || state.til) add("hvornaar", days(state));
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

  return { known, read, fill, arrange, count, chosen, area };
}
