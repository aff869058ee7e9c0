// The same workloads on the official build with its own JavaScript, as a yardstick.
import sqlite3InitModule from "@sqlite.org/sqlite-wasm";

const texts = JSON.parse(self.name);
const sqlite3 = await sqlite3InitModule({ print() {}, printErr() {} });
const each = (n, f) => { for (let i = 1; i <= n; i++) f(i); };
const drain = (s) => { while (s.step()) s.get([]); };

function repeat(db, sql, n, values) {
  const s = db.prepare(sql);
  each(n, (i) => { s.bind(values(i)); drain(s); s.reset(true); });
  s.finalize();
}

function round() {
  const db = new sqlite3.oo1.DB(":memory:");
  db.exec(texts.Setup);
  const all = (sql) => { const s = db.prepare(sql); drain(s); s.finalize(); };
  const work = [
    () => {
      db.exec("BEGIN");
      repeat(db, texts.InsertGroup, texts.Groups, (i) => [i, "group " + i]);
      repeat(db, texts.InsertItem, texts.Rows, (i) => [i, (i % texts.Groups) + 1, "item number " + i, i * 1.25]);
      db.exec("COMMIT");
    },
    () => all(texts.ReadAll), () => all(texts.Join),
    () => repeat(db, texts.Lookup, texts.Lookups, (i) => [((i * 7919) % texts.Rows) + 1]),
  ];
  const times = work.map((f) => { const t = performance.now(); f(); return performance.now() - t; });
  db.close();
  return times;
}

{
  const db = new sqlite3.oo1.DB(":memory:");
  db.selectValue("SELECT sqlite_version()");
  db.close();
}
self.onmessage = () => postMessage({ round: round() });
postMessage({ ready: "official" });
