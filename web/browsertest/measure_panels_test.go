//go:build !js

package browsertest

import (
	"fmt"
	"strings"
	"testing"
)

// The budget of a frame while a long timeline is scrolled, in milliseconds.
const frameBudget = 50

// The two runs whose panels are measured.
const (
	twoHundred = `from sqlalchemy import create_engine, text
engine = create_engine("sqlite://")
with engine.connect() as c:
    for i in range(100):
        c.execute(text("select :a"), {"a": i})
        c.execute(text("select 2"))
`
	tenThousand = `from sqlalchemy import create_engine, text
engine = create_engine("sqlite://")
with engine.connect() as c:
    for i in range(5000):
        c.execute(text("select :a"), {"a": i})
        c.execute(text("select 2"))
`
)

// scroll moves a timeline down by many small steps and notes the slowest frame.
const scroll = `(() => {
	const list = document.querySelector("#p-sa .timeline"); let last = performance.now(), n = 0; window.slowest = 0; window.scrolled = false;
	const frame = (now) => {
		if (n > 2) window.slowest = Math.max(window.slowest, now - last);
		last = now; list.scrollTop += 120;
		if (++n < 60) requestAnimationFrame(frame); else window.scrolled = true;
	};
	requestAnimationFrame(frame);
})()`

// panels measures the painting of the panels of one side's run, and the scrolling
// of a long timeline.
func panels(t *testing.T, doc *strings.Builder) {
	t.Helper()
	b := newTab(t, serve(t, nil), 1440, 900)
	b.open("/examples/first-model/")
	b.ready()
	b.click("[data-do=layout][data-arg=sa]")
	b.write("sa", twoHundred)
	var whole []float64
	for i := range rounds + 1 {
		b.eval(watch)
		b.eval(`document.querySelector(".top .run").click()`)
		b.wait("ranAt > 0")
		if i > 0 {
			whole = append(whole, b.number("ranAt - ranFrom"))
		}
	}
	b.write("sa", tenThousand)
	b.eval(watch)
	b.eval(`document.querySelector(".top .run").click()`)
	b.wait("ranAt > 0")
	long := b.number("ranAt - ranFrom")
	var frames []float64
	for range rounds {
		b.eval(`document.querySelector("#p-sa .timeline").scrollTop = 0`)
		b.eval(scroll)
		b.wait("window.scrolled")
		frames = append(frames, b.number("slowest"))
	}
	if slow := median(frames); slow > frameBudget {
		t.Errorf("a frame takes %.0f ms while 10,000 statements are scrolled, the budget is %d", slow, frameBudget)
	}
	fmt.Fprintf(doc, "\n## Panels\n\n| One side, from Run until its panels are painted | ms |\n|---|---:|\n| 200 statements | %.0f |\n| 10,000 statements | %.0f |\n\nThe slowest frame while the timeline of the 10,000 is scrolled takes %.0f ms; the budget is %d.\n",
		median(whole), long, median(frames), frameBudget)
}
