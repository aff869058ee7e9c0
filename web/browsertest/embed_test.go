//go:build !js

package browsertest

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/playground/share"
)

func TestEmbedTellsItsHost(t *testing.T) {
	fragment, err := share.Encode(share.Doc{Layout: "dj", View: "code sql rows", Files: []share.File{{Name: "django.py", Text: "print('inside a frame')\nsecret = 1\n"}}})
	if err != nil {
		t.Fatal(err)
	}
	host := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,"><iframe title="x" src="/embed/#%s" width="800" height="300"></iframe>
<script>
window.said = []; window.lti = [];
addEventListener("message", (e) => {
  if (e.data?.subject === "lti.frameResize") lti.push(e.data.height);
  if (e.data?.type !== "diptych:embed") return;
  const c = new MessageChannel();
  window.port = c.port1;
  port.onmessage = (m) => said.push(m.data);
  document.querySelector("iframe").contentWindow.postMessage({ type: "diptych:connect" }, "*", [c.port2]);
});
</script>`, fragment)
	}
	b := newTab(t, serve(t, map[string]http.HandlerFunc{"/host": host}), 1000, 800)
	b.open("/host")
	b.wait(`said.some((m) => m.type === "ready") && said.some((m) => m.type === "resize" && m.height > 100)`)
	b.wait(`lti.some((h) => h > 100)`)
	b.shot("embed-ready")
	b.eval(`port.postMessage({ type: "run" })`)
	b.wait(`said.some((m) => m.type === "result")`)
	if got := b.eval(`JSON.stringify(said.find((m) => m.type === "result"))`); got == "" {
		t.Error("no result")
	} else {
		contains(t, "the result", got, `"ok":true`) // the order of the members is not said
		contains(t, "the result", got, `"queries":0`)
	}
	if got := b.eval(`JSON.stringify(said)`); len(got) == 0 || strings.Contains(got, "secret") {
		t.Error("the source left without being asked for:", got)
	}
	b.eval(`port.postMessage({ type: "get", side: "dj" })`)
	b.wait(`said.some((m) => m.type === "source" && m.text.includes("secret"))`)
	b.eval(`port.postMessage({ type: "set", side: "dj", text: "print('set by the host')\n" })`)
	b.eval(`port.postMessage({ type: "run" })`)
	b.wait(`said.filter((m) => m.type === "result").length === 2`)
	b.wait(`document.querySelector("iframe").contentDocument.querySelector(".stdout")?.innerText.includes("set by the host")`)
	b.shot("embed-ran")
}

func TestCoursePage(t *testing.T) {
	b := newTab(t, serve(t, nil), 1000, 900)
	b.open("/course/")
	b.wait(`document.querySelectorAll("diptych-play .diptych-run").length === 2`)
	contains(t, "the code, before use", b.text("diptych-play pre"), "class Author(models.Model):")
	b.shot("course-before")
	b.click("diptych-play .diptych-run")
	b.wait(`document.querySelector("diptych-play iframe")?.contentDocument?.querySelector(".stdout")?.innerText.includes("Stanisław Lem · Solaris")`)
	b.wait(`+document.querySelector("diptych-play iframe").height > 450`)
	b.shot("course-after")
}

func TestAnEmbedWithoutALink(t *testing.T) {
	b := newTab(t, serve(t, nil), 800, 600)
	b.open("/embed/#1d.999.0.abc")
	b.wait(`document.querySelector(".notice:not([hidden])")`)
	contains(t, "the notice", b.text(".notice"), "cut short")
}
