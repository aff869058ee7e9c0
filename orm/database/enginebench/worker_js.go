package enginebench

import (
	"syscall/js"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// Serve is the main function of a Worker's program: it tells when the first
// SELECT is done, then runs a round for every message.
func Serve(e driver.Engine) {
	post := js.Global().Get("postMessage")
	fail := func(err error) { post.Invoke(map[string]any{"error": err.Error()}) }
	rounds := make(chan struct{}, 1)
	js.Global().Set("onmessage", js.FuncOf(func(js.Value, []js.Value) any {
		rounds <- struct{}{}
		return nil
	}))
	if err := First(e); err != nil {
		fail(err)
		return
	}
	post.Invoke(map[string]any{"ready": e.Name()})
	for range rounds {
		times, err := Round(e)
		if err != nil {
			fail(err)
			return
		}
		ms := make([]any, len(times))
		for i, t := range times {
			ms[i] = t.Seconds() * 1000
		}
		post.Invoke(map[string]any{"round": ms})
	}
}
