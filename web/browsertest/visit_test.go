//go:build !js

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
	"syscall"
	"testing"
	"time"
)

// A browser that is started with an address and driven by the page itself.
type browser struct {
	name string
	// command is how to start it; nil where it is not installed.
	command func(ctx context.Context, t *testing.T, url string) *exec.Cmd
}

var chromium = browser{"Chromium", func(ctx context.Context, t *testing.T, url string) *exec.Cmd {
	name := os.Getenv("CHROMIUM")
	if name == "" {
		name = "chromium"
	}
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skip("chromium is not installed")
	}
	return exec.CommandContext(ctx, path, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+t.TempDir(), url)
}}

var firefox = browser{"Firefox", func(ctx context.Context, t *testing.T, url string) *exec.Cmd {
	path, err := exec.LookPath("firefox-esr")
	if err != nil {
		t.Skip("firefox-esr is not installed")
	}
	cmd := exec.CommandContext(ctx, path, "--headless", "--no-remote", "--profile", t.TempDir(), url)
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "MOZ_HEADLESS=1")
	return cmd
}}

var webkit = browser{"WebKit", func(ctx context.Context, t *testing.T, url string) *exec.Cmd {
	found, _ := filepath.Glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")
	run, err := exec.LookPath("xvfb-run")
	if len(found) == 0 || err != nil {
		t.Skip("webkit2gtk-driver or xvfb is not installed")
	}
	cmd := exec.CommandContext(ctx, run, "-a", found[0], "--private", url)
	home := t.TempDir()
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CACHE_HOME="+home, "XDG_DATA_HOME="+home, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1", "LIBGL_ALWAYS_SOFTWARE=1")
	return cmd
}}

// visit serves pages, opens one of them in a browser, and returns what the page
// sends to /report.
func visit[R any](t *testing.T, b browser, pages http.Handler, path string) R {
	t.Helper()
	reports := make(chan R, 1)
	wrong := make(chan error, 1)
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	mux.HandleFunc("POST /report", func(w http.ResponseWriter, r *http.Request) {
		var got R
		if err := json.NewDecoder(r.Body).Decode(&got); err != nil {
			wrong <- err
			return
		}
		select {
		case reports <- got:
		default:
		}
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	cmd := b.command(ctx, t, server.URL+path)
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
	var none R
	select {
	case got := <-reports:
		return got
	case err := <-wrong:
		t.Fatal("the page's report:", err)
	case err := <-ended:
		ended <- err
		t.Fatalf("the browser ended: %v\n%s", err, out.String())
	case <-ctx.Done():
		t.Fatalf("no report from the page\n%s", out.String())
	}
	return none
}
