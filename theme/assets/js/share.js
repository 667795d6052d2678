// Copies a page's address, or gives it to the device's own sharing, where the browser can. All words
// stand in the page, and nothing is sent anywhere before the visitor chooses where.
const place = document.querySelector(".share");
const [copy, share, status] = ["[data-link]", "[data-share]", "[role=status]"].map((part) =>
  place.querySelector(part));
const url = document.querySelector("link[rel=canonical]").href;

// Emptied first, so that a screen reader says the same words again.
const say = (words) => {
  status.textContent = "";
  setTimeout(() => { status.textContent = words; }, 50);
};

const on = (button, possible, act, done) => {
  if (!possible) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await act();
      say(done);
    } catch (error) {
      // Whoever closes the device's own list has not failed.
      if (error.name !== "AbortError") say(status.dataset.failed);
    }
  });
};

on(copy, navigator.clipboard, () => navigator.clipboard.writeText(url), status.dataset.copied);
on(share, navigator.share, () => navigator.share({ title: document.title, url }), "");
