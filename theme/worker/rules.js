// What the worker decides by, without a browser: what a request is to it, how a page is kept, and
// what is thrown away. Tests run it in Node (tests/site/test_worker_rules.py).
const portalRules = (() => {
  "use strict";
  // A name that changes with the bytes: what was kept under it is never out of date.
  const FIXED = /\.[0-9a-f]{10}\.[a-z0-9]+$|\?v=[0-9a-f]{10}$/;
  const CODE = /\.(?:js|css)$/;

  // `asked`: {method, url, mode, range}. → "page", "fixed", "code", "loose", or "pass": the worker
  // keeps its hands off. Data, feeds and calendars pass: a copy of them could bear no mark.
  function route({ method, url, mode, range }, { origin, base, pictures }) {
    const { origin: from, pathname, search } = new URL(url);
    if (method !== "GET" || range || from !== origin || !pathname.startsWith(base)) return "pass";
    const path = pathname.slice(base.length);
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (mode === "navigate") {
      // Frames on other sites are not the visitor's own reading; the editors' tool keeps itself.
      if (path.startsWith("admin/") || path.startsWith("indlejr/")) return "pass";
      return name.includes(".") && !name.endsWith(".html") ? "pass" : "page";
    }
    if (!path.startsWith("assets/")) return "pass";
    if (path.startsWith(pictures)) return "fixed";
    if (FIXED.test(path + search)) return "fixed";
    return CODE.test(path) ? "code" : "loose";
  }

  // A page is known by its path: what is asked after "?" is the visitor's own and is not kept.
  const key = (url) => new URL(url).pathname.replace(/\/index\.html$/, "/");

  // `torsdag den 26. november 2026 kl. 9.05`, as the portal's pages write it: no nought before the hour.
  const clock = (moment, language) => new Intl.DateTimeFormat(language, {
    dateStyle: "full", timeStyle: "short", timeZone: "Europe/Copenhagen",
  }).formatToParts(moment).map(({ type, value }) => (type === "hour" ? Number(value) : value)).join("");

  // The bar of a copy, from the words of the page that holds them; null where they are not there.
  function bar(html, moment, language) {
    const words = /<template id="gammel">([\s\S]*?)<\/template>/.exec(html)?.[1];
    if (!words?.includes("<time></time>")) return null;
    const said = clock(moment, language);
    const iso = new Date(moment).toISOString();
    return words.trim().replace("<time></time>", () => `<time datetime="${iso}">${said}</time>`);
  }

  // The page with its bar first in the body; null where it cannot be put, and then nothing is kept.
  function marked(html, bar) {
    const body = /<body(?:\s[^>]*)?>/i.exec(html);
    if (!body || !bar) return null;
    const end = body.index + body[0].length;
    return html.slice(0, end) + bar + html.slice(end);
  }

  const unescaped = (text) => text.replace(/&(?:amp|#38);/g, "&");

  // The portal's own styles, scripts, fonts and icons that a page cannot be seen without.
  function needs(html, address, config) {
    const found = new Set();
    for (const [, tag, rest] of html.matchAll(/<(link|script)\s([^>]*)>/gi)) {
      const target = /\s(?:href|src)="([^"]*)"/.exec(` ${rest}`)?.[1];
      if (!target || (tag === "link" && !/rel="(?:stylesheet|icon|preload)"/.test(rest))) continue;
      const url = new URL(unescaped(target), address).href;
      if (["fixed", "code", "loose"].includes(route({ method: "GET", url, mode: "cors", range: false }, config))) {
        found.add(url);
      }
    }
    return [...found];
  }

  // Whether the page says itself that it is the one at `path`. A host that is being mended and a network
  // that wants a login answer 200 as well, with pages of theirs; those must not stand for ours.
  function isAt(html, path, address) {
    const [, target] = /<link rel="canonical" href="([^"]*)"/.exec(html) ?? [];
    return target !== undefined && (leads_on(html) || key(new URL(unescaped(target), address)) === path);
  }

  const title = (html) => /<meta property="og:title" content="([^"]*)"/.exec(html)?.[1] ?? "";
  const language = (html) => /<html[^>]*\slang="([a-zA-Z-]+)"/.exec(html)?.[1] ?? "da";
  const leads_on = (html) => /http-equiv="refresh"/i.test(html);

  // `entries`: [{key, at, bytes}]. → the keys to throw away: what is too old; then, the oldest first,
  // what is beyond the number and the bytes. What is spared counts for neither, but grows old.
  function evicted(entries, { most, bytes, age }, now, spared = new Set()) {
    const newest = [...entries].sort((a, b) => b.at - a.at);
    let count = 0;
    let size = 0;
    return newest.filter((entry) => {
      if (now - entry.at > age) return true;
      if (spared.has(entry.key)) return false;
      count += 1;
      size += entry.bytes;
      return count > most || size > bytes;
    }).map((entry) => entry.key);
  }

  return { route, key, clock, bar, marked, needs, isAt, title, language, leads_on, evicted };
})();
if (typeof module !== "undefined") module.exports = portalRules;
