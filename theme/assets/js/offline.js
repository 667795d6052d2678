// The portal without a net: turned on and off by the visitor, who is told how it stands; and the
// list of the pages that are kept. Nothing is registered or stored before the button is pressed.
(() => {
  "use strict";
  const home = document.querySelector("[data-home]").dataset.home;
  const isOurs = (name) => /^portal-\d+:/.test(name) && name.split(":")[1] === home;
  const PATIENCE = 120_000;

  const registered = async () => {
    const found = await navigator.serviceWorker.getRegistration(home);
    return found?.scope === location.origin + home ? found : null;
  };

  function ask(worker, message, patience = PATIENCE) {
    return new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      setTimeout(reject, patience);
      port1.onmessage = ({ data }) => { if (data) resolve(data); else reject(new Error("worker")); };
      worker.postMessage(message, [port2]);
    });
  }

  // Resolves when the worker has everything that it cannot do without; rejects when it gave up.
  const active = (worker) => new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve(worker);
      if (worker.state === "redundant") reject(new Error("redundant"));
    };
    worker.addEventListener("statechange", look);
    look();
  });

  function turnOnAndOff(section) {
    const status = section.querySelector("[role=status]");
    status.tabIndex = -1;
    const show = (state, { pages: count, bytes } = {}) => {
      for (const one of section.querySelectorAll("[data-state]")) one.hidden = one.dataset.state !== state;
      const on = state === "on";
      section.querySelector("[data-when=on]").hidden = !on;
      section.querySelector("[data-when=off]").hidden = !["off", "failed"].includes(state);
      if (!on) return;
      section.querySelector("[data-pages]").textContent = count;
      section.querySelector("[data-size]").textContent =
        new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(bytes / 1e6);
      // Only now may the portal be installed: the browser offers it where a manifest is linked.
      if (document.querySelector("link[rel=manifest]")) return;
      const link = document.createElement("link");
      link.rel = "manifest";
      link.href = section.dataset.manifest;
      document.head.append(link);
    };

    async function start() {
      show("busy");
      status.focus();
      try {
        const one = await navigator.serviceWorker.register(section.dataset.offline, { scope: home });
        const worker = await active(one.installing ?? one.waiting ?? one.active);
        show("on", await ask(worker, { what: "fill", saved: keptEvents.pages() }));
      } catch {
        await forget().catch(() => {});
        show("failed");
      }
    }

    // The worker first: what is on its way must not be kept after the caches are gone.
    async function forget() {
      const one = await registered();
      if (one?.active) await ask(one.active, { what: "retire" }, 5000).catch(() => {});
      await one?.unregister();
      const names = (await caches.keys()).filter(isOurs);
      await Promise.all(names.map((name) => caches.delete(name)));
    }

    async function end() {
      await forget();
      keptEvents.write({});
      document.querySelector("link[rel=manifest]")?.remove();
      dispatchEvent(new Event("kept-cleared"));
      show("off");
      status.focus();
    }

    section.querySelector("[data-start]").addEventListener("click", start);
    section.querySelector("[data-end]").addEventListener("click", () => end().catch(() => show("failed")));
    section.hidden = false;
    if (document.querySelector("script[src^='/.portal/']")) return show("preview");
    if (!navigator.serviceWorker || !self.caches) return show("unable");
    return registered().then(async (one) => {
      if (one?.active) show("on", await ask(one.active, { what: "save", saved: keptEvents.pages() }));
    }).catch(() => show("unable"));
  }

  async function listPages(list) {
    const pattern = document.querySelector("template[data-kept-page]");
    const found = [];
    for (const name of (await caches.keys()).filter(isOurs)) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const { headers } = await cache.match(request);
        const title = headers.get("x-portal-title");
        if (title) found.push({ url: request.url, title, at: Number(headers.get("x-portal-at")) });
      }
    }
    found.sort((a, b) => b.at - a.at);
    list.replaceChildren(...found.map(({ url, title, at }) => {
      const entry = pattern.content.cloneNode(true).firstElementChild;
      const link = entry.querySelector("a");
      link.href = url;
      // The title as its page has it in an attribute; a parsed document runs nothing.
      link.textContent = new DOMParser().parseFromString(decodeURIComponent(title), "text/html").body.textContent;
      const time = entry.querySelector("time");
      time.dateTime = new Date(at).toISOString();
      time.textContent = keptEvents.clock(at);
      return entry;
    }));
  }

  const section = document.querySelector("[data-offline]");
  if (section) turnOnAndOff(section);
  const list = document.querySelector("[data-kept-pages]");
  if (list && self.caches) listPages(list).catch(() => {});
  const again = document.querySelector("[data-again]");
  const asked = new URLSearchParams(location.search).get("side");
  if (again && asked?.startsWith(home) && new URL(asked, location.origin).origin === location.origin) {
    again.querySelector("a").href = new URL(asked, location.origin).href;
    again.hidden = false;
  }
})();
