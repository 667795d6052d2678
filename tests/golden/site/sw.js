const CONFIG = {
  "base": "/",
  "events": "/arrangementer/",
  "pictures": "assets/billeder/",
  "offline": "/uden-net/",
  "shell": [
    "/uden-net/",
    "/gemte/"
  ],
  "standing": [
    "/",
    "/arrangementer/",
    "/i-dag/",
    "/i-morgen/",
    "/i-weekenden/",
    "/gratis/",
    "/maalgrupper/boern/",
    "/omraader/proeveby/"
  ],
  "assets": [
    "assets/css/portal.HASH.css",
    "assets/js/portal.HASH.js"
  ]
};
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
// The portal without a net: registered only when the visitor has asked for it (docs/offline.md).
// Pages come from the net, and from a copy only when that fails or takes too long. A copy is kept
// with its bar already in it, so no way out of here leads past it. `CONFIG` stands above, written by
// the build; `portalRules` are the decisions.
(() => {
  "use strict";
  const { route, key, bar, marked, needs, isAt, title, language, leads_on, evicted } = portalRules;
  const origin = self.location.origin;
  const config = { ...CONFIG, origin };
  const FORMAT = 1;
  const named = (what) => `portal-${FORMAT}:${config.base}:${what}`;
  // The words and the list: their cache bears the names of what they are shown with.
  const SHELL = named(`shell:${config.assets.join("|")}`);
  const [PAGES, SAVED, ASSETS, PICTURES] = ["pages", "saved", "assets", "pictures"].map(named);
  const isOurs = (name) => /^portal-\d+:/.test(name) && name.split(":")[1] === config.base;

  const PATIENCE = 3500;
  const HOUR = 36e5;
  const AGE = 60 * 24 * HOUR;
  const LIMITS = {
    [PAGES]: { most: 40, bytes: 5e6, age: AGE },
    [SAVED]: { most: 100, bytes: 10e6, age: AGE },
    [PICTURES]: { most: 60, bytes: 8e6, age: AGE },
  };
  const AT = "x-portal-at";
  let retired = false;

  const url = (path) => origin + path;
  const number = (response, name) => Number(response.headers.get(name) ?? 0);
  const told = (response, name) => decodeURIComponent(response.headers.get(name) ?? "");
  const usable = (response) => response.status === 200 && response.type === "basic"
    && !/no-store/.test(response.headers.get("cache-control") ?? "");
  const isPage = (response) => /^text\/html/.test(response.headers.get("content-type") ?? "");
  // The browser's own cache is asked to look again: it would give old pages without a mark.
  const ask = (address) => fetch(address, { cache: "no-cache", credentials: "same-origin", redirect: "manual" });
  const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

  // To look must not make a cache that is not there: after the end nothing may be left behind.
  async function matched(name, address) {
    try {
      return await caches.match(address, { cacheName: name, ignoreVary: true });
    } catch {
      return undefined;
    }
  }

  async function removed(name, address) {
    if (await matched(name, address)) await (await caches.open(name)).delete(address);
  }

  // A full disk must cost nobody the page: pictures go first, and what cannot be kept is not.
  // Without a shell there is no portal to keep: it was ended, which a worker that slept and was woken
  // by another tab knows by this alone.
  async function put(name, address, response) {
    if (retired || !await caches.has(SHELL)) return;
    try {
      await (await caches.open(name)).put(address, response);
    } catch {
      await caches.delete(PICTURES).catch(() => {});
    }
  }

  async function copied(response, body, extra = {}) {
    const type = response.headers.get("content-type") ?? "";
    const bytes = body.size ?? body.length;
    return new Response(body, {
      headers: { "content-type": type, [AT]: String(Date.now()), "x-portal-bytes": String(bytes), ...extra },
    });
  }

  async function entries(name) {
    try {
      if (!await caches.has(name)) return [];
      const cache = await caches.open(name);
      const requests = await cache.keys();
      return await Promise.all(requests.map(async (request) => {
        const response = await cache.match(request);
        return { key: key(request.url), url: request.url, response,
          at: number(response, AT), bytes: number(response, "x-portal-bytes") };
      }));
    } catch {
      return [];
    }
  }

  async function trim(name, spared) {
    const found = await entries(name);
    for (const one of evicted(found, LIMITS[name], Date.now(), spared)) await removed(name, url(one));
  }

  // --- keeping ------------------------------------------------------------------------------------
  // No file of the frame's is a page: a host that gives one for what it has not got must not have it
  // kept under a name that never changes.
  async function keepAsset(address, response) {
    if (!usable(response) || isPage(response)) return;
    const picture = new URL(address).pathname.startsWith(config.base + config.pictures);
    const name = picture ? PICTURES : ASSETS;
    await put(name, address, await copied(response, await response.blob()));
    if (picture) await trim(name);
  }

  async function keepNeeds(addresses) {
    await Promise.all(addresses.map(async (address) => {
      if (await matched(ASSETS, address) || await matched(SHELL, address)) return;
      await keepAsset(address, await fetch(address)).catch(() => {});
    }));
  }

  async function keepPage(path, response) {
    if (response.status === 404 || response.status === 410) {
      for (const name of [PAGES, SAVED]) await removed(name, url(path));
      return;
    }
    if (retired || !usable(response) || !isPage(response)) return;
    const html = await response.text();
    if (!isAt(html, path, url(path))) return;
    if (config.shell.includes(path)) {
      await put(SHELL, url(path), await copied(response, html));
      await keepNeeds(needs(html, url(path), config));
      return;
    }
    const words = await matched(SHELL, url(config.offline));
    const strip = words ? bar(await words.text(), Date.now(), language(html)) : null;
    const page = marked(html, strip);
    if (page === null) return;
    const wanted = needs(html, url(path), config);
    const name = await matched(SAVED, url(path)) ? SAVED : PAGES;
    await put(name, url(path), await copied(response, page, {
      "x-portal-marked": "1",
      "x-portal-title": leads_on(html) ? "" : encodeURIComponent(title(html)),
      "x-portal-needs": encodeURIComponent(JSON.stringify(wanted)),
    }));
    await keepNeeds(wanted);
    await trim(name, new Set(config.standing));
  }

  // What no kept page is shown with any longer.
  async function sweep() {
    const wanted = new Set();
    for (const name of [PAGES, SAVED]) {
      for (const { response } of await entries(name)) {
        for (const one of JSON.parse(told(response, "x-portal-needs") || "[]")) wanted.add(one);
      }
    }
    const shell = await entries(SHELL);
    for (const { response, url: address } of shell) {
      if (!isPage(response)) continue;
      for (const one of needs(await response.text(), address, config)) wanted.add(one);
    }
    for (const { url: address } of await entries(ASSETS)) {
      if (!wanted.has(address)) await removed(ASSETS, address);
    }
  }

  let refreshed = 0;
  // The pages that stand and the saved ones, where they are older than an hour or `all` are wanted.
  async function refresh(all) {
    if (retired || (!all && (Date.now() - refreshed < HOUR / 6 || navigator.connection?.saveData))) return;
    refreshed = Date.now();
    const saved = (await entries(SAVED)).map((one) => one.key);
    for (const path of new Set([...config.shell, ...config.standing, ...saved])) {
      const copy = await find(path);
      if (!all && copy && Date.now() - number(copy, AT) < HOUR) continue;
      try {
        await keepPage(path, await ask(url(path)));
      } catch {
        break;
      }
    }
    await sweep();
    // A worker before this one may have put something down after it was succeeded.
    await tidy();
  }

  // `paths` are the pages of all saved events: those that are new move here or are fetched.
  async function save(paths) {
    const wanted = new Set(paths.filter((path) => typeof path === "string" && path.startsWith(config.events)));
    for (const { key: path } of await entries(SAVED)) if (!wanted.has(path)) await removed(SAVED, url(path));
    for (const path of [...wanted].slice(0, LIMITS[SAVED].most)) {
      if (await matched(SAVED, url(path))) continue;
      if (!await matched(PAGES, url(path))) await ask(url(path)).then((one) => keepPage(path, one)).catch(() => {});
      const copy = await matched(PAGES, url(path));
      if (!copy) continue;
      await put(SAVED, url(path), copy);
      await removed(PAGES, url(path));
    }
  }

  // --- answering ----------------------------------------------------------------------------------
  // The one way in which a page leaves the caches: marked, or one of the two that hold no event.
  async function find(path) {
    if (config.shell.includes(path)) return matched(SHELL, url(path));
    for (const name of [SAVED, PAGES]) {
      const copy = await matched(name, url(path));
      if (copy && copy.headers.get("x-portal-marked") && Date.now() - number(copy, AT) <= AGE) return copy;
    }
    return undefined;
  }

  async function instead(address) {
    const path = key(address);
    const copy = await find(path);
    if (copy) return copy;
    if (!path.endsWith("/") && await find(`${path}/`)) return Response.redirect(url(`${path}/`), 302);
    return undefined;
  }

  const LATE = Symbol("late");
  async function page(event) {
    const path = key(event.request.url);
    const arrived = ask(event.request.url).then((response) => {
      const copy = response.clone();
      event.waitUntil(keepPage(path, copy).then(() => refresh(false)).catch(() => {}));
      return response;
    });
    event.waitUntil(arrived.catch(() => {}));
    const first = await Promise.race([arrived.catch(() => null), wait(PATIENCE).then(() => LATE)]);
    if (first && first !== LATE && first.status < 500) return first;
    const copy = await instead(event.request.url);
    if (copy) return copy;
    const last = first === LATE ? await arrived.catch(() => null) : first;
    if (last) return last;
    const fallback = await matched(SHELL, url(config.offline));
    if (!fallback) return Response.error();
    return path === config.offline ? fallback
      : Response.redirect(url(`${config.offline}?side=${encodeURIComponent(path)}`), 302);
  }

  async function kept(address) {
    for (const name of [SHELL, ASSETS, PICTURES]) {
      const copy = await matched(name, address);
      if (copy) return copy;
    }
    return undefined;
  }

  async function asset(event, kind) {
    const { url: address } = event.request;
    const copy = await kept(address);
    if (kind === "fixed" && copy) return copy;
    const arrived = fetch(event.request).then((response) => {
      event.waitUntil(keepAsset(address, response.clone()).catch(() => {}));
      return response;
    });
    event.waitUntil(arrived.catch(() => {}));
    if (!copy) return arrived;
    if (kind === "loose") return copy;
    // A script whose name does not change belongs to the page that was just fetched.
    const first = await Promise.race([arrived.catch(() => null), wait(PATIENCE)]);
    return first?.ok ? first : copy;
  }

  // --- the worker's life --------------------------------------------------------------------------
  async function install() {
    const cache = await caches.open(SHELL);
    for (const path of config.shell) {
      const response = await ask(url(path));
      if (!usable(response)) throw new Error(path);
      const html = await response.text();
      if (!isAt(html, path, url(path))) throw new Error(path);
      await cache.put(url(path), await copied(response, html));
      for (const address of needs(html, url(path), config)) {
        const file = await fetch(address);
        if (!usable(file) || isPage(file)) throw new Error(address);
        await cache.put(address, await copied(file, await file.blob()));
      }
    }
  }

  async function tidy() {
    const ours = new Set([SHELL, PAGES, SAVED, ASSETS, PICTURES]);
    const names = (await caches.keys()).filter((name) => isOurs(name) && !ours.has(name));
    await Promise.all(names.map((name) => caches.delete(name)));
  }

  async function retire() {
    retired = true;
    const names = (await caches.keys()).filter(isOurs);
    await Promise.all(names.map((name) => caches.delete(name)));
  }

  async function counted() {
    const found = [...await entries(PAGES), ...await entries(SAVED)];
    const others = [...await entries(SHELL), ...await entries(ASSETS), ...await entries(PICTURES)];
    return { pages: found.length, bytes: [...found, ...others].reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  // At once, not when all tabs are closed: no page needs an old worker, since each is kept with the
  // files that it was made with, and a worker that waited could not be called back.
  self.addEventListener("install", (event) => {
    event.waitUntil(install().then(() => self.skipWaiting()));
  });

  self.addEventListener("activate", (event) => {
    event.waitUntil(tidy().then(() => self.clients.claim()));
  });

  self.addEventListener("fetch", (event) => {
    const { method, url: address, mode, headers } = event.request;
    if (retired) return;
    const kind = route({ method, url: address, mode, range: headers.has("range") }, config);
    if (kind === "page") event.respondWith(page(event).catch(() => fetch(event.request)));
    else if (kind !== "pass") event.respondWith(asset(event, kind).catch(() => fetch(event.request)));
  });

  self.addEventListener("message", (event) => {
    const { what, saved } = event.data ?? {};
    const paths = Array.isArray(saved) ? saved : [];
    const work = {
      fill: async () => {
        retired = false;
        await caches.open(SHELL);
        await save(paths);
        await refresh(true);
      },
      save: () => save(paths),
      retire,
      count: async () => {},
    }[what];
    if (!work) return;
    const answer = (value) => event.ports[0]?.postMessage(value);
    event.waitUntil(work().then(counted).then(answer, () => answer(null)));
  });
})();
