// go test -exec "node runtest.mjs PARTS" runs a GOOS=js test program beside SQLite
// in Node. PARTS holds sqlite3.wasm, helper.wasm and copy.wasm.
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import path from "node:path";
import util from "node:util";
import { instantiate } from "./loader.mjs";

const [parts, program, ...args] = process.argv.slice(2);
const root = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
Object.assign(globalThis, { fs, path, require: undefined, TextEncoder: util.TextEncoder, TextDecoder: util.TextDecoder });
await import(path.join(root, "lib/wasm/wasm_exec.js"));
const compile = (file) => WebAssembly.compile(fs.readFileSync(file));
const go = new globalThis.Go();
go.argv = [program, ...args];
// Node passes on an environment that Go's small argument block can hold.
go.env = Object.fromEntries(["TMPDIR", "GODEBUG"].filter((k) => process.env[k]).map((k) => [k, process.env[k]]));
go.exit = (code) => process.exit(code); // at once: Go leaves timers behind
const { instance } = await instantiate(go, {
  sqlite: compile(path.join(parts, "sqlite3.wasm")), helper: compile(path.join(parts, "helper.wasm")),
  copy: () => compile(path.join(parts, "copy.wasm")), go: compile(program),
}, { copyInJS: process.env.COPY_IN_JS === "1" });
await go.run(instance);
