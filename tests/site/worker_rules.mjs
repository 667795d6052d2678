// Runs the worker's decisions: {call, arguments} a line in → what each gives, as JSON.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const rules = createRequire(import.meta.url)(process.argv[2]);
for (const line of readFileSync(0, "utf8").trim().split("\n")) {
  const { call, given } = JSON.parse(line);
  if (call === "evicted") given[3] = new Set(given[3] ?? []);
  const found = rules[call](...given);
  console.log(JSON.stringify(found ?? null));
}
