// The browser editor of the portal: Sveltia CMS, in Danish, with the portal's own inputs.
import "./danish.js";
import CMS from "@sveltia/cms";
import { describeInputs } from "./described.js";
import { inOrder, reading, writing } from "./format.js";
import { registerInputs } from "./inputs.js";
import { registerLook } from "./look.js";

const LOCAL = /^(?:127\.0\.0\.1|(?:.+\.)?localhost)$/;

async function read(name) {
  const answer = await fetch(new URL(name, location.href));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

// Each kind has a format of its own, which knows its fields: in the order in which files have them,
// whatever the form's is.
function registerFormats(config, order) {
  const files = config.collections.flatMap((one) => one.files ?? [one]);
  for (const { format, fields: shown, extension, file } of files) {
    const fields = inOrder(shown, order[format]);
    const suffix = extension ?? file.split(".").at(-1);
    const isMarkdown = suffix === "md";
    CMS.registerCustomFormat(format, suffix, {
      fromFile: (text) => reading(text, fields, isMarkdown, window.readYAML),
      toFile: (value) => writing(value, fields, isMarkdown, window.readYAML),
    });
  }
}

async function begin() {
  if ("localOnly" in document.documentElement.dataset && !LOCAL.test(location.hostname)) {
    document.body.append(document.getElementById("ikke-sat-op").content.cloneNode(true));
    return;
  }
  const [config, register] = await Promise.all(["config.json", "register.json"].map(read));
  registerFormats(config, register.order);
  registerInputs(CMS, register);
  registerLook();
  describeInputs();
  await CMS.init({ config: { ...config, load_config_file: false } });
}

begin();
