// Added by `portal serve` alone: reloads the page when a build made another of it, shows faults in the content.
(() => {
  const given = new URL(document.currentScript.src).searchParams;
  const here = location.href.split("#")[0];
  let seen = Number(given.get("v"));
  let box = null;

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/.portal/overlay.css";
  document.head.append(style);

  function show(faults) {
    if (box) box.remove();
    box = null;
    if (!faults) return;
    box = document.createElement("div");
    box.id = "portal-faults";
    box.setAttribute("role", "alert");
    const title = document.createElement("h2");
    title.textContent = seen
      ? "Der er fejl i det, du har gemt. Her ser du den sidste udgave uden fejl."
      : "Der er fejl i indholdet.";
    const text = document.createElement("pre");
    text.textContent = faults;
    text.tabIndex = 0;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Skjul";
    close.addEventListener("click", () => show(""));
    box.append(title, text, close);
    document.body.append(box);
  }

  /** Whether the page in view is no longer the one on disk. Who fetched data goes by more than its own file. */
  async function isAnother() {
    const fetched = performance.getEntriesByType("resource").filter((entry) => entry.initiatorType === "fetch");
    if (fetched.some((entry) => entry.name !== here)) return true;
    const answer = await fetch(here, { method: "HEAD", cache: "no-store" });
    return answer.headers.get("ETag") !== `"${given.get("page")}"`;
  }

  const events = new EventSource("/.portal/events");
  events.onmessage = async (message) => {
    const state = JSON.parse(message.data);
    show(state.faults); // before anything is waited for: what comes meanwhile is newer
    if (state.version === seen || state.faults) return;
    seen = state.version;
    if (await isAnother()) location.reload();
  };
  // A page kept in the browser's back/forward cache must not hold on to its connection.
  addEventListener("pagehide", () => events.close());
})();
