// The search page: what is typed and chosen → results, in the page and in its address. Results come
// with every letter; to screen readers they are told when the typing pauses.
(() => {
  "use strict";
  const root = document.querySelector(".search[data-index]");
  if (!root) return;
  const form = root.querySelector("form");
  const input = form.elements.q;
  const clear = root.querySelector(".choices-clear");
  const section = root.querySelector(".search-found");
  const heading = root.querySelector(".search-count");
  const list = root.querySelector(".search-results");
  const meant = root.querySelector(".search-meant");
  const nothing = root.querySelector(".search-nothing");
  const shortcuts = [...root.querySelectorAll(".search-shortcut")];
  const more = root.querySelector(".search-more");
  const status = root.querySelector("[role=status]");
  const PAGE = 10;
  const FEW = 3;
  const SETTLED = 250;
  const SLOW = 600;
  const PAUSE = 900;

  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" }).format(new Date());
  const index = searchIndex(root.dataset.index, Date.parse(day) / 864e5);

  // --- what is asked for, in the form and in the address --------------------------------------------
  const CHOICES = ["kind", "naar"];
  const asked = () => ({ q: input.value.trim(), kind: form.elements.kind.value, naar: form.elements.naar.value });

  function fill() {
    const address = new URL(location.href).searchParams;
    input.value = address.get("q") || "";
    for (const name of CHOICES) {
      const known = [...form.elements[name]].find((one) => one.value === (address.get(name) || ""));
      (known || form.elements[name][0]).checked = true;
    }
    entitle();
  }

  function remember(push) {
    const target = new URL(location.href);
    for (const [name, value] of Object.entries(asked())) {
      if (value) target.searchParams.set(name, value); else target.searchParams.delete(name);
    }
    target.hash = "";
    if (target.href !== location.href) history[push ? "pushState" : "replaceState"](null, "", target);
    entitle();
  }

  function entitle() {
    const { q } = asked();
    document.title = (q ? `${q} – ` : "") + document.title.replace(/^.*(?=Søg – )/, "");
  }

  // --- what is shown --------------------------------------------------------------------------------
  let latest = 0;
  let shown = null;

  function item([title, path, about]) {
    const link = document.createElement("a");
    link.href = root.dataset.home + path.slice(1);
    for (const [name, text] of [["result-title", title], ["result-about", about]]) {
      const line = document.createElement("span");
      line.className = name;
      line.textContent = text;
      link.append(line);
    }
    const entry = document.createElement("li");
    entry.append(link);
    return entry;
  }

  let waiting;
  let telling;
  function tell(text, beside = "") {
    clearTimeout(waiting);
    heading.textContent = text;
    section.hidden = !text;
    clearTimeout(telling);
    telling = setTimeout(() => { status.textContent = `${text} ${beside}`.trim(); }, PAUSE);
  }

  // A day that is asked for has a page; the first that answers is the closest.
  function point({ q }) {
    const answer = shortcuts.find((one) => searchWords.answers(one.dataset.asked, q));
    for (const one of shortcuts) one.hidden = one !== answer;
  }

  // What helps on where words were not found.
  function help(better, isEmpty) {
    const link = document.createElement("a");
    link.textContent = better;
    link.href = `?${new URLSearchParams({ q: better })}`;
    meant.replaceChildren("Mente du ", link, "?");
    meant.hidden = !better;
    nothing.hidden = !isEmpty;
  }

  // What stands above the results, for those who do not see it.
  function beside() {
    const shortcut = shortcuts.find((one) => !one.hidden);
    return [meant.hidden ? "" : meant.textContent, shortcut ? `Øverst: ${shortcut.textContent}.` : ""].join(" ");
  }

  const number = (value) => value.toLocaleString("da-DK");
  function sentence({ q }, result, left) {
    const total = result.numbers.length;
    if (!total) return `Ingen resultater for »${q}«. Prøv et kortere eller et andet ord.`;
    if (!left.length) return `Ingen af de ${number(total)} resultater for »${q}« er med i dit valg.`;
    const some = left.length < total ? `${number(left.length)} af ${number(total)}` : number(total);
    if (result.isPartly) return `Intet har alle ordene. ${some} har nogle af dem.`;
    return `${some} ${total === 1 ? "resultat" : "resultater"} for »${q}«.`;
  }

  // Choices that would show something, with how much; the one that is chosen stays.
  function count(name, counts) {
    const set = form.querySelector(`[data-choice=${name}]`);
    let offered = 0;
    for (const one of form.elements[name]) {
      const found = counts[one.value] || 0;
      one.parentElement.hidden = !found && !one.checked && one.value !== "";
      one.parentElement.querySelector(".chip-count").textContent = number(found);
      if (found && one.value) offered += 1;
    }
    set.hidden = !offered && form.elements[name].value === "";
  }

  function blank() {
    list.replaceChildren();
    for (const set of form.querySelectorAll(".choices")) set.hidden = true;
    clear.hidden = true;
  }

  // Puts rows into the list from place `from` on, each as soon as it is here.
  async function put(result, numbers, from, mine) {
    await index.rows(result, numbers, (row, at) => {
      if (mine !== latest) return;
      if (from + at === 0) list.replaceChildren();
      list.append(item(row));
    });
  }

  async function search(wanted, mine) {
    const result = await index.find(wanted.q);
    const better = await index.meant(result, wanted.q);
    if (mine !== latest) return;
    help(better, !result.numbers.length);
    const { numbers, counts } = index.narrowed(result, wanted.kind, wanted.naar);
    const first = numbers.slice(0, PAGE);
    if (result.numbers.length) {
      count("kind", counts.kinds);
      count("naar", counts.times);
      clear.hidden = !(wanted.kind || wanted.naar);
      if (!first.length) list.replaceChildren();
    } else {
      blank();
    }
    tell(sentence(wanted, result, numbers), beside());
    // While somebody types, each letter finds others. So that little is fetched in vain the first few
    // come at once, and the rest when no further letter does.
    const few = index.areHere(result, first) ? first.length : FEW;
    await put(result, first.slice(0, few), 0, mine);
    if (few < first.length) {
      await new Promise((resolve) => { setTimeout(resolve, SETTLED); });
      if (mine !== latest) return;
      await put(result, first.slice(few), few, mine);
    }
    if (mine !== latest) return;
    shown = { result, numbers };
    more.hidden = numbers.length <= first.length;
  }

  // Two letters find whole words alone, but what begins with them is likely to be next.
  async function anticipate({ q, kind, naar }) {
    if (searchWords.words(q).at(-1)?.length !== 2) return;
    const result = await index.find(q, 2);
    await index.rows(result, index.narrowed(result, kind, naar).numbers.slice(0, FEW), () => {});
  }

  async function show() {
    const wanted = asked();
    const mine = latest += 1;
    more.hidden = true;
    point(wanted);
    if (!searchWords.words(wanted.q).length) {
      blank();
      help("", false);
      tell(wanted.q ? "Skriv mindst to bogstaver." : "");
      root.dataset.answered = "";
      return;
    }
    clearTimeout(waiting);
    waiting = setTimeout(tell, SLOW, "Søger …");
    anticipate(wanted).catch(() => {});
    try {
      await search(wanted, mine).catch(() => {
        index.renew();
        return search(wanted, mine);
      });
    } catch {
      if (mine !== latest) return;
      blank();
      help("", false);
      tell("Søgningen kunne ikke hentes. Prøv igen om lidt.");
    }
    if (mine === latest) root.dataset.answered = "";
  }

  async function showMore() {
    const mine = latest;
    const from = list.children.length;
    more.hidden = true;
    try {
      await put(shown.result, shown.numbers.slice(from, from + PAGE), from, mine);
    } catch {
      show();
      return;
    }
    if (mine !== latest) return;
    more.hidden = list.children.length >= shown.numbers.length;
    list.children[from].firstElementChild.focus();
  }

  // --- what the visitor does ------------------------------------------------------------------------
  let typing;
  let isTyping = false;
  function settle(push) {
    clearTimeout(typing);
    isTyping = false;
    remember(push);
  }
  input.addEventListener("input", () => {
    show();
    clearTimeout(typing);
    typing = setTimeout(() => {
      // One entry in the history for a run of typing, so that "back" leaves it as a whole.
      remember(!isTyping);
      isTyping = true;
    }, 300);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    settle(!isTyping);
    show();
    // The keyboard on a touch screen would hide what was found.
    if (matchMedia("(pointer: coarse)").matches) input.blur();
  });
  form.addEventListener("change", (event) => {
    if (!CHOICES.includes(event.target.name)) return;
    settle(true);
    show();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of CHOICES) form.elements[name][0].checked = true;
    settle(true);
    show();
    form.elements.kind[0].focus();
  });
  more.querySelector("button").addEventListener("click", showMore);
  addEventListener("popstate", () => {
    clearTimeout(typing);
    isTyping = false;
    fill();
    show();
  });
  index.warm();
  // On a weak network somebody types before this script is here: what they typed is what they want.
  const typed = input.value;
  fill();
  if (typed) {
    input.value = typed;
    remember(false);
  }
  if (input.value) show();
})();
