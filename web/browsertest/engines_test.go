//go:build !js

package browsertest

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/drivertest"
)

// The page starts a Worker for the suite on one engine after the other; what a
// suite printed is its report.
const enginesPage = `<!doctype html><title>suite</title><script type="module">
const run = (job) => new Promise((done) => {
  const worker = new Worker("worker.mjs", { type: "module" });
  worker.onmessage = (e) => { worker.terminate(); done(e.data); };
  worker.onerror = (e) => done({ code: -1, output: "the Worker died: " + e.message });
  worker.postMessage(job);
});
const suites = {};
for (const [name, job] of Object.entries(JOBS)) suites[name] = await run(job);
await fetch("/report", { method: "POST", body: JSON.stringify({ agent: navigator.userAgent, suites }) });
</script>`

// A test program of Go's writes to a file system that collects it.
const enginesWorker = `import { instantiate } from "./loader.mjs";
let output = "";
const decoder = new TextDecoder();
const missing = (...args) => args.at(-1)(Object.assign(new Error("not here"), { code: "ENOSYS" }));
const write = (bytes) => { output += decoder.decode(bytes, { stream: true }); return bytes.length; };
globalThis.fs = new Proxy({
  constants: { O_WRONLY: -1, O_RDWR: -1, O_CREAT: -1, O_TRUNC: -1, O_APPEND: -1, O_EXCL: -1, O_DIRECTORY: -1 },
  writeSync: (_file, bytes) => write(bytes),
  write: (_file, bytes, offset, length, _position, done) => done(null, write(bytes.subarray(offset, offset + length))),
  fsync: (_file, done) => done(null),
}, { get: (has, name) => has[name] ?? missing });
onmessage = async ({ data: { program, host, copyInJS } }) => {
  let code = -1;
  try {
    await import("./wasm_exec.js");
    const go = new Go();
    go.argv = [program, "-test.v", "-test.timeout=120s"];
    go.exit = (c) => { code = c; };
    const load = async (file) => {
      const response = await fetch(file);
      if (!response.ok) throw new Error(file + ": " + response.status);
      return WebAssembly.compileStreaming(response);
    };
    const instance = host
      ? (await instantiate(go, { sqlite: load("sqlite3.wasm"), helper: load("helper.wasm"), copy: () => load("copy.wasm"), go: load(program) }, { copyInJS })).instance
      : await WebAssembly.instantiate(await load(program), go.importObject);
    await go.run(instance);
  } catch (e) { output += "\n" + e + "\n" + e.stack; }
  postMessage({ code, output });
};`

type suiteReport struct {
	Agent  string
	Suites map[string]struct {
		Code   int
		Output string
	}
}

// suiteParts builds what the page needs, once: the suite as a program for each
// engine, SQLite and the modules that go with it.
var suiteParts = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "suite")
	if err != nil {
		return "", err
	}
	run := func(env []string, name string, args ...string) {
		if err != nil {
			return
		}
		cmd := exec.Command(name, args...)
		cmd.Dir, cmd.Env, cmd.Stderr = "../..", append(os.Environ(), env...), os.Stderr
		err = cmd.Run()
	}
	file := func(from, to string) {
		if err != nil {
			return
		}
		var data []byte
		if data, err = os.ReadFile(from); err == nil {
			err = os.WriteFile(filepath.Join(dir, to), data, 0o644)
		}
	}
	js := []string{"GOOS=js", "GOARCH=wasm"}
	run(js, "go", "test", "-c", "-ldflags=-s -w", "-o", filepath.Join(dir, "hostsqlite.wasm"), "./orm/database/hostsqlite")
	run(js, "go", "test", "-c", "-ldflags=-s -w", "-o", filepath.Join(dir, "gosqlite.wasm"), "./orm/database/gosqlite")
	run(nil, "node", "orm/database/hostsqlite/assemble.mjs", dir, "web/client")
	file("../client/node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm", "sqlite3.wasm")
	file("../../orm/database/hostsqlite/loader.mjs", "loader.mjs")
	if err == nil {
		var root []byte
		if root, err = exec.Command("go", "env", "GOROOT").Output(); err == nil {
			file(filepath.Join(strings.TrimSpace(string(root)), "lib/wasm/wasm_exec.js"), "wasm_exec.js")
		}
	}
	return dir, err
})

// TestEngines runs the suite of package drivertest in the browsers, on both
// engines; SQLite's C build both with the copies between memories that the browser
// has and with those in JavaScript.
func TestEngines(t *testing.T) {
	dist(t) // built beside it, and the npm packages are there
	dir, err := suiteParts()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	mux := http.NewServeMux()
	files := http.FileServer(http.Dir(dir))
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "js") {
			w.Header().Set("Content-Type", "text/javascript")
		}
		files.ServeHTTP(w, r)
	})
	mux.HandleFunc("/worker.mjs", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		w.Write([]byte(enginesWorker))
	})
	const jobs = `{ "sqlite-wasm": { program: "hostsqlite.wasm", host: true }, "sqlite-wasm, copies in JavaScript": { program: "hostsqlite.wasm", host: true, copyInJS: true }, "go-sqlite3": { program: "gosqlite.wasm" } }`
	mux.HandleFunc("/suite", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte(strings.Replace(enginesPage, "JOBS", jobs, 1)))
	})
	for _, b := range []browser{chromium, firefox, webkit} {
		t.Run(b.name, func(t *testing.T) {
			got := visit[suiteReport](t, b, mux, "/suite")
			t.Log(got.Agent)
			for name, s := range got.Suites {
				m := regexp.MustCompile(`(\d+) checks on (.*)`).FindStringSubmatch(s.Output)
				if s.Code != 0 || m == nil {
					t.Errorf("%s ended with %d:\n%s", name, s.Code, regexp.MustCompile(`(?m)^ *(=== RUN|--- PASS).*\n`).ReplaceAllString(s.Output, ""))
					continue
				}
				t.Logf("%s: %s", name, m[0])
				if n, _ := strconv.Atoi(m[1]); n < drivertest.Least {
					t.Errorf("%s: only %d checks", name, n)
				}
			}
			if len(got.Suites) != 3 {
				t.Errorf("%d suites ran", len(got.Suites))
			}
		})
	}
}
