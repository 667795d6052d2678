// What a query finds, in which order, and how many of each kind. The index under /data/v1/soeg/ is
// fetched in small pieces as they are needed, and kept while the page is open; nothing is stored.
const searchIndex = (folder, today) => {
  "use strict";
  // By where a word was found: in the text, the summary, the title, as the whole title, at the end of
  // a compound in the summary, in the title. A title outweighs the other parts of several words.
  const WEIGHTS = {
    same: [10, 60, 400, 400, 30, 200],
    beginning: [8, 50, 340, 340, 25, 170],
  };
  const WHOLE_TITLE = 3;
  const BONUS = 200;
  const OF_THE_GRADE = 3000;
  const MOST_WORDS = 8;
  const MOST_SCORE = 2 ** 13;
  const MOST_DOCUMENTS = 2 ** 24;
  const SHORT = 4;
  const LONG = 7;
  const MOST_KEPT = 50;
  const MOST_SHARDS = 3;
  const MOST_GUESSED = 3;

  // --- fetching -------------------------------------------------------------------------------------
  let table = null;
  let mode = "default";
  const pieces = new Map();
  const scored = new Map();

  async function read(name) {
    const response = await fetch(folder + name, { cache: mode });
    if (!response.ok) throw new Error(`${response.status} ${name}`);
    return response.json();
  }

  function contents() {
    if (!table) {
      table = read("indeks.json").then((data) => searchTable(data, today));
      table.catch(() => { table = null; });
    }
    return table;
  }

  // One of the files that the table of contents names, without its mark; fetched once.
  function piece({ name, mark }) {
    const known = pieces.get(name);
    if (known?.mark === mark) return known.content;
    const content = read(`${name}?v=${mark}`).then(([own, ...rest]) => {
      // Another mark than the table of contents has: one of the two is older than the other.
      if (own !== mark) throw new Error(`${own} ${name}`);
      return rest;
    });
    const entry = { mark, content, isHere: false };
    pieces.set(name, entry);
    content.then(() => { entry.isHere = true; }, () => pieces.delete(name));
    return content;
  }

  // --- one word -------------------------------------------------------------------------------------
  // Of each document its score, 0 where it has no such word.
  async function scoresOf(word, known, letters) {
    const scores = new Uint16Array(known.count);
    const compare = searchWords.comparison(word, letters);
    const shards = word.length < letters ? known.shardsOf(word) : known.shardsFrom(word);
    for (const [words, entries] of await Promise.all(shards.slice(0, MOST_SHARDS).map(piece))) {
      const lists = entries.split(" ");
      words.split(" ").forEach((one, at) => {
        const how = compare(one);
        if (!how) return;
        lists[at].split(".").forEach((list, part) => {
          const score = WEIGHTS[how][part] + (part === WHOLE_TITLE && one === word ? BONUS : 0);
          unpack(list, known.digits, (number) => {
            if (scores[number] < score) scores[number] = score;
          });
        });
      });
    }
    return scores;
  }

  // Calls `see` with each number of a list.
  function unpack(list, digits, see) {
    let number = -1;
    let gap = 0;
    let shift = 0;
    for (let at = 0; at < list.length; at += 1) {
      const digit = digits[list.charCodeAt(at)];
      gap += (digit & 31) << shift;
      if (digit & 32) {
        shift += 5;
      } else {
        number += gap + 1;
        see(number);
        gap = shift = 0;
      }
    }
  }

  // The word of the index that is spelled most like one that it does not have. It mostly lies in the same
  // file, which is here; a few others are fetched only where it does not, and may fail to come.
  async function nearest(word, known) {
    if (word.length < SHORT) return "";
    return await nearestIn(known.shardsOf(word), word)
      || nearestIn(known.shardsNear(word).slice(0, MOST_GUESSED), word).catch(() => "");
  }

  // That of these files; of several the most frequent. Nothing where none is like it.
  async function nearestIn(shards, word) {
    const most = word.length < LONG ? 1 : 2;
    let best = { distance: most + 1, length: 0, word: "" };
    for (const [words, entries] of await Promise.all(shards.map(piece))) {
      const lists = entries.split(" ");
      words.split(" ").forEach((one, at) => {
        if (/\d/.test(one)) return;
        const distance = searchWords.distance(word, one, Math.min(most, best.distance));
        const { length } = lists[at];
        if (distance < best.distance || (distance === best.distance && length > best.length)) {
          best = { distance, length, word: one };
        }
      });
    }
    return best.distance > most ? "" : best.word;
  }

  function remembered(word, known, letters) {
    if (scored.size > MOST_KEPT) scored.clear();
    const key = `${word} ${letters}`;
    if (!scored.has(key)) {
      const scores = scoresOf(word, known, letters);
      scored.set(key, scores);
      scores.catch(() => scored.delete(key));
    }
    return scored.get(key);
  }

  // --- a query --------------------------------------------------------------------------------------
  // A word of fewer letters than `letters` is taken for a whole word, a longer one for a beginning, too.
  async function find(query, letters) {
    const known = await contents();
    const typed = searchWords.words(query).slice(0, MOST_WORDS);
    const telling = typed.filter((word) => !known.stopWords.has(word));
    const wanted = telling.length ? telling : typed;
    const each = await Promise.all(wanted.map((word) => remembered(word, known, letters ?? known.letters)));
    // "5. klasse": a number of one digit is no word, so what is for that grade is put first instead.
    const grades = await Promise.all(searchWords.grades(query).map((word) => remembered(word, known, word.length + 1)));
    const matched = new Uint8Array(known.count);
    const score = new Uint16Array(known.count);
    let most = 0;
    for (const scores of each) {
      for (let number = 0; number < known.count; number += 1) {
        if (!scores[number]) continue;
        score[number] += scores[number];
        matched[number] += 1;
        if (matched[number] > most) most = matched[number];
      }
    }
    for (const scores of grades) {
      for (let number = 0; number < known.count; number += 1) if (scores[number]) score[number] += OF_THE_GRADE;
    }
    // Where nothing has all the words, what has some of them. One number to sort each by: what is over
    // last (and the editors' guide after it), more words first, the better score, the rank.
    const least = most === each.length ? Math.max(most, 1) : 1;
    const orders = new Float64Array(known.count);
    let length = 0;
    for (let number = 0; number < known.count; number += 1) {
      if (matched[number] < least) continue;
      const late = known.isAside(number) ? 2 : Number(known.isPast(number));
      const group = 2 * late * MOST_WORDS + MOST_WORDS - matched[number];
      orders[length] = (group * MOST_SCORE - score[number]) * MOST_DOCUMENTS + known.rank[number];
      length += 1;
    }
    const sorted = orders.subarray(0, length).sort();
    const numbers = Array.from(sorted, (order) => known.ranked[modulo(order, MOST_DOCUMENTS)]);
    const lacking = wanted.filter((_, at) => each[at].every((one) => !one));
    return { known, numbers, lacking, isPartly: least < each.length };
  }

  const modulo = (value, by) => ((value % by) + by) % by;

  // --- what the page asks for -----------------------------------------------------------------------
  return {
    find,
    // The query as it may have been meant, where it has words that the index does not have; else nothing.
    async meant({ known, lacking }, query) {
      const found = await Promise.all(lacking.map((word) => nearest(word, known)));
      const words = new Map(lacking.map((word, at) => [word, found[at]]));
      const better = searchWords.corrected(query, words);
      return better === query ? "" : better;
    },
    // Gets ready what every search needs.
    warm: () => { contents().catch(() => {}); },
    // The portal may be published anew while the page is open, and copies lie in the browser's cache:
    // what failed is tried again from a new table of contents, past all copies.
    renew() {
      table = null;
      mode = "reload";
      scored.clear();
    },
    // Those of the results that are of a kind and a time ("" for any), and how many there would be
    // with each other kind and time.
    narrowed({ known, numbers }, kind, time) {
      const times = Object.keys(known.isOf);
      const counts = { kinds: { "": 0 }, times: { "": 0 } };
      const count = (of, name) => { of[name] = (of[name] || 0) + 1; };
      const left = numbers.filter((number) => {
        const own = known.kinds[known.kind[number]];
        const isOfKind = !kind || kind === own;
        const isOfTime = !time || known.isOf[time](number);
        if (isOfTime) {
          count(counts.kinds, "");
          count(counts.kinds, own);
        }
        if (isOfKind) {
          count(counts.times, "");
          for (const one of times) if (known.isOf[one](number)) count(counts.times, one);
        }
        return isOfKind && isOfTime;
      });
      return { numbers: left, counts };
    },
    // Whether what is shown of these documents has been fetched.
    areHere: ({ known }, numbers) => numbers.every((number) => pieces.get(known.blockOf(number).name)?.isHere),
    // What is shown of some documents: [title, path, about] of each, given to `see` in their order and
    // as soon as each is here.
    async rows({ known }, numbers, see) {
      const blocks = numbers.map(known.blockOf);
      const contents = blocks.map(piece);
      // So that one that fails while another is awaited is no fault that nobody looks after.
      Promise.allSettled(contents);
      for (let at = 0; at < numbers.length; at += 1) {
        see((await contents[at])[known.place[numbers[at]] - blocks[at].start], at);
      }
    },
  };
};
