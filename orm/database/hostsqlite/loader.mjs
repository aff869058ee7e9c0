// Instantiates sqlite3.wasm, the helper modules and a Go program that imports
// them (package hostsqlite). Works in a Worker and in Node.

// In the order of the slot constants in callback_js.go.
// The last ones are helper.wat's own.
const slots = ["hs_scalar", "hs_step", "hs_final", "hs_value", "hs_inverse", "hs_destroy", "hs_progress", "hs_trace", "hs_collate", "like", "authorize"];

// What sqlite3.wasm asks of its host. For databases in memory only the clock, the
// heap, the local time and random numbers are real. The file calls answer that
// there is no such thing. An import that is not listed here is refused: a new
// version of SQLite's build must be looked at, not run on a guess.
const errno = { ENOENT: -44, ENOSYS: -52, EBADF: 8 };
const refused = {
  env: ["__syscall_faccessat", "__syscall_fchmod", "__syscall_chmod", "__syscall_fchown32", "__syscall_fcntl64", "__syscall_ioctl",
    "__syscall_fstat64", "__syscall_stat64", "__syscall_newfstatat", "__syscall_lstat64", "__syscall_ftruncate64", "__syscall_getcwd",
    "__syscall_mkdirat", "_munmap_js", "_mmap_js", "__syscall_readlinkat", "__syscall_rmdir", "__syscall_unlinkat", "__syscall_utimensat"],
  wasi_snapshot_preview1: ["fd_write", "fd_sync", "fd_seek", "fd_fdstat_get"],
};

function hostImports(module, memory, maxBytes) {
  let bytes = new Uint8Array(memory.buffer), view = new DataView(memory.buffer);
  const refresh = () => { // a memory that grew has a new buffer
    if (bytes.buffer !== memory.buffer) { bytes = new Uint8Array(memory.buffer); view = new DataView(memory.buffer); }
  };
  const text = (at) => {
    refresh();
    let end = at;
    while (bytes[end]) end++;
    return new TextDecoder().decode(bytes.slice(at, end));
  };
  const randomFile = 1000;
  const zoneSpan = (year) => [0, 6].map((month) => new Date(year, month, 1).getTimezoneOffset());
  const env = {
    memory,
    emscripten_date_now: () => Date.now(),
    emscripten_get_now: () => performance.now(),
    emscripten_get_heap_max: () => maxBytes,
    emscripten_resize_heap(want) {
      want >>>= 0;
      const have = memory.buffer.byteLength;
      if (want > maxBytes) return 0;
      for (const slack of [1.2, 1.1, 1]) {
        const size = Math.min(maxBytes, Math.max(want, Math.ceil(have * slack)));
        try { memory.grow((size - have + 65535) >>> 16); return 1; } catch { /* ask for less */ }
      }
      return 0;
    },
    _localtime_js(time, at) {
      const d = new Date(Number(time) * 1000), year = d.getFullYear(), [winter, summer] = zoneSpan(year);
      const dayOfYear = Math.round((Date.UTC(year, d.getMonth(), d.getDate()) - Date.UTC(year, 0, 1)) / 864e5);
      const saving = winter !== summer && d.getTimezoneOffset() === Math.min(winter, summer);
      refresh();
      [d.getSeconds(), d.getMinutes(), d.getHours(), d.getDate(), d.getMonth(), year - 1900, d.getDay(), dayOfYear, +saving, -60 * d.getTimezoneOffset()]
        .forEach((n, i) => view.setInt32(at + 4 * i, n, true));
    },
    _tzset_js(zone, daylight, standardName, savingName) {
      const [winter, summer] = zoneSpan(new Date().getFullYear());
      refresh();
      view.setUint32(zone, Math.max(winter, summer) * 60, true);
      view.setInt32(daylight, +(winter !== summer), true);
      for (const at of [standardName, savingName]) bytes.set(new TextEncoder().encode("UTC\0"), at);
    },
    __syscall_openat: (_dir, path) => (text(path) === "/dev/urandom" ? randomFile : errno.ENOENT),
  };
  const wasi_snapshot_preview1 = {
    clock_time_get(id, _precision, at) {
      refresh();
      view.setBigUint64(at, BigInt(Math.round((id ? performance.now() : Date.now()) * 1e6)), true);
      return 0;
    },
    environ_sizes_get(count, size) { refresh(); view.setUint32(count, 0, true); view.setUint32(size, 0, true); return 0; },
    environ_get: () => 0,
    fd_close: () => 0,
    fd_read(file, blocks, n, out) {
      if (file !== randomFile) return errno.EBADF;
      refresh();
      let total = 0;
      for (let i = 0; i < n; i++, blocks += 8) {
        const at = view.getUint32(blocks, true), size = view.getUint32(blocks + 4, true);
        for (let o = 0; o < size; o += 65536) crypto.getRandomValues(bytes.subarray(at + o, at + Math.min(size, o + 65536)));
        total += size;
      }
      view.setUint32(out, total, true);
      return 0;
    },
  };
  for (const name of refused.env) env[name] = () => errno.ENOSYS;
  for (const name of refused.wasi_snapshot_preview1) wasi_snapshot_preview1[name] = () => errno.EBADF;
  const imports = { env, wasi_snapshot_preview1 };
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (!(name in (imports[from] ?? {}))) throw new Error(`sqlite3.wasm asks for ${from}.${name}, which this page does not know`);
  }
  return imports;
}

