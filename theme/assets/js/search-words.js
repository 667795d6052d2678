// What is typed → the words that are looked for: folded as generator/presenting/searching/words.py folds the texts,
// and their stems. The index has whole words; stems are made here alone (docs/search.md).
const searchWords = (() => {
  "use strict";
  const letters = { "æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa", "ß": "ss", "\u00ad": "" };
  const fold = (text) => text.normalize("NFC").toLowerCase()
    .replace(/[æäøöåß\u00ad]/g, (letter) => letters[letter])
    .normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const words = (text) => [...new Set(fold(text).match(/[\p{L}\p{N}]{2,}/gu) || [])];

  // Whether one of the phrases of each side was typed: `i weekenden|weekend+gratis` (searching/shortcuts.py).
  const spaced = (text) => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  const answers = (asked, text) => asked.split("+")
    .every((side) => side.split("|").some((phrase) => spaced(text).includes(spaced(phrase))));

  // The grades that are asked for, as the index has them (searching/documents.py): `5. klasse`.
  const GRADE = /(?:^|\D)(\d{1,2})\.? ?(?:kl|klasse\p{L}*)(?![\p{L}\p{N}])/gu;
  const grades = (text) => [...fold(text).matchAll(GRADE)].slice(0, 1).map(([, number]) => `klasse${number}`);

  // The Danish stemmer of the Snowball project (snowballstem.org/algorithms/danish/stemmer.html), for
  // words of letters and digits. Endings are taken off the region after the first consonant that
  // follows a vowel, which begins at the fourth letter at the earliest.
  const ENDINGS = ("hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer s heds "
    + "es endes erendes enes ernes eres ens hedens erens ers ets erets et eret").split(" ");
  const ENDING = new RegExp(`(?:${ENDINGS.join("|")})$`);
  const BEFORE_S = /[abcdfghjklmnoprtvyzå]$/;
  const PAIR = /(?:gd|dt|gt|kt)$/;
  const DOUBLED = /([bdfgklmnprst])\1$/;

  function stem(word) {
    const region = /[aeiouyæøå][^aeiouyæøå]/.exec(word);
    if (!region) return word;
    const start = Math.max(3, region.index + 2);
    const without = (count) => { word = word.slice(0, word.length - count); };
    const ending = (pattern) => (pattern.exec(word.slice(start)) || [""])[0];

    const main = ending(ENDING);
    if (main !== "s" || BEFORE_S.test(word.slice(0, -1))) without(main.length);
    if (ending(PAIR)) without(1);
    if (word.endsWith("igst")) without(2);
    const other = ending(/(?:ig|lig|elig|els|løst)$/);
    if (other === "løst") {
      without(1);
    } else if (other) {
      without(other.length);
      if (ending(PAIR)) without(1);
    }
    if (word.length > start && DOUBLED.test(word)) without(1);
    return word;
  }

  // What joins a folded word with others. It is stemmed as it is and with its Danish letters put back:
  // "ae" may be an æ (`traeer`) or not (`kameraer`), and each way alone splits one family of words in a
  // hundred. Two more families are on every page of a culture portal, and the stemmer splits them:
  // those that drop an e (`teater`, `teatret`; `orkester`; `center`), and those in -um (`museum`).
  const unfold = (word) => word.replace(/ae/g, "æ").replace(/oe/g, "ø").replace(/aa/g, "å");
  function stems(word) {
    const dropping = /^(..+[^aeiouy])ers?$/.exec(word);
    const latin = /^(...+)ums?$/.exec(word);
    return [
      stem(word),
      stem(unfold(word)),
      ...(dropping ? [`${dropping[1]}r`] : []),
      ...(latin ? [latin[1]] : []),
    ];
  }

  // Whether what was typed is a word of that stem whose ending is not finished: `koncertern`.
  function isUnfinished(typed, stemmed) {
    if (!typed.startsWith(stemmed)) return false;
    const begins = (rest) => ENDINGS.some((ending) => ending.startsWith(rest));
    const rest = typed.slice(stemmed.length);
    return begins(rest) || (rest[0] === stemmed.at(-1) && begins(rest.slice(1)));
  }

  // Says of words in the index what they are to one that was typed: "same" but for the ending, one
  // that it is the "beginning" of, or nothing (null).
  function comparison(typed, lettersOfBeginnings) {
    const own = new Set(stems(typed));
    const root = typed.slice(0, lettersOfBeginnings);
    return (known) => {
      if (known === typed) return "same";
      if (!known.startsWith(root)) return null;
      const theirs = stems(known);
      if (theirs.some((one) => own.has(one))) return "same";
      if (typed.length < lettersOfBeginnings) return null;
      return known.startsWith(typed) || isUnfinished(typed, theirs[0]) ? "beginning" : null;
    };
  }

  // How many letters one word has otherwise than another (left out, put in, another, two swapped), as
  // far as they are no more than `most`; else more than that.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    // Only places that are no farther apart than `most` can be on the way.
    const far = most + 1;
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, to) => Math.min(to, far));
    for (let at = 1; at <= one.length; at += 1) {
      const next = new Array(other.length + 1).fill(far);
      let least = far;
      if (at <= most) least = next[0] = at;
      for (let to = Math.max(1, at - most); to <= Math.min(other.length, at + most); to += 1) {
        let cost = row[to - 1];
        if (one[at - 1] !== other[to - 1]) {
          cost = Math.min(cost, row[to], next[to - 1]) + 1;
          const isSwapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
          if (isSwapped) cost = Math.min(cost, before[to - 2] + 1);
        }
        next[to] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return far;
      before = row;
      row = next;
    }
    return Math.min(row[other.length], far);
  }

  // A word of the index as it is written: with its Danish letters (`boern`), unless that is farther from
  // what was typed (`poesi`).
  function written(word, typed) {
    const danish = unfold(word);
    const far = (one) => distance(typed.toLowerCase(), one, word.length);
    return far(word) < far(danish) ? word : danish;
  }

  // A query with other words in place of some of its own: folded word → word of the index.
  const corrected = (query, meant) => query.replace(/[\p{L}\p{N}]{2,}/gu, (typed) => {
    const other = meant.get(fold(typed));
    return other ? written(other, typed) : typed;
  });

  return { corrected, distance, fold, words, answers, grades, stem, comparison };
})();
