// node assemble.mjs OUT: helper.wat and copy.wat to OUT/helper.wasm and OUT/copy.wasm.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const [out, packages = process.cwd()] = process.argv.slice(2);
if (!out) { console.error("usage: node assemble.mjs OUT [folder with node_modules]"); process.exit(2); }
const wabt = await createRequire(resolve(packages, "package.json"))("wabt")();
mkdirSync(out, { recursive: true });
for (const name of ["helper", "copy"]) {
  const source = readFileSync(join(dirname(fileURLToPath(import.meta.url)), name + ".wat"), "utf8");
  const module = wabt.parseWat(name + ".wat", source, { multi_memory: true, bulk_memory: true });
  writeFileSync(join(out, name + ".wasm"), module.toBinary({}).buffer);
}
