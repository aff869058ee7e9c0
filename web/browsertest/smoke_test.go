//go:build !js

package browsertest

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/web/site"
)

// The script that drives the page from inside, for browsers that are started
// without a driver. It is added to the page by the test's own server and reports
// to it; the page is otherwise the one that everyone gets.
const smokeScript = `
const seen = [];
addEventListener("error", (e) => seen.push("error: " + e.message));
addEventListener("unhandledrejection", (e) => seen.push("rejection: " + e.reason));
addEventListener("securitypolicyviolation", (e) => seen.push("policy: " + e.violatedDirective + " " + e.blockedURI));
const until = async (what, limit = 90000) => {
  for (const end = Date.now() + limit; Date.now() < end; await new Promise((r) => setTimeout(r, 50))) { const v = what(); if (v) return v; }
  throw new Error("not in time: " + what + " page: " + document.body.innerText.slice(0, 800));
};
const text = (s) => document.querySelector(s)?.innerText ?? "";
(async () => {
  const report = { agent: navigator.userAgent, seen };
  try {
    await until(() => document.querySelector("#app[data-engine=ready]"));
    await until(() => document.querySelector(".editor.dj")?.shadowRoot?.querySelector(".cm-content"));
    report.ready = Math.round(performance.now());
    document.querySelector(".top .run").click();
    await until(() => ["dj", "sa"].every((s) => document.querySelector("#p-" + s).dataset.status === "finished"));
    report.dj = text("#p-dj .stdout"); report.sa = text("#p-sa .stdout");
    report.sql = document.querySelector("#p-sa .timeline").textContent;
    document.querySelector(".top [data-do=share]").click();
    await until(() => location.hash.startsWith("#1d."));
    report.styled = getComputedStyle(document.querySelector(".editor.dj").shadowRoot.querySelector(".cm-content")).fontFamily;
  } catch (e) { seen.push(String(e)); }
  await fetch("/report", { method: "POST", body: JSON.stringify(report) });
})();
`

type report struct {
	Agent, DJ, SA, SQL, Styled string
	Ready                      int
	Seen                       []string
}

// smoke serves the site with the script in it and opens it in a browser.
func smoke(t *testing.T, b browser) report {
	t.Helper()
	inner := site.Server(dist(t))
	mux := http.NewServeMux()
	mux.HandleFunc("/smoke.js", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		w.Write([]byte(smokeScript))
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/examples/") || strings.HasSuffix(r.URL.Path, ".json") {
			inner.ServeHTTP(w, r)
			return
		}
		r.Header.Del("Accept-Encoding")
		page := httptest.NewRecorder()
		inner.ServeHTTP(page, r)
		for key, values := range page.Header() {
			w.Header()[key] = values
		}
		w.WriteHeader(page.Code)
		w.Write(bytes.Replace(page.Body.Bytes(), []byte("</body>"), []byte(`<script src="/smoke.js" defer></script></body>`), 1))
	})
	return visit[report](t, b, mux, "/examples/first-model/")
}

func checkSmoke(t *testing.T, got report) {
	t.Helper()
	t.Logf("%s: ready after %d ms", got.Agent, got.Ready)
	for _, s := range got.Seen {
		t.Error(s)
	}
	contains(t, "Django", got.DJ, "before 1970: 2")
	contains(t, "SQLAlchemy", got.SA, "before 1970: 2")
	contains(t, "SQL", got.SQL, "INSERT INTO book (title, year) VALUES (?, ?)")
	contains(t, "the editor's adopted styles", got.Styled, "mono")
}

func TestFirefox(t *testing.T) {
	got := smoke(t, firefox)
	contains(t, "the browser", got.Agent, "Firefox")
	checkSmoke(t, got)
}

func TestWebKit(t *testing.T) {
	got := smoke(t, webkit)
	contains(t, "the browser", got.Agent, "AppleWebKit")
	checkSmoke(t, got)
}
