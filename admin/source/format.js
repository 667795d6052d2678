// How the editor reads and writes the portal's files. What was not changed stays as it was written,
// comments and all; what was is written as `portal fmt` has it (generator/editing/scalars.py).

// Where a file's whole text waits while its fields are edited.
export const WHOLE = "_whole";
const WIDTH = 100;
const FRONT = /^---\n(?:([\s\S]*?)\n)?---(?:\n([\s\S]*))?$/;
const KEY = /^(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_-]+)) *:(?: |$)/;
const YES = new Map([["true", true], ["ja", true], ["yes", true], ["false", false], ["nej", false], ["no", false]]);

// --- texts as YAML ---------------------------------------------------------------------------------

const PLAIN = /^[A-Za-zÆØÅæøå0-9(«»][^\n:#[\]{}&*!|>'"%@`]*$/;
const WORD = /^(?:[\d.,_+eE:-]+|true|false|yes|no|on|off|null|y|n)$/i;
const TIME = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:[+-]\d{2}:\d{2})?)?$/;
const ADDRESS = /^https?:\/\/[\w./~?=&%+-]+$/;
const CODE = /^[a-z0-9][a-z0-9-]*$|^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/;
// No reader may take it for something else: tabs, what nobody sees, white space at the ends of lines.
const AWKWARD = /[^\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]| $|^ | \n|^\n|\n\n$/u;

export function scalar(text, flow = false) {
  if (AWKWARD.test(text)) return JSON.stringify(text);
  if (TIME.test(text) || (ADDRESS.test(text) && !flow)) return text;
  const bare = PLAIN.test(text) && !WORD.test(text) && text === text.trim();
  if (bare && !(flow && text.includes(","))) return text;
  if (!text.includes('"') && !text.includes("\\")) return `"${text}"`;
  return `'${text.replaceAll("'", "''")}'`;
}

function lines(head, value, indent) {
  const room = " ".repeat(indent);
  if (Array.isArray(value)) {
    const words = value.every((one) => typeof one === "string" && !one.includes("\n"));
    const said = words ? `${head} [${value.map((one) => scalar(one, true)).join(", ")}]` : "";
    const codes = words && (value.length === 1 || value.every((one) => CODE.test(one)));
    if (codes && said.length <= WIDTH) return [said];
    return [head, ...value.flatMap((one) => item(one, indent + 2))];
  }
  if (value && typeof value === "object") return [head, ...mapping(value, indent + 2)];
  const text = String(value);
  if (typeof value === "boolean") return [`${head} ${text}`];
  if (!text.includes("\n") || AWKWARD.test(text)) return [`${head} ${scalar(text)}`];
  const mark = text.endsWith("\n") ? "|" : "|-";
  const below = text.replace(/\n$/, "").split("\n").map((line) => (line ? `${room}  ${line}` : ""));
  return [`${head} ${mark}`, ...below];
}

const item = (value, indent) => {
  const room = " ".repeat(indent);
  if (!value || typeof value !== "object" || Array.isArray(value)) return lines(`${room}-`, value, indent);
  const [first, ...rest] = mapping(value, indent + 2);
  return [`${room}- ${first.trimStart()}`, ...rest];
};

const mapping = (value, indent) =>
  Object.entries(value).flatMap(([name, one]) => lines(`${" ".repeat(indent)}${name}:`, one, indent));

// --- what fields hold ------------------------------------------------------------------------------

// Somebody outside the register, in the models' order; the editor hands the names on sorted.
const OUTSIDE = ["name", "url", "address"].map((name) => ({ name }));
const partsOf = (field) => field?.fields ?? (field?.widget === "portal-party" ? OUTSIDE : undefined);
const isMany = (field) => field.widget === "list" || field.multiple === true;

// As inputs know it: one word for a list of one, `ja` for true, a bare word for its object.
function normal(data, fields) {
  const known = new Map(fields.map((field) => [field.name, field]));
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, valueOf(value, known.get(name))]),
  );
}

function valueOf(value, field) {
  if (!field) return value;
  if (isMany(field)) {
    const all = Array.isArray(value) ? value : value === "" || value == null ? [] : [value];
    return field.fields ? all.map((one) => nested(one, field.fields)) : all;
  }
  if (field.fields) return nested(value, field.fields);
  if (field.widget === "boolean") return YES.get(String(value).trim().toLowerCase()) ?? value;
  return Array.isArray(value) ? value.join("-") : value;
}

function nested(value, fields) {
  if (value && typeof value === "object" && !Array.isArray(value)) return normal(value, fields);
  const short = fields.find((field) => field.required);
  return typeof value === "string" && value && short ? { [short.name]: value } : {};
}

// Without what is empty, and without what holds anyhow (`standard`), in the order of the fields.
function told(data, fields, standard = true) {
  const known = new Map(fields.map((field) => [field.name, field]));
  const names = [...known.keys(), ...Object.keys(data).filter((name) => !known.has(name))];
  const found = {};
  for (const name of names) {
    const field = known.get(name);
    const value = filled(data[name], field);
    if (value === undefined || (standard && field && value === field.default)) continue;
    found[name] = value;
  }
  return found;
}

