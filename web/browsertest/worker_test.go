//go:build !js

package browsertest

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/diptych-orm/diptych/web/site"
)

func clearCache(b *tab) {
	b.t.Helper()
	call(b, network.ClearBrowserCache, cdp.Empty{})
}

// The Worker's program ends in every way that one can, and each time the page says
// so, keeps the text, and goes on with a new Worker.
func TestAWorkerThatDies(t *testing.T) {
	inner := site.Server(dist(t))
	program, err := os.ReadFile(os.Getenv("DIPTYCH_FAULTS"))
	if err != nil {
		t.Skip("needs the engine's program with faults: ./build.sh test builds it and sets DIPTYCH_FAULTS")
	}
	b := newTab(t, serve(t, map[string]http.HandlerFunc{"/a/": func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/a/engine.") {
			inner.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/wasm")
		w.Write(program)
	}}), 1440, 900)
	for _, expected := range []string{"unreachable", "out of bounds", "call stack", "panic", "goroutine", "exit code", "stack"} {
		b.allow(expected)
	}
	b.open("/examples/first-model/")
	b.ready()
	b.click("[data-do=layout][data-arg=dj]")
	for _, f := range []struct{ fault, status, says string }{
		{"trap", "broken", "The engine stopped"}, {"overflow", "broken", "The engine stopped"},
		{"panic", "broken", "The engine stopped"}, {"exit", "broken", "The engine stopped"},
		{"silence", "limited", "did not answer"}, {"later", "finished", ""},
	} {
		text := "mine = 1  # fault: " + f.fault + "\nprint('it ran')\n"
		b.write("dj", text)
		b.click(".top .run")
		if f.says == "" { // the run before ended in the same way: wait for what this one prints
			b.wait(`document.querySelector("#p-dj .stdout")?.innerText.includes("it ran")`)
		}
		b.wait(`document.querySelector("#p-dj").dataset.status === "` + f.status + `"`)
		if f.says != "" {
			contains(t, f.fault, b.text("#p-dj .fail"), f.says)
		} else { // it dies while nothing runs
			b.wait(`document.querySelector("#app:not([data-engine=ready])")`)
		}
		if got := b.code("dj"); got != strings.TrimSuffix(text, "\n") && got != text {
			t.Errorf("%s: the editor holds %q", f.fault, got)
		}
		b.shot("desktop-died-" + f.fault)
		b.wait(`document.querySelector("#app[data-engine=ready]")`)
		b.write("dj", "print('alive after "+f.fault+"')\n")
		b.click(".top .run")
		b.wait(`document.querySelector("#p-dj .stdout")?.innerText.includes("alive after ` + f.fault + `")`)
	}
}

// Python functions that SQL calls, in the Worker: what the real ORM printed, with a
// recursion that only Python's own limit may end.
func TestPythonFunctionsForSQL(t *testing.T) {
	code, err := os.ReadFile("../../conformance/cases/sqlalchemy/core_sql_functions.py")
	if err != nil {
		t.Fatal(err)
	}
	recorded, err := os.ReadFile("../../conformance/golden/sqlalchemy/core_sql_functions.json")
	if err != nil {
		t.Fatal(err)
	}
	var golden struct{ Stdout string }
	if err := json.Unmarshal(recorded, &golden); err != nil {
		t.Fatal(err)
	}
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	b.click("[data-do=layout][data-arg=sa]")
	b.write("sa", string(code))
	b.click(".top .run")
	b.ran()
	b.click("#p-sa [data-do=output]") // all of it
	b.wait(`document.querySelector("#p-sa [data-do=output]").textContent === "Show less"`)
	got := b.eval(`document.querySelector("#p-sa .stdout").textContent`)
	for line := range strings.Lines(golden.Stdout) {
		contains(t, "output", got, strings.TrimSpace(line))
	}
	if s := b.status("sa"); s != "finished" {
		t.Errorf("the run is %s: %.500s", s, b.text("#p-sa .fail"))
	}
}

// A Worker is asked directly, as the page asks it: what is no database replaces
// nothing.
func TestABrokenImageReplacesNothing(t *testing.T) {
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	b.eval(`(() => {
		const { assets } = JSON.parse(document.getElementById("diptych-page").textContent);
		const worker = new Worker(assets.worker), waiting = new Map(), printed = {};
		worker.onmessage = ({ data }) => {
			if (typeof data !== "string") return;
			const r = JSON.parse(data);
			for (const e of r.events ?? []) if (JSON.stringify(e).includes("stdout")) printed[r.id] = (printed[r.id] ?? "") + JSON.stringify(e);
			if (r.type === "done" || r.type === "ready" || r.type === "fatal") waiting.get(r.id)?.(r);
		};
		let last = 0;
		const ask = (type, body) => new Promise((done) => {
			const id = ++last;
			waiting.set(id, (r) => done({ ...r, printed: printed[id] ?? "", id }));
			worker.postMessage(JSON.stringify({ v: 1, type, id, ...body }));
		});
		worker.postMessage({ init: { exec: assets.exec, engine: assets.engine, size: assets.engineSize, parts: assets.sqlite, modules: null, files: assets.files, had: [] } });
		const snippet = (text) => ({ run: { files: [{ name: "main.py", text }], keep: true } });
		const look = snippet('from sqlalchemy import *\nwith create_engine("sqlite://").connect() as c:\n    print("rows", c.execute(text("SELECT count(*) FROM kept")).scalar())\n');
		const image = async (data) => (await ask("import", { import: { name: "x.db", data: btoa(data) } })).done;
		(async () => {
			await ask("warm", {});
			const made = await ask("run", snippet('from sqlalchemy import *\nwith create_engine("sqlite://").begin() as c:\n    c.execute(text("CREATE TABLE kept (x)"))\n    c.execute(text("INSERT INTO kept VALUES (1), (2)"))\n'));
			const good = atob((await ask("export", { export: { run: made.id } })).done.data);
			const out = { good: await image(good), before: (await ask("run", look)).printed };
			out.bad = [];
			for (const bytes of ["hello", "SQLite format 3\0", good.slice(0, good.length / 2), good.slice(0, 100) + "x".repeat(good.length - 100), "\x89PNG" + "x".repeat(4096)]) out.bad.push(await image(bytes));
			out.after = (await ask("run", look)).printed;
			window.imaged = out;
		})().catch((e) => { window.imaged = { error: String(e) }; });
	})()`)
	b.wait("window.imaged")
	var got struct {
		Error string
		Good  struct{ OK bool }
		Bad   []struct {
			OK    bool
			Error string
		}
		Before, After string
	}
	if err := json.Unmarshal([]byte(b.eval("JSON.stringify(imaged)")), &got); err != nil || got.Error != "" {
		t.Fatal(err, got.Error)
	}
	if !got.Good.OK || len(got.Bad) != 5 {
		t.Errorf("import gave %+v", got)
	}
	for _, bad := range got.Bad {
		if bad.OK || !strings.Contains(bad.Error, "not a database") {
			t.Errorf("a broken image gave %+v", bad)
		}
	}
	contains(t, "before", got.Before, "rows 2")
	contains(t, "after", got.After, "rows 2")
}
