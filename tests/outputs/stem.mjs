// The stems of the words on standard input, one a line.  node stem.mjs FOLDER-OF-SCRIPTS < WORDS
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

vm.runInThisContext(readFileSync(join(process.argv[2], "search-words.js"), "utf8"));
const { stem } = vm.runInThisContext("searchWords");
console.log(readFileSync(0, "utf8").split("\n").map(stem).join("\n"));
