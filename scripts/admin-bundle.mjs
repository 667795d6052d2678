// Bundles the browser editor: admin/source/ and @sveltia/cms → admin/bundle/, with a list of its
// files. The same packages give the same bytes. `node scripts/admin-bundle.mjs [FOLDER]`
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { mended } from "./admin-mended.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const cms = join(root, "node_modules/@sveltia/cms");
const out = resolve(process.argv[2] ?? join(root, "admin/bundle"));

// What the portal's editor has no use for: colours of program code, maps, pictures drawn in SVG
// (they are refused), and other languages than Danish and the English that is always there.
const UNUSED = /^(?:@shikijs\/(?:langs|themes)\/|\.\.\/locales\/|leaflet|terra-draw|svgo)/;
const unused = {
  name: "unused",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: UNUSED }, ({ path }) =>
      path.endsWith("/locales/da.json") ? undefined : { path: "unused", namespace: "unused" },
    );
    onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "export default {};" }));
  },
};

// The package exports no YAML reader. The one that it has is handed on, so that there are not two.
// Every place is looked for by what it does and must be there once: another version may differ.
const READER = /([\w$]+)=\(e,t\)=>([\w$]+)\(e,t\),([\w$]+)=e=>e\.startsWith\(`\+\+\+`\)/g;
const FONT = /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([a-z0-9-]+)(?::vf)?@[\d.]+\/[a-z0-9-]+\.woff2/g;
// Its first stylesheet names fonts of another host; they lie beside it.
const ownFonts = (code) => {
  const fonts = readdirSync(join(cms, "npm/assets")).filter((name) => name.endsWith(".woff2"));
  const own = code.replace(FONT, (_, name) => `assets/${fonts.find((file) => file.startsWith(name))}`);
  if (own.includes("assets/undefined") || own.includes("url(https:")) throw new Error("a font is missing");
  return own;
};
// It asks another host how its git host is, which the page's policy would stop with an error: it is
// told that all is well.
const STATUS = /https:\/\/(?:www\.githubstatus\.com\/api\/v2\/status\.json|status-api\.hostedstatus\.com\/[\w./]+)/g;
const WELL = `data:application/json,{"status":{"indicator":"none"},"result":{"status_overall":{"status_code":100}}}`;
const withoutStatus = (code) => {
  if (code.match(STATUS)?.length !== 2) throw new Error("the status of the hosts is asked otherwise");
  return code.replace(STATUS, () => WELL);
};
const handsOn = {
  name: "reader",
  setup({ onLoad }) {
    onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, ({ path }) => {
      const code = readFileSync(path, "utf8");
      const found = [...code.matchAll(READER)];
      const globals = code.split("window.createClass=");
      if (found.length !== 1 || globals.length !== 2) throw new Error("@sveltia/cms has changed");
      return { contents: mended(withoutStatus(ownFonts(globals.join(`window.readYAML=${found[0][2]},window.createClass=`)))) };
    });
  },
};
// What it loads only when it is needed lies beside it in the bundle, not in a folder below.
const fromBeside = {
  name: "assets",
  setup({ onLoad }) {
    onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]chunks[\\/][^\\/]+\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll("`../assets/", "`assets/"),
    }));
  },
};

// What its Danish lacks, and what volunteers would not understand in it.
const merged = (words, own) => {
  for (const [name, said] of Object.entries(own)) {
    if (typeof said === "string") words[name] = said;
    else merged((words[name] ??= {}), said);
  }
  return words;
};
const danish = {
  name: "danish",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]locales[\\/]da\.json$/ }, ({ path }) => {
      const [words, own] = [path, join(root, "admin/source/danish.json")].map((file) => JSON.parse(readFileSync(file, "utf8")));
      return { contents: JSON.stringify(merged(words, own)), loader: "json" };
    });
  },
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  entryPoints: [join(root, "admin/source/editor.js")],
  absWorkingDir: root,
  outdir: out,
  bundle: true,
  preserveSymlinks: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  chunkNames: "[name]-[hash]",
  legalComments: "none",
  loader: { ".css": "text" },
  plugins: [unused, handsOn, fromBeside, danish],
});
for (const name of readdirSync(join(cms, "npm/assets"))) {
  if (!name.endsWith(".map") && !name.startsWith("marker-")) {
    cpSync(join(cms, "npm/assets", name), join(out, "assets", name));
  }
}
const licences = ["@sveltia/cms", "exifr", "immutable", "turndown"].map((name) => {
  const folder = join(root, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[sc]e/i.test(one));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : license;
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(join(out, "LICENSES.txt"), licences.join(`\n${"-".repeat(72)}\n\n`));

const files = readdirSync(out, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(out, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
  .sort();
const digests = files.map((name) => [
  name,
  createHash("sha256").update(readFileSync(join(out, name))).digest("hex"),
]);
writeFileSync(join(out, "files.json"), `${JSON.stringify(Object.fromEntries(digests), null, 2)}\n`);
