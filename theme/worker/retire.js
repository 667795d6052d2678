// The worker that ends all workers: the build writes it when `portal.yml` says `offline: no`, and the
// preview gives it to whoever asks. It answers nothing, deletes what was kept and unregisters itself.
self.addEventListener("install", () => { self.skipWaiting(); });
self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const base = new URL(self.registration.scope).pathname;
    const ours = (await caches.keys()).filter((name) => /^portal-\d+:/.test(name) && name.split(":")[1] === base);
    await Promise.all(ours.map((name) => caches.delete(name)));
    await self.registration.unregister();
  })());
});
