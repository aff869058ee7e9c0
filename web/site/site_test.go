package site_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/web/page"
	"github.com/diptych-orm/diptych/web/site"
)

// built makes a small site from stand-ins for the programs.
func built(t *testing.T) string {
	t.Helper()
	programs := t.TempDir()
	in := func(name string) string {
		path := filepath.Join(programs, name)
		if err := os.WriteFile(path, []byte(strings.Repeat(name+"\n", 50)), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	lessons, err := lesson.All(os.DirFS("../../examples"))
	if err != nil {
		t.Fatal(err)
	}
	lessons[0].Runs[0].Events = []protocol.Event{
		{Seq: 1, Line: 3, Kind: protocol.StatementBegin, Span: 1, Body: protocol.Body{SQL: "SELECT '</script><b>'"}},
		{Seq: 2, Line: 3, Kind: protocol.Stdout, Body: protocol.Body{Text: "</script><script>alert(1)</script>\n"}},
	}
	out := filepath.Join(t.TempDir(), "dist")
	err = site.Build(site.Plan{Out: out, Lessons: lessons, Styles: os.DirFS("../style"), Course: os.DirFS("../../examples/course"),
		Programs: site.Programs{App: in("app.wasm"), Engine: in("engine.wasm"), Exec: in("wasm_exec.js"), Bridge: in("bridge.js"), Worker: in("worker.js"), Site: in("site.js"), Play: in("play.js")}})
	if err != nil {
		t.Fatal(err)
	}
	if err := site.Compress(out, filepath.Join(t.TempDir(), "cache"), 9); err != nil {
		t.Fatal(err)
	}
	return out
}

var (
	address    = regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	dataScript = regexp.MustCompile(`<script type="application/json" id="diptych-page">(.*?)</script>`)
	inline     = regexp.MustCompile(`<style|\sstyle=|\son[a-z]+=|<script>|javascript:`)
)

func TestPagesHoldWhatTheyNeed(t *testing.T) {
	out := built(t)
	pages := 0
	err := filepath.WalkDir(out, func(name string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		pages++
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		html := string(data)
		for _, m := range address.FindAllStringSubmatch(html, -1) {
			target, _, _ := strings.Cut(m[1], "#")
			switch {
			case target == "" || strings.HasPrefix(target, "data:"):
			case !strings.HasPrefix(target, "/"):
				t.Errorf("%s: %s is on another site", name, m[1])
			default:
				path := filepath.Join(out, filepath.FromSlash(target))
				if strings.HasSuffix(target, "/") {
					path = filepath.Join(path, "index.html")
				}
				if _, err := os.Stat(path); err != nil {
					t.Errorf("%s: %s leads nowhere", name, m[1])
				}
			}
		}
		visible := dataScript.ReplaceAllString(html, "")
		if found := inline.FindString(visible); found != "" {
			t.Errorf("%s: %q, which the policy forbids", name, found)
		}
		if n := strings.Count(visible, "</script>"); n != strings.Count(visible, "<script ") {
			t.Errorf("%s: text ended an element", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if pages < 6+5 {
		t.Errorf("%d pages", pages)
	}
}

func TestALessonsPageCanBeReadAndMadeLive(t *testing.T) {
	html, err := os.ReadFile(filepath.Join(built(t), "examples/first-model/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"class</span> Book(models.Model):", "&lt;/script&gt;&lt;script&gt;alert(1)", "Describe a table as a class", "recorded result"} {
		if !strings.Contains(string(html), want) {
			t.Errorf("no %q", want)
		}
	}
	m := dataScript.FindSubmatch(html)
	if m == nil {
		t.Fatal("no data for the program")
	}
	var data page.Data
	if err := json.Unmarshal(m[1], &data); err != nil {
		t.Fatal(err)
	}
	if data.Lesson.Slug != "first-model" || len(data.Lesson.Runs[0].Events) != 2 || !strings.HasPrefix(data.Assets.Engine, "/a/engine.") || data.Assets.EngineSize == 0 {
		t.Errorf("%+v", data.Assets)
	}
}

func TestNetlifyHasTheSameHeaders(t *testing.T) {
	file, err := os.ReadFile("../../netlify.toml")
	if err != nil {
		t.Fatal(err)
	}
	if want := site.Netlify("1.26", "20"); string(file) != want {
		t.Error("netlify.toml is not what go run ./cmd/site netlify writes")
	}
}

func TestHeaders(t *testing.T) {
	for _, c := range []struct{ path, header, want string }{
		{"/", "Content-Security-Policy", "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
		{"/embed/", "Content-Security-Policy", "frame-ancestors *"},
		{"/course/", "Content-Security-Policy", "frame-src 'self'"},
		{"/examples/embed/", "Content-Security-Policy", "frame-ancestors 'none'"},
		{"/a/app.1.wasm", "Content-Type", "application/wasm"},
		{"/a/app.1.wasm", "Cache-Control", "immutable"},
		{"/play/", "Cache-Control", "no-cache"},
		{"/diptych-play.js", "Access-Control-Allow-Origin", "*"},
	} {
		if got := site.Headers(c.path)[c.header]; !strings.Contains(got, c.want) {
			t.Errorf("%s: %s is %q", c.path, c.header, got)
		}
	}
}

func TestServer(t *testing.T) {
	server := httptest.NewServer(site.Server(built(t)))
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	get := func(method, path string, header ...string) *http.Response {
		t.Helper()
		r, err := http.NewRequest(method, server.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		res, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { res.Body.Close() })
		return res
	}
	wasm := "/a/" + wasmName(t, server.URL, client)
	for _, c := range []struct {
		method, path, accept     string
		status                   int
		kind, encoding, location string
	}{
		{"GET", "/", "", 200, "text/html; charset=utf-8", "", ""},
		{"GET", "/play/", "gzip, deflate, br", 200, "text/html; charset=utf-8", "br", ""},
		{"GET", "/play/", "gzip, br;q=0", 200, "text/html; charset=utf-8", "gzip", ""},
		{"GET", "/play", "", 301, "", "", "/play/"},
		{"GET", wasm, "br", 200, "application/wasm", "br", ""},
		{"GET", wasm, "", 200, "application/wasm", "", ""},
		{"GET", "/diptych-play.js", "", 200, "text/javascript; charset=utf-8", "", ""},
		{"GET", "/no/page", "br", 404, "text/html; charset=utf-8", "br", ""},
		{"GET", "/a/none.wasm", "", 404, "text/html; charset=utf-8", "", ""},
		{"GET", "/../../etc/passwd", "", 404, "text/html; charset=utf-8", "", ""},
		{"HEAD", "/", "", 200, "text/html; charset=utf-8", "", ""},
		{"POST", "/", "", 405, "", "", ""},
	} {
		res := get(c.method, c.path, "Accept-Encoding", c.accept)
		if res.StatusCode != c.status || c.kind != "" && res.Header.Get("Content-Type") != c.kind || res.Header.Get("Content-Encoding") != c.encoding || res.Header.Get("Location") != c.location {
			t.Errorf("%s %s: %d %v", c.method, c.path, res.StatusCode, res.Header)
		}
	}
	first := get("GET", "/")
	if res := get("GET", "/", "If-None-Match", first.Header.Get("Etag")); res.StatusCode != 304 {
		t.Errorf("a page that did not change: %d", res.StatusCode)
	}
}

func wasmName(t *testing.T, url string, client *http.Client) string {
	t.Helper()
	res, err := client.Get(url + "/play/")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	html, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile(`app\.[0-9a-f]+\.wasm`).FindString(string(html))
	if name == "" {
		t.Fatal("the page names no program")
	}
	return name
}
