// Search over the whole portal (generator/outputs/search.py). Fetches the index's table of contents,
// the shards of the words typed and the blocks of the results shown; stores nothing.
(() => {
  "use strict";
  const root = document.querySelector(".search[data-index]");
  if (!root) return;
  const form = root.querySelector("form");
  const input = root.querySelector("input");
  const count = root.querySelector(".search-count");
  const list = root.querySelector(".search-results");
  const more = root.querySelector(".search-more button");
  const PAGE = 20;
  const MOST_WORDS = 8;
  // By where a word was found: text, summary, title, a title of that word alone. A title outweighs
  // the other parts of several words together.
  const WEIGHTS = [1, 6, 40, 60];

  const letters = { "æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa", "ß": "ss" };
  // As generator/search_words.py.
  const fold = (text) => text.normalize("NFC").toLowerCase()
    .replace(/[æäøöåß]/g, (letter) => letters[letter])
    .normalize("NFKD").replace(/\p{M}/gu, "");
  const words = (text) => [...new Set(fold(text).match(/[\p{L}\p{N}]{2,}/gu) || [])].slice(0, MOST_WORDS);

  const fetched = new Map();
  let contents = null;

  function json(name, version) {
    const address = root.dataset.index + name + (version ? `?v=${version}` : "");
    if (!fetched.has(address)) {
      const answer = fetch(address, version ? {} : { cache: "no-cache" }).then((response) => {
        if (!response.ok) throw new Error(`${response.status} ${address}`);
        return response.json();
      });
      answer.catch(() => fetched.delete(address));
      fetched.set(address, answer);
    }
    return fetched.get(address);
  }

  // Document number -> [score, words matched], for one word as the beginning of a word.
  async function matches(word) {
    const start = word.slice(0, contents.letters);
    const name = /^[a-z0-9]{2}$/.test(start) ? start : contents.other;
    const found = new Map();
    if (!contents.shards.includes(name)) return found;
    const shard = await json(`ord/${name}.json`, contents.version);
    for (const [known, postings] of Object.entries(shard)) {
      if (!known.startsWith(word)) continue;
      const whole = known === word ? 1 : 0;
      for (const posting of postings) {
        const number = posting >> 2;
        const part = posting & 3;
        // Half a word is no title of its own; a whole word is a little better than half of one.
        const score = WEIGHTS[whole ? part : Math.min(part, 2)] + whole * (part + 1);
        if (score > (found.get(number) || 0)) found.set(number, score);
      }
    }
    return found;
  }

  async function search(query) {
    contents = await json("indeks.json");
    const typed = words(query);
    const telling = typed.filter((word) => !contents.stop_words.includes(word));
    const sets = await Promise.all((telling.length ? telling : typed).map(matches));
    const scores = new Map();
    for (const set of sets) {
      for (const [number, score] of set) {
        const sum = scores.get(number) || [0, 0];
        scores.set(number, [sum[0] + score, sum[1] + 1]);
      }
    }
    const all = [...scores].filter(([, [, matched]]) => matched === sets.length);
    const some = all.length || sets.length < 2 ? [] : [...scores];
    const found = (all.length ? all : some).sort((a, b) =>
      (a[0] >= contents.past_from) - (b[0] >= contents.past_from)
      || b[1][1] - a[1][1] || b[1][0] - a[1][0] || a[0] - b[0]);
    return { numbers: found.map(([number]) => number), partly: some.length > 0 };
  }

  async function shown(numbers) {
    const blocks = await Promise.all(numbers.map((number) =>
      json(`visning/${Math.floor(number / contents.block)}.json`, contents.version)));
    return blocks.map((block, position) => block[numbers[position] % contents.block]);
  }

  function item([kind, title, path, about]) {
    const link = document.createElement("a");
    link.href = root.dataset.home + path.slice(1);
    const name = document.createElement("span");
    name.className = "result-title";
    name.textContent = title;
    const line = document.createElement("span");
    line.className = "result-about";
    line.textContent = [contents.kinds[kind], about].filter(Boolean).join(" · ");
    link.append(name, line);
    const entry = document.createElement("li");
    entry.append(link);
    return entry;
  }

  let latest = 0;
  let numbers = [];

  function put(items, from) {
    if (from) list.append(...items); else list.replaceChildren(...items);
    more.hidden = list.children.length >= numbers.length;
  }

  async function show() {
    const query = input.value.trim();
    const mine = ++latest;
    document.title = (query ? `${query} – ` : "") + document.title.replace(/^.*(?=Søg – )/, "");
    if (!words(query).length) {
      list.replaceChildren();
      more.hidden = true;
      count.textContent = query ? "Skriv mindst to bogstaver." : "";
      return;
    }
    try {
      const found = await search(query);
      if (mine !== latest) return;
      const entries = await shown(found.numbers.slice(0, PAGE));
      if (mine !== latest) return;
      numbers = found.numbers;
      put(entries.map(item), 0);
      const total = numbers.length.toLocaleString("da-DK");
      if (!numbers.length) {
        count.textContent = `Ingen resultater for »${query}«. Prøv et kortere eller et andet ord.`;
      } else if (found.partly) {
        count.textContent = `Intet har alle ordene. ${total} har nogle af dem.`;
      } else {
        count.textContent = `${total} ${numbers.length === 1 ? "resultat" : "resultater"} for »${query}«.`;
      }
    } catch {
      if (mine === latest) count.textContent = "Søgningen kunne ikke hentes. Prøv igen om lidt.";
    }
  }

  const here = () => new URL(location.href).searchParams.get("q") || "";
  function remember(push) {
    const query = input.value.trim();
    if (query === here()) return;
    const target = new URL(location.href);
    if (query) target.searchParams.set("q", query); else target.searchParams.delete("q");
    target.hash = "";
    history[push ? "pushState" : "replaceState"](null, "", target);
  }

  let waiting;
  let typing = false;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      // One entry in the history for a run of typing, so that "back" leaves it as a whole.
      remember(!typing);
      typing = true;
      show();
    }, 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    remember(!typing);
    typing = false;
    show();
  });
  more.addEventListener("click", async () => {
    const mine = latest;
    const from = list.children.length;
    const items = (await shown(numbers.slice(from, from + PAGE))).map(item);
    if (mine !== latest || from !== list.children.length) return;
    put(items, from);
    items[0].firstElementChild.focus();
  });
  addEventListener("popstate", () => {
    clearTimeout(waiting);
    typing = false;
    input.value = here();
    show();
  });
  input.value = here();
  if (input.value) show();
})();
