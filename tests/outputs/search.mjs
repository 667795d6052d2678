// Searches an index on disk with the page's own scripts.
//   node search.mjs FOLDER-OF-SCRIPTS FOLDER-OF-INDEX DAY < [{typed: [query, …], kind, naar, most}, …]
// For each visit (nothing is fetched before it): what is shown of the last query, how many of each
// kind and time there are, and which files were fetched for all the queries.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const [scripts, folder, day] = process.argv.slice(2);
for (const name of ["search-words", "search-table", "search-index"]) {
  vm.runInThisContext(readFileSync(join(scripts, `${name}.js`), "utf8"), { filename: name });
}
const searchIndex = vm.runInThisContext("searchIndex");

const found = [];
for (const { typed, kind = "", naar = "", most = 10 } of JSON.parse(readFileSync(0, "utf8"))) {
  const files = [];
  globalThis.fetch = async (address) => {
    const name = address.split("?")[0];
    const file = join(folder, name);
    files.push(name);
    return { ok: existsSync(file), status: 404, json: async () => JSON.parse(readFileSync(file, "utf8")) };
  };
  const index = searchIndex("", Date.parse(day) / 864e5);
  let shown;
  for (const [at, query] of typed.entries()) {
    const result = await index.find(query);
    const { numbers, counts } = index.narrowed(result, kind, naar);
    const rows = [];
    // As the page does: while somebody types the first three alone.
    const first = numbers.slice(0, at === typed.length - 1 ? most : 3);
    await index.rows(result, first, (row) => rows.push(row));
    const meant = await index.meant(result, query);
    shown = { meant, rows, total: numbers.length, all: result.numbers.length, isPartly: result.isPartly, counts };
  }
  found.push({ ...shown, files: [...new Set(files)] });
}
console.log(JSON.stringify(found));