// Every function that the Go program imports must be there, or it would fail with
// a message that names no version.
function assertExports(goModule, exports) {
  const missing = WebAssembly.Module.imports(goModule)
    .filter(({ module, name }) => module === "sqlite" && !(name in exports)).map(({ name }) => name);
  if (missing.length) throw new Error(`sqlite3.wasm lacks ${missing.join(", ")}`);
}

// Whether a module may have several memories: one that declares two.
export const hasMultiMemory = () => WebAssembly.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 5, 5, 2, 0, 0, 0, 0));

// Instantiates everything and returns the Go program's instance, ready for
// go.run(). Modules: sqlite, helper, copy (only compiled where it validates: pass a
// function), go; each a WebAssembly.Module or a promise of one. maxPages caps
// SQLite's heap, in pages of 64 KiB.
export async function instantiate(go, modules, { copyInJS = false, pages = 256, maxPages = 8192 } = {}) {
  const memory = new WebAssembly.Memory({ initial: pages, maximum: maxPages });
  const [sqliteModule, helperModule, goModule] = await Promise.all([modules.sqlite, modules.helper, modules.go]);
  const sqlite = (await WebAssembly.instantiate(sqliteModule, hostImports(sqliteModule, memory, maxPages * 65536))).exports;
  assertExports(goModule, sqlite);
  sqlite.__wasm_call_ctors();
  const failed = sqlite.sqlite3_initialize();
  if (failed) throw new Error(`SQLite could not be started (${failed})`);
  const helper = (await WebAssembly.instantiate(helperModule, { env: { memory }, sqlite })).exports;
  const words = (text) => { // a text of SQLite's own that stays
    const bytes = new TextEncoder().encode(text + "\0"), at = sqlite.sqlite3_malloc(bytes.length);
    new Uint8Array(memory.buffer).set(bytes, at);
    return at;
  };
  helper.like_errors(words("LIKE or GLOB pattern too complex"), words("ESCAPE expression must be a single character"));
  const table = sqlite.__indirect_function_table, base = table.grow(slots.length);
  const several = !copyInJS && hasMultiMemory();
  let goMemory, goBytes, sqliteBytes;
  const refresh = () => {
    if (goBytes?.buffer !== goMemory.buffer) goBytes = new Uint8Array(goMemory.buffer);
    if (sqliteBytes?.buffer !== memory.buffer) sqliteBytes = new Uint8Array(memory.buffer);
  };
  const copy = (to, at, from, start, n) => { // for a few bytes a loop beats set()
    if (n < 32) for (let i = 0; i < n; i++) to[at + i] = from[start + i];
    else to.set(from.subarray(start, start + n), at);
  };
  const copies = several ? {} : {
    copy_in(to, from, n) { refresh(); copy(sqliteBytes, to >>> 0, goBytes, from >>> 0, n >>> 0); },
    copy_out(to, from, n) { refresh(); copy(goBytes, to >>> 0, sqliteBytes, from >>> 0, n >>> 0); },
  };
  const instance = await WebAssembly.instantiate(goModule,
    { ...go.importObject, sqlite, helper: { ...helper, ...copies, slot_base: () => base } });
  goMemory = instance.exports.mem;
  slots.forEach((name, i) => table.set(base + i, instance.exports[name] ?? helper[name]));
  if (several) {
    const copyModule = await modules.copy();
    const { copy_in, copy_out } = (await WebAssembly.instantiate(copyModule, { go: { mem: goMemory }, env: { memory } })).exports;
    helper.copies.set(0, copy_in);
    helper.copies.set(1, copy_out);
  }
  return { instance, multiMemory: several, memory };
}
