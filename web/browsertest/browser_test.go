//go:build !js

// Package browsertest runs the built site in real browsers, as a person would
// use it. build.sh test builds the site, finds the browsers and starts this.
package browsertest

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/diptych-orm/diptych/web/site"
)

// dist is the built site, or the test is left out.
func dist(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("DIPTYCH_SITE")
	if dir == "" {
		t.Skip("needs the built site and a browser: ./build.sh test builds it and sets DIPTYCH_SITE")
	}
	return dir
}

// serve serves the built site and whatever the test adds.
func serve(t *testing.T, more map[string]http.HandlerFunc) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle("/", site.Server(dist(t)))
	for pattern, h := range more {
		mux.HandleFunc(pattern, h)
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// A tab is one page in a Chromium of its own. Whatever goes wrong in it without
// a test looking is collected and fails the test at its end: exceptions, console
// errors, policy violations, requests to another origin.
type tab struct {
	t      *testing.T
	ctx    context.Context
	server *httptest.Server

	mu      sync.Mutex
	wrong   []string
	allowed []string // parts of messages that a test expects
}

func newTab(t *testing.T, server *httptest.Server, width, height int64) *tab {
	t.Helper()
	path := os.Getenv("CHROMIUM")
	if path == "" {
		path = "chromium"
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.NoSandbox, chromedp.NoFirstRun, chromedp.DisableGPU,
		chromedp.Flag("headless", "new"), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.Flag("hide-scrollbars", true),
		chromedp.WindowSize(int(width), int(height)),
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx, server: server}
	b.do(chromedp.Navigate("about:blank")) // starts the browser
	if err := chromedp.Listen(ctx, b.listen); err != nil {
		t.Fatal(err)
	}
	call(b, network.Enable, network.EnableParams{})
	call(b, log.Enable, cdp.Empty{})
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1, Mobile: width < 500})
	call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `addEventListener("securitypolicyviolation", (e) => console.error("policy violation: " + e.violatedDirective + " " + e.blockedURI + " " + e.sourceFile + ":" + e.lineNumber))`})
	t.Cleanup(b.finish)
	return b
}

// call sends one command of the browser's protocol.
func call[P, R any](b *tab, c cdp.Command[P, R], params P) R {
	b.t.Helper()
	r, err := chromedp.Call(b.ctx, c, params)
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

func (b *tab) listen(event any) {
	say := func(format string, args ...any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.wrong = append(b.wrong, fmt.Sprintf(format, args...))
	}
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		say("exception: %s", text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			var parts []string
			for _, a := range e.Args {
				parts = append(parts, string(a.Value)+a.Description)
			}
			say("console: %s", strings.Join(parts, " "))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			say("log: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err == nil && (u.Scheme == "http" || u.Scheme == "https") && !strings.HasPrefix(e.Request.URL, b.server.URL+"/") {
			say("request to another origin: %s", e.Request.URL)
		}
	}
}

func (b *tab) finish() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, w := range b.wrong {
		expected := false
		for _, a := range b.allowed {
			expected = expected || strings.Contains(w, a)
		}
		if !expected {
			b.t.Error(w)
		}
	}
}

func (b *tab) allow(part string) { b.allowed = append(b.allowed, part) }

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// open loads a page of the site.
func (b *tab) open(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.server.URL + path))
}

// eval evaluates JavaScript to a string.
func (b *tab) eval(js string) string {
	b.t.Helper()
	out, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("String("+js+")"))
	if err != nil {
		b.t.Fatalf("%s: %v", js, err)
	}
	return out
}

// wait waits until a JavaScript expression is true.
func (b *tab) wait(js string) {
	b.t.Helper()
	b.within(60*time.Second, js)
}

func (b *tab) within(limit time.Duration, js string) {
	b.t.Helper()
	deadline := time.Now().Add(limit)
	for {
		ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("!!("+js+")"))
		if err == nil && ok {
			return
		}
		if time.Now().After(deadline) {
			b.shot("timeout")
			b.t.Fatalf("not within %v: %s (%v)\npage: %.1500s", limit, js, err, b.text("body"))
		}
		time.Sleep(30 * time.Millisecond)
	}
}

// text is what a person reads in an element.
func (b *tab) text(selector string) string {
	b.t.Helper()
	return b.eval(fmt.Sprintf("document.querySelector(%q)?.innerText", selector))
}

func (b *tab) click(selector string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// key presses keys in the focused element.
func (b *tab) key(keys string, options ...chromedp.KeyOption) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys, options...))
}

// editor focuses a panel's editor.
func (b *tab) editor(side string) {
	b.t.Helper()
	b.eval(fmt.Sprintf("document.querySelector('.editor.%s').shadowRoot.querySelector('.cm-content').focus()", side))
}

// code is the text of a panel's editor, what is out of sight too.
func (b *tab) code(side string) string {
	b.t.Helper()
	return b.eval(fmt.Sprintf("((c) => (c.cmTile ?? c.cmView).view.state.doc.toString())(document.querySelector('.editor.%s').shadowRoot.querySelector('.cm-content'))", side))
}

// write replaces the text of a panel's editor by typing.
func (b *tab) write(side, text string) {
	b.t.Helper()
	b.editor(side)
	b.key("a", chromedp.KeyModifiers(kb.ModifierCtrl))
	b.key(kb.Backspace)
	call(b, input.InsertText, input.InsertTextParams{Text: text})
}

// shot keeps a screenshot as an artifact.
func (b *tab) shot(name string) {
	b.t.Helper()
	dir := os.Getenv("DIPTYCH_SHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Log("no screenshot:", err)
		return
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// ready waits until the page is live and the engine is warm.
func (b *tab) ready() {
	b.t.Helper()
	b.wait(`document.querySelector("#app[data-engine=ready]") && document.querySelector(".editor")?.shadowRoot?.querySelector(".cm-content")`)
}

// ran waits until nothing runs any more.
func (b *tab) ran() {
	b.t.Helper()
	b.wait(`document.querySelector("#app[data-engine=ready]") && [...document.querySelectorAll("[data-status]:not([hidden])")].every((p) => /finished|failed|limited|stopped|broken/.test(p.dataset.status))`)
}

// status is how a panel's run stands.
func (b *tab) status(side string) string {
	b.t.Helper()
	return b.eval(fmt.Sprintf("document.querySelector('#p-%s').dataset.status", side))
}
