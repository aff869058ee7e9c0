//go:build !js

package browsertest

import (
	"net/http"
	"path"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/diptych-orm/diptych/web/site"
)

// besideSite serves the site and counts what it sent of the files beside the engine's
// program; where refuse is set, it has none of them.
func besideSite(t *testing.T, refuse *atomic.Bool, sent *atomic.Int64) *tab {
	inner := site.Server(dist(t))
	return newTab(t, serve(t, map[string]http.HandlerFunc{"/a/": func(w http.ResponseWriter, r *http.Request) {
		if path.Ext(r.URL.Path) == ".bin" {
			if refuse.Load() {
				http.Error(w, "out of order", http.StatusServiceUnavailable)
				return
			}
			defer sent.Add(1)
		}
		inner.ServeHTTP(w, r)
	}}), 1440, 900)
}

// runs writes a program, runs it and waits for what it prints.
func (b *tab) runs(text, prints string) {
	b.t.Helper()
	b.write("dj", text)
	b.click(".top .run")
	b.wait(`document.querySelector("#p-dj").dataset.status === "finished" && document.querySelector("#p-dj .stdout")?.innerText.includes("` + prints + `")`)
}

// A file that cannot be fetched ends an import of its modules with an error of
// Python's kind: the lessons need none, the text stays, and the next run tries again.
func TestAFileBesideTheProgramThatFails(t *testing.T) {
	var refuse atomic.Bool
	var sent atomic.Int64
	refuse.Store(true)
	b := besideSite(t, &refuse, &sent)
	b.allow("503")
	b.open("/examples/one-to-many/")
	b.ready()
	b.click(".top .run")
	b.ran()
	for _, side := range []string{"dj", "sa"} {
		if s := b.status(side); s != "finished" {
			t.Errorf("%s: the lesson is %s without the files: %s", side, s, b.text("#p-"+side+" .fail"))
		}
	}
	b.click("[data-do=layout][data-arg=dj]")
	code := "mine = 1\nimport argparse\nprint('read', argparse.ArgumentParser().description)\n"
	for _, c := range []struct{ text, says string }{
		{code, "Diptych could not load the module 'argparse'"},
		{"try:\n    import asyncio\nexcept ImportError as e:\n    raise RuntimeError('caught: ' + str(e)[-38:])\n", "caught: run again when the site can be reached"},
	} {
		b.write("dj", c.text)
		b.click(".top .run")
		b.wait(`document.querySelector("#p-dj").dataset.status === "failed" && document.querySelector("#p-dj .fail")?.innerText.includes("` + c.says + `")`)
		if got := b.code("dj"); strings.TrimSpace(got) != strings.TrimSpace(c.text) {
			t.Errorf("the editor holds %q", got)
		}
	}
	b.shot("desktop-file-failed")
	refuse.Store(false)
	b.runs(code, "read None")
}

// Once the engine has rested, it needs the network no more: not for an import, not
// for a zone, not when a new Worker takes the place of one that was stopped.
func TestFilesBesideTheProgramAreThereOffline(t *testing.T) {
	var refuse atomic.Bool
	var sent atomic.Int64
	b := besideSite(t, &refuse, &sent)
	b.open("/examples/first-model/")
	b.ready()
	for sent.Load() < 3 { // library, zones and names
		b.eval(`new Promise((done) => setTimeout(done, 50))`)
	}
	b.eval(`new Promise((done) => setTimeout(done, 500))`) // what was sent arrives
	refuse.Store(true)
	b.click("[data-do=layout][data-arg=dj]")
	code := "import unittest, logging\nfrom datetime import datetime\nfrom zoneinfo import ZoneInfo\nprint('%s', datetime(2024, 7, 1, 12, tzinfo=ZoneInfo('Europe/Berlin')).isoformat())\n"
	b.runs(strings.Replace(code, "%s", "first", 1), "first 2024-07-01T12:00:00+02:00")
	b.write("dj", "while True:\n    pass\n")
	b.click(".top .run")
	b.wait(`document.querySelector("#p-dj").dataset.status === "running"`)
	b.click(".top [data-do=stop]")
	b.wait(`document.querySelector("#p-dj").dataset.status === "stopped"`)
	b.wait(`document.querySelector("#app[data-engine=ready]")`)
	b.runs(strings.Replace(code, "%s", "second", 1), "second 2024-07-01T12:00:00+02:00")
}
