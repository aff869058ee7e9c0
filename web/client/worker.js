// The Worker's loader: fetches and starts the engine's program and passes text
// between it and the page. A classic script, because wasm_exec.js is one.
"use strict";

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

async function start({ exec, engine, size, module }) {
  if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
  importScripts(exec);
  const go = new Go();
  if (!module) {
    module = await compile(engine, size);
    postMessage({ module });
  }
  step(3, "starting Python and SQLite", 0, 0);
  const instance = await WebAssembly.instantiate(module, go.importObject);
  await go.run(instance);
  throw new Error("the engine ended");
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
