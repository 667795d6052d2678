// The pages are built at night. By the visitor's day: "I dag" is put right, and what is over since
// then is hidden, headings and all. Nothing is stored and nothing is fetched; without this script
// the pages stand. It stands first in head and looks at each piece of the page as the parser brings
// it, before it is painted: what were hidden afterwards would pull up all that stands under it.
(() => {
  // The day in Copenhagen, reckoned: the browser's own tables of time zones cost a slow telephone a
  // tenth of a second. Summer time lasts from the last Sunday of March to October's, 01.00 UTC.
  const day = (ahead) => {
    const now = Date.now();
    const turn = (month) => {
      const last = new Date(Date.UTC(new Date(now).getUTCFullYear(), month, 31, 1));
      return last - last.getUTCDay() * 864e5;
    };
    const hours = now >= turn(2) && now < turn(9) ? 2 : 1;
    return new Date(now + hours * 36e5 + ahead * 864e5).toISOString().slice(0, 10);
  };
  const today = day(0);
  // For the finder.
  document.documentElement.dataset.today = today;
  // For the search: until something is found, what stands under it is kept away.
  if (new URLSearchParams(location.search).get("q")) document.documentElement.dataset.asked = "";
  // A page in another language brings its own words.
  const said = document.documentElement.dataset;
  const words = { [today]: said.sayToday ?? "I dag", [day(1)]: said.sayTomorrow ?? "I morgen" };

  // What is over since this morning gets a heading of its own after the day's list, and is hidden
  // until the parser brings that; on the home page, which has none, others take its place. Of
  // an older page the days do for the clock.
  const passed = () => {
    for (const item of document.querySelectorAll("[data-ends]")) {
      const { ends, over } = item.dataset;
      if (Date.parse(ends) > Date.now() || item.closest("[data-last]").dataset.last < today) continue;
      item.hidden = true;
      const after = item.closest("section").nextElementSibling;
      const list = after?.matches("[data-earlier]") && after.querySelector("ul");
      if (!list) continue;
      if (over && !item.querySelector(".flag")) {
        const flag = document.createElement("p");
        flag.className = "flag flag-past";
        flag.textContent = over;
        (item.querySelector(".pic") ?? item).append(flag);
      }
      item.removeAttribute("data-ends");
      item.hidden = false;
      list.append(item);
      after.hidden = false;
    }
    const hideEmpty = (section) => {
      section.hidden = section.hidden || !section.querySelector("li:not([hidden])");
    };
    for (const list of document.querySelectorAll("[data-most]")) {
      let room = list.dataset.most;
      for (const item of list.children) item.hidden = item.hidden || --room < 0;
      hideEmpty(list.closest("section"));
    }
    for (const after of document.querySelectorAll("[data-earlier]")) {
      hideEmpty(after.previousElementSibling);
    }
  };

  const correct = () => {
    for (const element of document.querySelectorAll("[data-day]")) {
      const name = words[element.dataset.day] ?? element.dataset.words;
      // Only where it differs: a change would call us again.
      if (element.textContent !== name) element.textContent = name;
    }
    for (const element of document.querySelectorAll("[data-last]")) {
      element.hidden = element.dataset.last < today;
    }
    passed();
    for (const element of document.querySelectorAll("[data-count-day]")) {
      element.hidden = element.dataset.countDay !== today;
    }
    for (const element of document.querySelectorAll("[data-date]")) {
      if (element.dataset.date === today) element.setAttribute("aria-current", "date");
      else element.removeAttribute("aria-current");
    }
    for (const element of document.querySelectorAll("[data-stale]")) {
      element.hidden = element.dataset.stale >= today;
    }
  };

  // A link to what is folded away unfolds it, which older browsers do not.
  const unfold = () => {
    const found = document.getElementById(location.hash.slice(1));
    const fold = found?.closest("details:not([open])");
    if (!fold) return;
    fold.open = true;
    found.scrollIntoView();
  };
  addEventListener("hashchange", unfold);

  // A button with `data-copy` copies the text before it, and tells so after it in the page's words.
  const copy = async ({ target }) => {
    const button = target.closest?.("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    button.nextElementSibling.textContent = button.dataset.copy;
  };
  addEventListener("click", copy);

  const parsing = new MutationObserver(correct);
  parsing.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    parsing.disconnect();
    // Once more: a piece may have ended in the middle of a word.
    correct();
    unfold();
    for (const button of document.querySelectorAll("[data-copy]")) {
      button.hidden = !navigator.clipboard;
    }
  });
})();