function filled(value, field) {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value.trim() || undefined;
  if (Array.isArray(value)) {
    const all = value.map((one) => filled(one, { fields: partsOf(field) }));
    const some = all.filter((one) => one !== undefined);
    return some.length ? some : undefined;
  }
  if (typeof value !== "object") return typeof value === "number" ? String(value) : value;
  const found = told(value, partsOf(field) ?? []);
  return Object.keys(found).length ? found : undefined;
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// --- files -----------------------------------------------------------------------------------------

function parts(text, isMarkdown) {
  if (!isMarkdown) return { head: text, body: undefined };
  const found = FRONT.exec(text);
  return found ? { head: found[1] ?? "", body: found[2] ?? "" } : { head: "", body: text };
}

// The lines of each field with the comments above it; null where a field is written unusually.
function segments(head) {
  const found = [];
  let lead = [];
  for (const line of head.split("\n")) {
    if (/^(?:#.*)?\s*$/.test(line)) {
      lead.push(line);
      continue;
    }
    const key = KEY.exec(line);
    if (key) {
      found.push({ name: key[1] ?? key[2] ?? key[3], lead, lines: [line] });
    } else if (/^[ -]/.test(line) && found.length) {
      found.at(-1).lines.push(...lead, line);
    } else {
      return null;
    }
    lead = [];
  }
  return { found, tail: lead };
}

// The fields in the order of the names; where there are no names, as they are.
export const inOrder = (fields, names) =>
  names ? [...fields].sort((one, other) => names.indexOf(one.name) - names.indexOf(other.name)) : fields;

export function reading(text, fields, isMarkdown, readYAML) {
  const { head, body } = parts(text, isMarkdown);
  const data = readYAML(head, { schema: "failsafe" });
  const known = data && typeof data === "object" && !Array.isArray(data) ? normal(data, fields) : {};
  // What is below the fields begins after one blank line at most.
  const below = isMarkdown ? { body: body.replace(/^\n/, "").replace(/\n+$/, "") } : {};
  return { ...known, ...below, [WHOLE]: text };
}

export function writing(value, fields, isMarkdown, readYAML) {
  const { [WHOLE]: whole, body = "", ...said } = value;
  const inputs = fields.filter((field) => field.name !== "body");
  if (typeof whole !== "string") return file(mapping(told(said, inputs), 0), body, isMarkdown);
  const old = parts(whole, isMarkdown);
  const was = reading(whole, fields, isMarkdown, readYAML);
  const kept = segments(old.head);
  const written = normal(readYAML(old.head, { schema: "failsafe" }) ?? {}, inputs);
  const head = kept ? merged(kept, written, said, inputs) : mapping(told(said, inputs, false), 0);
  if (!isMarkdown) return file(head, "", false);
  return was.body === body ? `${["---", ...head, "---"].join("\n")}${old.body ? `\n${old.body}` : ""}\n` : file(head, body, true);
}

// A field's new lines; of a list, items that are as they were keep theirs.
function anew({ name, lines: old }, was, now) {
  const items = Array.isArray(was) && Array.isArray(now) ? itemsOf(old) : [];
  if (items.length === 0 || items.length !== was.length) return lines(`${name}:`, now, 0);
  const indent = items[0].find((line) => /^ *- /.test(line)).indexOf("-");
  const left = was.map((value, at) => ({ value, own: items[at] }));
  return [old[0], ...now.flatMap((value) => {
    const at = left.findIndex((one) => same(one.value, value));
    return at < 0 ? item(value, indent) : left.splice(at, 1)[0].own;
  })];
}

// The lines of each item of a list whose items begin with a dash, with the comments above it.
function itemsOf([head, ...below]) {
  const dash = below.map((line) => /^ *- /.exec(line)?.[0]).find(Boolean);
  if (!dash || !/^[^:]+:\s*$/.test(head)) return [];
  const found = [];
  let lead = [];
  for (const line of below) {
    if (line.startsWith(dash)) {
      found.push([...lead, line]);
      lead = [];
    } else if (/^\s*(?:#.*)?$/.test(line)) {
      lead.push(line);
    } else if (found.length) {
      found.at(-1).push(...lead.splice(0), line);
    } else {
      return [];
    }
  }
  if (lead.length) found.at(-1).push(...lead);
  return found;
}

function merged({ found, tail }, written, said, fields) {
  const place = new Map(fields.map(({ name }, at) => [name, at]));
  const was = told(written, fields, false);
  const now = told(said, fields, false);
  const by = new Map(fields.map((field) => [field.name, field]));
  const result = [];
  for (const segment of found) {
    const { name } = segment;
    // What there is no input for is nobody's to change here.
    if (!place.has(name) || same(was[name], now[name])) result.push(segment);
    else if (name in now) result.push({ ...segment, lines: anew(segment, was[name], now[name]) });
  }
  for (const [name, value] of Object.entries(now)) {
    if (name in written || !place.has(name) || value === by.get(name).default) continue;
    const after = result.findIndex((one) => (place.get(one.name) ?? Infinity) > place.get(name));
    const segment = { name, lead: [], lines: lines(`${name}:`, value, 0) };
    result.splice(after < 0 ? result.length : after, 0, segment);
  }
  return [...result.flatMap(({ lead, lines: own }) => [...lead, ...own]), ...tail];
}

function file(head, body, isMarkdown) {
  if (!isMarkdown) return `${head.join("\n")}\n`;
  const below = body.trim() ? `\n\n${body.replace(/^\n+|\s+$/g, "")}` : "";
  return `${["---", ...head, "---"].join("\n")}${below}\n`;
}
