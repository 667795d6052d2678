// Reads and writes files as the browser editor does. Standard input: a list of
// {text, fields, order, markdown, yaml: {head: data}, set}; output: a list of {value, text}.
import { inOrder, reading, writing } from "../../admin/source/format.js";

let input = "";
for await (const part of process.stdin) input += part;
const answers = JSON.parse(input).map(({ text, fields: shown, markdown, yaml, set, order }) => {
  const fields = inOrder(shown, order);
  const readYAML = (head) => structuredClone(yaml[head]);
  const value = text === null ? {} : reading(text, fields, markdown, readYAML);
  const changed = { ...value, ...set };
  return { value, text: writing(changed, fields, markdown, readYAML) };
});
process.stdout.write(JSON.stringify(answers));
