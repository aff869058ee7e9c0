// The Worker's loader: fetches and starts the engine's program and passes text
// between it and the page. A classic script once bundled, because wasm_exec.js is
// one. Where SQLite is a program of its own, its loader comes from orm/database.
import { hasMultiMemory, instantiate } from "../../orm/database/hostsqlite/loader.mjs";
import * as words from "./words.js";

const waiting = [];
let receive = null;

function step(n, what, bytes, total) {
  postMessage(JSON.stringify({ v: 1, type: "loading", id: 0, loading: { step: n, steps: 3, what, bytes, total } }));
}

// The engine calls these: one when it listens, one for each reply.
self.diptychListen = (fn) => {
  receive = fn;
  for (const text of waiting.splice(0)) fn(text);
};
self.diptychSend = (text) => postMessage(text);

// Files beside the program, by name: their addresses, and their bytes once they were
// asked for. A file that came is told to the page, for a later Worker.
let beside = {};
const files = new Map();

// The engine calls this with a function of the bytes and of what failed, if anything.
self.diptychFile = (name, then) => {
  if (!files.has(name)) files.set(name, fetchFile(name));
  files.get(name).then((bytes) => then(bytes, ""), (err) => { files.delete(name); then(null, err.message); });
};

self.diptychGather = () => { for (const name of Object.keys(beside)) self.diptychFile(name, () => {}); };

async function fetchFile(name) {
  const response = await fetch(beside[name]);
  if (!response.ok) throw new Error(words.answered(response.status));
  const bytes = new Uint8Array(await response.arrayBuffer());
  postMessage({ file: name, bytes });
  return bytes;
}

self.onmessage = (e) => {
  if (typeof e.data === "string") {
    if (receive) receive(e.data);
    else waiting.push(e.data);
    return;
  }
  if (e.data.init) start(e.data.init).catch((err) => postMessage({ failed: err.message + "." }));
};

async function start({ exec, engine, size, parts, modules, files: addresses, had }) {
  const lacks = missingFeature();
  if (lacks) throw new Error(words.lacks(lacks));
  importScripts(exec);
  beside = addresses;
  for (const [name, bytes] of had) files.set(name, Promise.resolve(bytes));
  const go = new Go();
  if (!modules) {
    modules = await compileAll(engine, size, parts);
    postMessage({ modules });
  }
  step(3, words.starting, 0, 0);
  const instance = modules.sqlite
    ? (await instantiate(go, { ...modules, copy: () => modules.copy })).instance
    : await WebAssembly.instantiate(modules.go, go.importObject);
  await go.run(instance);
  throw new Error(words.engineEnded);
}

// What the programs need and an old browser may lack. Each module is a function
// that does nothing else.
function missingFeature() {
  if (typeof WebAssembly !== "object") return "WebAssembly";
  if (typeof BigInt !== "function") return "BigInt";
  const valid = (...code) => WebAssembly.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 10, code.length + 4, 1, code.length + 2, 0, ...code, 11));
  if (!valid(65, 0, 65, 0, 65, 0, 252, 10, 0, 0)) return words.bulkMemory; // memory.copy
  if (!valid(68, 0, 0, 0, 0, 0, 0, 0, 0, 252, 6, 26)) return words.saturating; // i64.trunc_sat_f64_s
  if (!valid(65, 0, 192, 26)) return words.signExtension; // i32.extend8_s
  return "";
}

// compileAll loads the engine's program and, beside it, SQLite's parts. The
// module that needs several memories is only compiled where the browser has them.
async function compileAll(url, size, parts) {
  const seen = (bytes) => step(1, words.engine, bytes, size);
  seen(0);
  const [go, sqlite, helper, copy] = await Promise.all([
    compile(words.engine, url, seen).then((module) => { step(2, words.compiling, 0, 0); return module; }),
    parts && compile("SQLite", parts.sqlite), parts && compile(words.helper, parts.helper),
    parts && hasMultiMemory() && compile(words.copies, parts.copy),
  ]);
  return { go, sqlite, helper, copy: copy || null };
}

// compile compiles a file while it arrives. The browser keeps the machine code of
// a response that it gets as it came from its cache, so the bytes are counted on a
// second branch.
async function compile(what, url, seen) {
  let response;
  try {
    response = await fetch(url);
  } catch (e) {
    throw new Error(words.notLoaded(what, e.message));
  }
  if (!response.ok) throw new Error(words.missing(what, response.status));
  const type = response.headers.get("content-type") || "";
  if (seen) count(response.clone().body, seen);
  try {
    return type.includes("wasm") && WebAssembly.compileStreaming
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (e) {
    throw new Error(words.damaged(what, type, e.message));
  }
}

async function count(body, seen) {
  let bytes = 0, said = 0;
  try {
    for (const reader = body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) return;
      bytes += value.byteLength;
      if (bytes - said > 400000) seen(said = bytes);
    }
  } catch { /* compile says what is wrong with it */ }
}
