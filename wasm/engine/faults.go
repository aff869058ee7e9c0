//go:build js && wasm && faults

package main

import (
	"os"
	"strings"
	"syscall/js"
	"time"
	"unsafe"
)

// Each fault is asked for by a remark in the snippet that is run. A look at the
// same text, which the editor asks for, is left alone.
func init() {
	faults := map[string]func(){
		"trap":     trap,
		"overflow": func() { overflow(1) },
		"panic":    func() { panic("on purpose") },
		"exit":     func() { os.Exit(3) },
		"silence":  func() { js.Global().Call("close"); select {} },
		"later":    func() { time.AfterFunc(300*time.Millisecond, trap) },
	}
	fault = func(request string) {
		if !strings.Contains(request, `"type":"run"`) {
			return
		}
		for name, do := range faults {
			if strings.Contains(request, "# fault: "+name) {
				do()
			}
		}
	}
}

// trap reads behind the end of the memory.
func trap() { sink += int(*(*byte)(unsafe.Add(unsafe.Pointer(&sink), 0xf0000000))) }

// overflow fills the browser's stack, which the interpreter takes care never to do.
func overflow(n int) int {
	var frame [64]int
	frame[n%64] = n
	return overflow(n+1) + frame[(n+1)%64]
}

var sink int
