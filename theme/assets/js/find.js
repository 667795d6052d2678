// Wakes the finder of the event list (docs/discovery.md) when it is first needed: somebody opens it,
// takes a ready-made way in, comes with a question in the address, or asked to be remembered. Until
// then nothing more is fetched than this.
const panel = document.getElementById("find");
const root = document.querySelector("[data-find]");
const form = panel.querySelector("form");
const NAMES = ["hvornaar", "fra", "til", "emne", "type", "maalgruppe", "alder", "omraade", "inden-for",
  "gratis", "adgang", "aflyste", "loebende"];
const KEPT = "find";

const kept = () => {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
};

let app;
function wake() {
  app ??= import("./find-app.js").then(({ start }) => start(root, panel, { names: NAMES, kept: KEPT }));
  app.catch(() => {
    app = null;
    const told = root.querySelector(".find-told");
    told.textContent = root.dataset.sayFailed;
    told.hidden = false;
    root.hidden = false;
    form.hidden = true;
  });
  return app;
}

form.hidden = false;
panel.addEventListener("toggle", () => { if (panel.open) wake().then(({ opened }) => opened(), () => {}); });
for (const chip of document.querySelectorAll(".chip[data-query]")) {
  chip.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    wake().then(({ toggle }) => toggle(chip.dataset.query), () => { location.href = chip.href; });
  });
}
const asked = new URLSearchParams(location.search);
if (panel.open || kept() !== null || NAMES.some((name) => asked.has(name))) wake().catch(() => {});
