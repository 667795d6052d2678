// Added by `portal serve` alone: reloads the page after a build, shows faults in the content.
(() => {
  const seen = Number(new URL(document.currentScript.src).searchParams.get("v"));
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

  const events = new EventSource("/.portal/events");
  events.onmessage = (message) => {
    const state = JSON.parse(message.data);
    if (state.version !== seen && !state.faults) location.reload();
    else show(state.faults);
  };
  // A page kept in the browser's back/forward cache must not hold on to its connection.
  addEventListener("pagehide", () => events.close());
})();
