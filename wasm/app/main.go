//go:build js && wasm

// Command app is the page's program: the user interface, on the main thread.
// The engine is another program, in a Worker.
package main

import (
	"runtime/debug"

	"github.com/diptych-orm/diptych/web/page"
)

// garbage is how far the heap grows over what lives before it is collected. With
// the default of 100 a small program collects every 4 MB, several times a run.
const garbage = 400

func main() {
	debug.SetGCPercent(garbage)
	page.Start()
}
