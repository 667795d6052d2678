// The pages are built at night. By the visitor's day: "I dag" is put right, and what is over since
// then is hidden. Nothing is stored and nothing is fetched; without this script the pages stand.
(() => {
  const day = (ahead) => {
    const moment = new Date(Date.now() + ahead * 864e5);
    return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" }).format(moment);
  };
  const today = day(0);
  const words = { [today]: "I dag", [day(1)]: "I morgen" };

  for (const element of document.querySelectorAll("[data-day]")) {
    element.textContent = words[element.dataset.day] ?? element.dataset.words;
  }
  for (const element of document.querySelectorAll("[data-last]")) {
    element.hidden = element.dataset.last < today;
  }
  for (const element of document.querySelectorAll("[data-count-day]")) {
    element.hidden = element.dataset.countDay !== today;
  }
  for (const element of document.querySelectorAll("[data-stale]")) {
    element.hidden = element.dataset.stale >= today;
  }
})();
