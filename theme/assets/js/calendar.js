// Arrow keys in a month's table, as in a date picker of the ARIA Authoring Practices: left and right
// a day, up and down a week, Home and End the week's ends, Page Up and Page Down another month. The
// table stays a table: as a role of "grid" it would take from screen readers the keys by which they
// read tables. So the days are one stop for Tab and move among themselves; the events in them are
// links as before, and nothing but these keys on a day is caught. A day's words, its date and how
// much is on, stand in the page, and are said when it has focus.
const table = document.querySelector(".month-grid");
const days = [...table.querySelectorAll(".month-date")];
const others = { PageUp: "prev", PageDown: "next" };
const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

// Days without events lead nowhere, but are passed on the way; so they are links that are off.
for (const day of days) {
  if (!day.hasAttribute("href")) {
    day.setAttribute("role", "link");
    day.setAttribute("aria-disabled", "true");
  }
}

const stop = (chosen) => {
  for (const day of days) day.tabIndex = day === chosen ? 0 : -1;
  return chosen;
};

const target = (day, key) => {
  const at = days.indexOf(day);
  if (key in steps) return days[at + steps[key]];
  const week = [...day.closest("tr").querySelectorAll(".month-date")];
  return week.at(key === "Home" ? 0 : -1);
};

const turn = (day, key) => {
  const link = document.querySelector(`.turn [rel="${others[key]}"]`);
  // The month that opens finds the same day in itself, below.
  if (link) location.assign(`${link.href}#dag-${days.indexOf(day) + 1}`);
};

table.addEventListener("keydown", (event) => {
  const day = event.target.closest(".month-date");
  const { key } = event;
  if (!day || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (key in others) turn(day, key);
  else if (key in steps || key === "Home" || key === "End") {
    const found = target(day, key);
    if (found) stop(found).focus();
  } else return;
  event.preventDefault();
});

// Whoever follows a day with the mouse goes on from there.
table.addEventListener("focusin", (event) => {
  const day = event.target.closest(".month-date");
  if (day) stop(day);
});

table.nextElementSibling.dataset.on = "";
const asked = /^#dag-(\d+)$/.exec(location.hash);
const today = table.querySelector("[aria-current] .month-date");
stop(today ?? days.find((day) => day.hasAttribute("href")) ?? days[0]);
if (asked) stop(days[Math.min(Number(asked[1]), days.length) - 1] ?? days[0]).focus();
