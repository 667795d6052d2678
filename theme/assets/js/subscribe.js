// The chooser of /abonner/: shows the links of one word, or of what two have in common. The page has
// all words and addresses; here the chosen ones are only put in their places.
const chooser = document.querySelector(".combine");
const selects = [...chooser.querySelectorAll("select")];
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

  chooser.querySelector("[data-name]").textContent = name;
  for (const element of chooser.querySelectorAll("[data-when]")) {
    element.hidden = !element.dataset.when.split(" ").includes(state);
  }
  for (const link of chooser.querySelectorAll("[data-one]")) {
    if (state === "one" || state === "two") link.href = filled(link.dataset[state], values, name);
  }
  const items = chosen.map(({ vocabulary, option }) => {
    const item = chooser.querySelector("template").content.cloneNode(true);
    const link = item.querySelector("a");
    link.href = filled(link.dataset.page, [vocabulary, option.value], "");
    link.textContent = option.textContent.trim();
    return item;
  });
  chooser.querySelector("[data-apart]").replaceChildren(...items);
};

chooser.addEventListener("change", show);
chooser.hidden = false;
show();
