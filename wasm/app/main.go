//go:build js && wasm

// Command app is the page's program: the user interface, on the main thread.
// The engine is another program, in a Worker.
package main

import "github.com/diptych-orm/diptych/web/page"

func main() { page.Start() }
