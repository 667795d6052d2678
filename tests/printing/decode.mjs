// What a QR code says, read by a decoder that is not ours.  node decode.mjs WIDTH HEIGHT < RGBA
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const jsQR = createRequire(import.meta.url)("jsqr");
const [width, height] = process.argv.slice(2).map(Number);
const found = jsQR(new Uint8ClampedArray(readFileSync(0)), width, height);
if (!found) throw new Error("no code found");
process.stdout.write(found.data);
