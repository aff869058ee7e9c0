//go:build !js

package browsertest

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/diptych-orm/diptych/web/site"
)

// plain is a file of the site as it is, without compression.
func plain(inner http.Handler, r *http.Request) *httptest.ResponseRecorder {
	r = r.Clone(r.Context())
	r.Header.Del("Accept-Encoding")
	got := httptest.NewRecorder()
	inner.ServeHTTP(got, r)
	return got
}

// files are the programs of the site as built: SQLite is one of them, or a part
// of the engine's.
func programFiles(t *testing.T) (prefixes []string) {
	t.Helper()
	for _, name := range []string{"app", "engine", "sqlite3", "helper"} {
		if found, _ := filepath.Glob(filepath.Join(dist(t), "a", name+".*.wasm")); len(found) > 0 {
			prefixes = append(prefixes, "/a/"+name+".")
		}
	}
	return prefixes
}

// No file waits for another: nothing is sent before all were asked for.
func TestAllFilesLoadAtOnce(t *testing.T) {
	inner := site.Server(dist(t))
	var all sync.WaitGroup
	asked := map[string]*sync.Once{}
	for _, prefix := range programFiles(t) {
		all.Add(1)
		asked[prefix] = &sync.Once{}
	}
	b := newTab(t, serve(t, map[string]http.HandlerFunc{"/a/": func(w http.ResponseWriter, r *http.Request) {
		for prefix, once := range asked {
			if strings.HasPrefix(r.URL.Path, prefix) {
				once.Do(all.Done)
				all.Wait()
			}
		}
		inner.ServeHTTP(w, r)
	}}), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
}

// While the engine's file arrives, a line tells how much of it is there; then what
// is done with it.
func TestTheProgressIsTold(t *testing.T) {
	inner := site.Server(dist(t))
	half := make(chan struct{})
	b := newTab(t, serve(t, map[string]http.HandlerFunc{"/a/": func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/a/engine.") {
			inner.ServeHTTP(w, r)
			return
		}
		body := plain(inner, r).Body.Bytes()
		w.Header().Set("Content-Type", "application/wasm")
		w.Write(body[:len(body)/2])
		w.(http.Flusher).Flush()
		<-half
		w.Write(body[len(body)/2:])
	}}), 1440, 900)
	b.open("/examples/first-model/")
	b.wait(`/engine.*[1-9]/.test(document.querySelector("#engine-state")?.innerText)`)
	b.shot("desktop-loading")
	contains(t, "what is loading", b.text("#engine-state"), "the engine")
	contains(t, "the recording meanwhile", b.text("#p-dj .stdout"), "before 1970: 2")
	close(half)
	b.ready()
}

// The second visit asks the server for nothing that the browser has.
func TestTheSecondVisitLoadsNothing(t *testing.T) {
	inner := site.Server(dist(t))
	var asked, beside atomic.Int64
	b := newTab(t, serve(t, map[string]http.HandlerFunc{"/a/": func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		inner.ServeHTTP(w, r)
		if strings.HasSuffix(r.URL.Path, ".bin") {
			beside.Add(1)
		}
	}}), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	if asked.Load() == 0 {
		t.Fatal("the first visit asked for nothing")
	}
	files, err := filepath.Glob(filepath.Join(dist(t), "a", "*.bin"))
	if err != nil || len(files) == 0 {
		t.Fatal("there are no files beside the program", err)
	}
	for end := time.Now().Add(30 * time.Second); beside.Load() < int64(len(files)); { // the engine fetches them when it rests
		if time.Now().After(end) {
			t.Fatalf("%d of the %d files beside the program were fetched", beside.Load(), len(files))
		}
		time.Sleep(50 * time.Millisecond)
	}
	asked.Store(0)
	b.open("/examples/aggregation/")
	b.ready()
	b.click(".top .run")
	b.ran()
	if n := asked.Load(); n != 0 {
		t.Errorf("the second visit asked for %d files", n)
	}
}

func TestAMissingEngineIsNamed(t *testing.T) {
	inner := site.Server(dist(t))
	gone := true
	b := newTab(t, serve(t, map[string]http.HandlerFunc{"/a/": func(w http.ResponseWriter, r *http.Request) {
		if gone && strings.HasPrefix(r.URL.Path, "/a/engine.") {
			http.Error(w, "gone", http.StatusNotFound)
			return
		}
		inner.ServeHTTP(w, r)
	}}), 1440, 900)
	b.allow("404")
	b.open("/examples/first-model/")
	b.wait(`document.querySelector("#app[data-engine=lost]")`)
	contains(t, "why", b.text("#engine-state"), "the file of the engine is missing (404)")
	contains(t, "the recording", b.text("#p-dj .stdout"), "before 1970: 2")
	b.shot("desktop-no-engine")
	gone = false // Run tries again
	b.click(".top .run")
	b.ran()
}

