// The Worker's loader: fetches and starts the engine's program and passes text
// between it and the page. A classic script once bundled, because wasm_exec.js is
// one. Where SQLite is a program of its own, its loader comes from orm/database.
import { hasMultiMemory, instantiate } from "../../orm/database/hostsqlite/loader.mjs";

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

self.onmessage = (e) => {
  if (typeof e.data === "string") {
    if (receive) receive(e.data);
    else waiting.push(e.data);
    return;
  }
  if (e.data.init) start(e.data.init).catch((err) => postMessage({ failed: err.message + "." }));
};

async function start({ exec, engine, size, parts, modules }) {
  if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
  importScripts(exec);
  const go = new Go();
  if (!modules) {
    modules = await compileAll(engine, size, parts);
    postMessage({ modules });
  }
  step(3, "starting Python and SQLite", 0, 0);
  const instance = modules.sqlite
    ? (await instantiate(go, { ...modules, copy: () => modules.copy })).instance
    : await WebAssembly.instantiate(modules.go, go.importObject);
  await go.run(instance);
  throw new Error("the engine ended");
}

// compileAll loads the engine's program and, beside it, SQLite's parts. The
// module that needs several memories is only compiled where the browser has them.
async function compileAll(engine, size, parts) {
  const part = async (name) => {
    const response = await fetch(parts[name]);
    if (!response.ok) throw new Error("the file of SQLite's part " + name + " is missing (" + response.status + ")");
    return WebAssembly.compile(await response.arrayBuffer());
  };
  const [go, sqlite, helper, copy] = await Promise.all([
    compile(engine, size), parts && part("sqlite"), parts && part("helper"), parts && hasMultiMemory() && part("copy"),
  ]);
  return { go, sqlite, helper, copy: copy || null };
}

async function compile(url, size) {
  step(1, "the engine", 0, size);
  const response = await fetch(url);
  if (!response.ok) throw new Error("the engine's file is missing (" + response.status + ")");
  const type = response.headers.get("content-type") || "";
  let seen = 0, said = 0;
  const count = new TransformStream({
    transform(chunk, out) {
      seen += chunk.byteLength;
      if (seen - said > 400000) { said = seen; step(1, "the engine", seen, size); }
      out.enqueue(chunk);
    },
    flush() { step(2, "compiling the engine", 0, 0); },
  });
  const body = response.body.pipeThrough(count);
  if (!type.includes("wasm") || !WebAssembly.compileStreaming) {
    return WebAssembly.compile(await new Response(body).arrayBuffer());
  }
  return WebAssembly.compileStreaming(new Response(body, { headers: { "content-type": "application/wasm" } }));
}
