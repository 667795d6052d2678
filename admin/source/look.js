// What the editor looks like, and what depends on the address of the entry that is open.
import STYLE from "./style.css";

// A text that is a file of its own, without a folder.
const PLAIN_FILE = /^#\/collections\/[^/]+\/entries\/(?!.*\/index(?:[?#]|$))/;

export function registerLook() {
  const style = document.createElement("style");
  style.textContent = STYLE;
  document.head.append(style);
  const look = () => document.documentElement.toggleAttribute("data-plain-file", PLAIN_FILE.test(location.hash));
  addEventListener("hashchange", look);
  look();
}
