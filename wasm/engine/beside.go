//go:build js && wasm

package main

import (
	"errors"
	"syscall/js"
	"time"

	"github.com/diptych-orm/diptych/internal/ondemand"
)

// patience is how long a run waits for a file; it is within what a run may take in
// all. The Worker goes on fetching, so that a later run may find the file.
const patience = 8 * time.Second

// fetch gets a file beside the program from the Worker's loader. The goroutine waits,
// the Worker's events go on.
func fetch(f ondemand.File) ([]byte, error) {
	type answer struct {
		data []byte
		err  error
	}
	answers := make(chan answer, 1) // a late answer has nobody to take it
	var listen js.Func
	listen = js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer listen.Release()
		if why := args[1].String(); why != "" {
			answers <- answer{err: errors.New(why)}
			return nil
		}
		data := make([]byte, args[0].Length())
		js.CopyBytesToGo(data, args[0])
		answers <- answer{data: data}
		return nil
	})
	js.Global().Call("diptychFile", string(f), listen)
	select {
	case a := <-answers:
		return a.data, a.err
	case <-time.After(patience):
		return nil, errors.New("it did not arrive within " + patience.String())
	}
}

// gather lets the loader fetch all files, so that later runs need no network.
func gather() { js.Global().Call("diptychGather") }
