package browsertest

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

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
  await fetch("/smoke-report", { method: "POST", body: JSON.stringify(report) });
})();
`

type report struct {
	Agent, DJ, SA, SQL, Styled string
	Ready                      int
	Seen                       []string
}

// smoke serves the site with the script in it and starts a browser there.
func smoke(t *testing.T, start func(ctx context.Context, url string) *exec.Cmd) report {
	t.Helper()
	reports := make(chan report, 1)
	inner := site.Server(dist(t))
	mux := http.NewServeMux()
	mux.HandleFunc("/smoke.js", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		w.Write([]byte(smokeScript))
	})
	mux.HandleFunc("/smoke-report", func(w http.ResponseWriter, r *http.Request) {
		var got report
		if err := json.NewDecoder(r.Body).Decode(&got); err != nil {
			got.Seen = append(got.Seen, err.Error())
		}
		select {
		case reports <- got:
		default:
		}
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
	server := httptest.NewServer(mux)
	defer server.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	cmd := start(ctx, server.URL+"/examples/first-model/")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // so that what it starts ends with it
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	defer func() {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		<-ended
	}()
	select {
	case got := <-reports:
		return got
	case err := <-ended:
		ended <- err
		t.Fatalf("the browser ended: %v\n%s", err, out.String())
	case <-ctx.Done():
		t.Fatalf("no report from the page\n%s", out.String())
	}
	return report{}
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
	dist(t)
	path, err := exec.LookPath("firefox-esr")
	if err != nil {
		t.Skip("firefox-esr is not installed")
	}
	got := smoke(t, func(ctx context.Context, url string) *exec.Cmd {
		cmd := exec.CommandContext(ctx, path, "--headless", "--no-remote", "--profile", t.TempDir(), url)
		cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "MOZ_HEADLESS=1")
		return cmd
	})
	contains(t, "the browser", got.Agent, "Firefox")
	checkSmoke(t, got)
}

func TestWebKit(t *testing.T) {
	dist(t)
	found, _ := filepath.Glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")
	run, err := exec.LookPath("xvfb-run")
	if len(found) == 0 || err != nil {
		t.Skip("webkit2gtk-driver or xvfb is not installed")
	}
	got := smoke(t, func(ctx context.Context, url string) *exec.Cmd {
		cmd := exec.CommandContext(ctx, run, "-a", found[0], "--private", url)
		home := t.TempDir()
		cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CACHE_HOME="+home, "XDG_DATA_HOME="+home, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1", "LIBGL_ALWAYS_SOFTWARE=1")
		return cmd
	})
	contains(t, "the browser", got.Agent, "AppleWebKit")
	checkSmoke(t, got)
}
