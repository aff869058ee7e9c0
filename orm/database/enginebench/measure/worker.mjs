// The Worker of the Go programs; its name is the engine. Bundled with the loader.
import { instantiate } from "../../hostsqlite/loader.mjs";

const load = (file) => WebAssembly.compileStreaming(fetch(file));

async function start(engine) {
  importScripts("wasm_exec.js");
  const go = new self.Go();
  if (engine !== "hostsqlite") return go.run(await WebAssembly.instantiate(await load("gosqlite.wasm"), go.importObject));
  const { instance } = await instantiate(go, {
    sqlite: load("sqlite3.wasm"), helper: load("helper.wasm"), copy: () => load("copy.wasm"), go: load("hostsqlite.wasm"),
  });
  return go.run(instance);
}

start(self.name).catch((e) => postMessage({ error: String(e) }));
