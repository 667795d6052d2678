// The chooser of /abonner/: shows the links of one word, or of what two have in common. The page has
// all words and addresses; here the chosen ones are only put in their places.
const form = document.querySelector(".combine");
const selects = [...form.querySelectorAll("select")];
const marks = /_(\d|name)_/g;

const filled = (pattern, values, name) =>
  pattern.replace(marks, (_, mark) => (mark === "name" ? encodeURIComponent(name) : values[mark - 1]));

const show = () => {
  const chosen = selects
    .map((select) => ({ vocabulary: select.name, option: select.selectedOptions[0] }))
    .filter(({ option }) => option?.value);
  const values = chosen.flatMap(({ vocabulary, option }) => [vocabulary, option.value]);
  const name = chosen.map(({ option }) => option.textContent.trim()).join(" · ");
  const combined = chosen.length < 2 || chosen.every(({ option }) => "combined" in option.dataset);
  const state = chosen.length === 2 && !combined ? "apart" : ["none", "one", "two", "three"][chosen.length];

  form.querySelector("[data-name]").textContent = name;
  for (const element of form.querySelectorAll("[data-when]")) {
    element.hidden = !element.dataset.when.split(" ").includes(state);
  }
  for (const link of form.querySelectorAll("[data-one]")) {
    if (state === "one" || state === "two") link.href = filled(link.dataset[state], values, name);
  }
  const items = chosen.map(({ vocabulary, option }) => {
    const item = form.querySelector("template").content.cloneNode(true);
    const link = item.querySelector("a");
    link.setAttribute("href", filled(link.getAttribute("href"), [vocabulary, option.value], ""));
    link.textContent = option.textContent.trim();
    return item;
  });
  form.querySelector("[data-apart]").replaceChildren(...items);
};

form.addEventListener("change", show);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
show();