// Whatever is wrong with a part, the page says which part it is and why, and what
// was recorded stays.
func TestADamagedPartIsNamed(t *testing.T) {
	names := map[string]string{"/a/engine.": "the file of the engine", "/a/sqlite3.": "the file of SQLite", "/a/helper.": "the file of SQLite's helper"}
	hurts := []struct {
		name, says string
		send       func(w http.ResponseWriter, body []byte)
	}{
		{"missing", "is missing (404)", func(w http.ResponseWriter, _ []byte) { http.Error(w, "gone", http.StatusNotFound) }},
		{"cut short", "is damaged or was cut short", func(w http.ResponseWriter, body []byte) {
			w.Header().Set("Content-Type", "application/wasm")
			w.Write(body[:len(body)/2])
		}},
		{"a page instead", "is damaged or was cut short (text/html", func(w http.ResponseWriter, _ []byte) {
			w.Header().Set("Content-Type", "text/html")
			w.Write([]byte("<!doctype html><title>not found</title>"))
		}},
		{"broken off", "the file of", func(w http.ResponseWriter, body []byte) {
			w.Header().Set("Content-Type", "application/wasm")
			w.Header().Set("Content-Length", "99999999")
			w.Write(body[:len(body)/2])
		}},
	}
	inner := site.Server(dist(t))
	var which string
	var hurt func(w http.ResponseWriter, body []byte)
	b := newTab(t, serve(t, map[string]http.HandlerFunc{"/a/": func(w http.ResponseWriter, r *http.Request) {
		if which == "" || !strings.HasPrefix(r.URL.Path, which) {
			inner.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		hurt(w, plain(inner, r).Body.Bytes())
	}}), 1440, 900)
	for _, expected := range []string{"404", "CONTENT_LENGTH", "Failed to load"} {
		b.allow(expected)
	}
	for _, prefix := range programFiles(t) {
		if names[prefix] == "" {
			continue
		}
		for _, h := range hurts {
			which, hurt = prefix, h.send
			b.do(chromedp.Navigate("about:blank"))
			clearCache(b)
			b.open("/examples/first-model/")
			b.wait(`document.querySelector("#app[data-engine=lost]")`)
			contains(t, prefix+" "+h.name, b.text("#engine-state"), names[prefix])
			contains(t, prefix+" "+h.name, b.text("#engine-state"), h.says)
			contains(t, "the recording", b.text("#p-dj .stdout"), "before 1970: 2")
		}
	}
	which = "" // Run tries again
	b.click(".top .run")
	b.ran()
	contains(t, "the run", b.text("#p-dj .stdout"), "before 1970: 2")
}

func TestAWrongTypeDoesNotMatter(t *testing.T) {
	inner := site.Server(dist(t))
	b := newTab(t, serve(t, map[string]http.HandlerFunc{"/a/": func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.URL.Path, ".wasm") {
			inner.ServeHTTP(w, r)
			return
		}
		r.Header.Del("Accept-Encoding")
		got := httptest.NewRecorder()
		inner.ServeHTTP(got, r)
		w.Header().Set("Content-Type", "application/octet-stream")
		w.Write(got.Body.Bytes())
	}}), 1440, 900)
	b.allow("MIME")
	b.open("/examples/first-model/")
	b.ready()
}

func TestABrowserWithoutWebAssembly(t *testing.T) {
	const without = "delete globalThis.WebAssembly;"
	inner := site.Server(dist(t))
	b := newTab(t, serve(t, map[string]http.HandlerFunc{"/a/": func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/a/worker.") || strings.HasPrefix(r.URL.Path, "/a/bridge.") {
			w.Header().Set("Content-Type", "text/javascript")
			w.Write(append([]byte(without), plain(inner, r).Body.Bytes()...))
			return
		}
		inner.ServeHTTP(w, r)
	}}), 1440, 900)
	b.allow("WebAssembly")
	b.open("/examples/first-model/")
	b.within(20*time.Second, `/no WebAssembly/.test(document.querySelector("#engine-state")?.innerText)`)
	contains(t, "the recording", b.text("#p-dj .stdout"), "before 1970: 2")
	contains(t, "the code", b.text("#p-dj"), "models.Model")
	b.shot("desktop-no-webassembly")
}

// The engine's Worker says by itself what a browser lacks, whatever the page has.
func TestAWorkerWithoutAFeature(t *testing.T) {
	inner := site.Server(dist(t))
	without := ""
	b := newTab(t, serve(t, map[string]http.HandlerFunc{"/a/": func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/a/worker.") {
			w.Header().Set("Content-Type", "text/javascript")
			w.Header().Set("Cache-Control", "no-store")
			w.Write(append([]byte(without), plain(inner, r).Body.Bytes()...))
			return
		}
		inner.ServeHTTP(w, r)
	}}), 1440, 900)
	for lack, how := range map[string]string{
		"WebAssembly": "delete globalThis.WebAssembly;", "BigInt": "delete globalThis.BigInt;", "bulk memory operations": "WebAssembly.validate = () => false;",
	} {
		without = how
		b.open("/examples/first-model/")
		b.wait(`document.querySelector("#app[data-engine=lost]")`)
		contains(t, lack, b.text("#engine-state"), "this browser has no "+lack)
		contains(t, "the recording", b.text("#p-dj .stdout"), "before 1970: 2")
	}
}
