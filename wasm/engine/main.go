//go:build js && wasm

// Command engine is the program of the Worker: the language, both ORMs and
// SQLite. It answers the page's requests one after another; its main goroutine
// owns everything.
package main

import (
	"context"
	"runtime/debug"
	"syscall/js"
	"time"

	"github.com/diptych-orm/diptych/internal/ondemand"
	"github.com/diptych-orm/diptych/playground/engine"
)

// queued is how many requests may wait while one is answered; a page asks for
// one run at a time.
const queued = 64

// heap is where a run with much that lives collects its garbage more often: it
// nears the memory that a browser may refuse.
const heap = 384 << 20

// After a breath without a request the engine sets the stages of the next runs, which
// they would have to do themselves; after a rest it may practise. A request is heard
// between the steps. Then the files beside the program are fetched.
const (
	rest   = 100 * time.Millisecond
	breath = 5 * time.Millisecond
)

// fault is set in the program that the browser tests end in every way a Worker can
// end (build tag faults); else it is nil.
var fault func(request string)

func main() {
	debug.SetGCPercent(engine.GCPercent)
	debug.SetMemoryLimit(heap)
	ondemand.Fetch = fetch
	send := js.Global().Get("diptychSend")
	requests := make(chan string, queued)
	server := &engine.Server{
		Engine: database,
		Limits: engine.DefaultLimits,
		Send:   func(reply []byte) { send.Invoke(string(reply)) },
	}
	js.Global().Call("diptychListen", js.FuncOf(func(_ js.Value, args []js.Value) any {
		requests <- args[0].String()
		return nil
	}))
	ctx := context.Background()
	var ahead, idle <-chan time.Time
	gathered := false
	for {
		select {
		case text := <-requests:
			if fault != nil {
				fault(text)
			}
			server.Handle(ctx, []byte(text))
			ahead, idle = time.After(breath), time.After(rest)
		case <-ahead:
			ahead = nil
			if server.Prepare() {
				ahead = time.After(breath)
			}
		case <-idle:
			idle = nil
			if server.Practise(ctx) {
				idle = time.After(breath)
			} else if !gathered {
				gathered = true
				gather()
			}
		}
	}
}
