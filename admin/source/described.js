// What stands below an input is read with it. @sveltia/cms shows it and says to no input that it is
// theirs (WCAG 1.3.1); an input comes into being when somebody scrolls to it.

const INPUTS = "input, textarea, select, [role=combobox], [role=radiogroup], [role=switch]";

export function describeInputs() {
  const describe = () => {
    for (const hint of document.querySelectorAll(".field > .footer > .hint")) {
      const field = hint.closest(".field");
      // Of several inputs, a picture's or a list's, it belongs to them together.
      const own = field.querySelector(".field") ? [] : [...field.querySelectorAll(INPUTS)];
      for (const one of own.length ? own : [field]) {
        if (!one.ariaDescription) one.ariaDescription = hint.textContent;
      }
    }
  };
  new MutationObserver(describe).observe(document.body, { childList: true, subtree: true });
}
