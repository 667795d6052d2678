// The search's table of contents (indeks.json of generator/presenting/searching/index.py), unpacked: where
// each word and each row stands, what kind each document is, and when. `today` is the visitor's day,
// counted from 1970, since the index is built at night and does not know it.
const searchTable = (data, today) => {
  "use strict";
  const DAY = 864e5;
  const EVENTS = 0;
  const count = data.documents;
  const marks = (text) => text.match(/.{4}/g) || [];
  // A stable sort by a number.
  const sortedBy = (list, of) => list.map((one) => [of(one), one])
    .sort((a, b) => a[0] - b[0]).map(([, one]) => one);

  const others = Object.values(data.kinds);
  const kinds = ["arrangementer", ...Object.keys(data.kinds)];
  const kind = new Uint8Array(count);
  others.forEach((numbers, at) => numbers.forEach((number) => { kind[number] = at + 1; }));

  // --- when -----------------------------------------------------------------------------------------
  // Of an event: its first day of all, the first day of the next date, its last day of all.
  const first = new Int32Array(count);
  const next = new Float64Array(count).fill(Infinity);
  const last = new Int32Array(count);
  const inMonth = new Uint8Array(count);
  const events = [...kind.keys()].filter((number) => kind[number] === EVENTS);
  const [year, month] = new Date(today * DAY).toISOString().split("-");
  const endOfMonth = Date.UTC(year, month, 0) / DAY;
  const earliest = Date.parse(data.from) / DAY;
  events.forEach((number, at) => {
    let day = earliest + data.days.reduce((high, digits) => 32 * high + parseInt(digits[at], 32), 0);
    first[number] = day;
    const days = [day];
    for (const later of data.dates[at] || [0]) days.push(day += later);
    for (let from = 0; from < days.length; from += 2) {
      last[number] = Math.max(last[number], days[from + 1]);
      if (days[from + 1] < today) continue;
      next[number] = Math.min(next[number], days[from]);
      if (days[from] <= endOfMonth) inMonth[number] = 1;
    }
  });
  const isPast = (number) => kind[number] === EVENTS && last[number] < today;
  const isOf = {
    kommende: (number) => kind[number] === EVENTS && last[number] >= today,
    "denne-maaned": (number) => inMonth[number] === 1,
    tidligere: isPast,
  };

  // What few look for comes after all else: the editors' guide.
  const isAside = (number) => kinds[kind[number]] === data.last;

  // --- in which order, and where the rows are -------------------------------------------------------
  const displayed = sortedBy(events, (number) => first[number]).concat(...others);
  const place = new Uint32Array(count);
  displayed.forEach((number, at) => { place[number] = at; });
  const rowMarks = marks(data.row_marks);
  let start = 0;
  const blocks = data.rows.map((rows, at) => {
    const block = { start, mark: rowMarks[at], name: `visning/${displayed[start]}.json` };
    start += rows;
    return block;
  });
  const blockOf = (number) => blocks.findLast((block) => block.start <= place[number]);

  // Among equally good results: events to come, the soonest first; all else; what is over, the latest
  // first.
  const ranked = sortedBy(displayed, (number) => {
    if (kind[number] !== EVENTS) return 1e6;
    return isPast(number) ? 2e6 - last[number] : next[number];
  });
  const rank = new Uint32Array(count);
  ranked.forEach((number, at) => { rank[number] = at; });

  // --- where the words are --------------------------------------------------------------------------
  // The beginning of a word as a number: as `_key` in search_index.py.
  const base = data.alphabet.length + 2;
  function key(word) {
    let found = 0;
    for (let at = 0; at < data.letters; at += 1) {
      const letter = data.alphabet.indexOf(word[at]);
      found = found * base + (at >= word.length ? 0 : (letter < 0 ? base - 1 : letter + 1));
    }
    return found;
  }
  const wordMarks = marks(data.word_marks);
  const shards = data.words.map((name, at) => ({ from: key(name), mark: wordMarks[at], name: `ord/fra-${name}.json` }));
  // The file in which a word can stand; and those in which words can that begin so: one alone, where
  // the beginning has all the letters that files are parted by.
  const shardsOf = (word) => shards.filter((shard) => shard.from <= key(word)).slice(-1);
  const shardsFrom = (beginning) => {
    const last = key(beginning.padEnd(data.letters, "~"));
    return [...shardsOf(beginning), ...shards.filter(({ from }) => from > key(beginning) && from <= last)];
  };

  // The other files in which a word can stand that was misspelled in the letters that files are parted by,
  // the likeliest first: two letters swapped or one too many, then one vowel for another, then any letter
  // wrong or left out. The first letter is taken to be there: it could be any.
  const isVowel = (letter) => "aeiouy".includes(letter);
  function shardsNear(word) {
    const weights = new Map();
    const weigh = (weight, ...variants) => {
      for (const shard of variants.flatMap(shardsOf)) weights.set(shard, (weights.get(shard) || 0) + weight);
    };
    for (let at = 0; at < data.letters; at += 1) {
      const [before, letter, after] = [word.slice(0, at), word[at], word.slice(at + 1)];
      weigh(1000, before + after, before + after.slice(0, 1) + letter + after.slice(1));
      if (at === 0) continue;
      for (const other of data.alphabet) {
        weigh(isVowel(letter) && isVowel(other) ? 100 : 1, before + other + after);
        weigh(1, before + other + letter + after);
      }
    }
    for (const own of shardsOf(word)) weights.delete(own);
    return [...weights.keys()].sort((a, b) => weights.get(b) - weights.get(a));
  }

  // What a letter is worth in a list of numbers, 32 more where further digits of the same number follow
  // (search_postings.py).
  const digits = new Uint8Array(128);
  data.digits.forEach((letters, follows) => [...letters].forEach((letter, value) => {
    digits[letter.charCodeAt(0)] = 32 * follows + value;
  }));

  const stopWords = new Set(data.stop_words.split(" "));
  return {
    count, letters: data.letters, digits, stopWords,
    kinds, kind, isPast, isAside, isOf, place, blockOf, ranked, rank, shardsOf, shardsFrom, shardsNear,
  };
};
