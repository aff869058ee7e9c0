package hostsqlite

import (
	"unsafe"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

func outOfMemory() *driver.Error { return driver.Errorf(driver.NoMemory, "out of memory") }

// goString reads a NUL-terminated string.
func goString(p ptr) string {
	if p == 0 {
		return ""
	}
	return goStringN(p, hStrlen(p))
}

func goStringN(p ptr, n int32) string {
	if n <= 0 {
		return ""
	}
	b := make([]byte, n)
	hCopyOut(unsafe.Pointer(&b[0]), p, n)
	return unsafe.String(&b[0], n)
}

func putBytes(p ptr, b []byte) {
	if len(b) > 0 {
		hCopyIn(p, unsafe.Pointer(&b[0]), int32(len(b)))
	}
}

func putString(p ptr, s string) {
	if len(s) > 0 {
		hCopyIn(p, unsafe.Pointer(unsafe.StringData(s)), int32(len(s)))
	}
}

// newString allocates s with a NUL behind it; 0 when the heap is full. The caller
// frees it.
func newString(s string) ptr {
	p := xMalloc(int64(len(s)) + 1)
	if p != 0 {
		putString(p, s)
		putBytes(p+ptr(len(s)), padding[:1])
	}
	return p
}

// buffer is a growing block in SQLite's memory with a copy of it in Go's.
type buffer struct {
	at   ptr
	size int32
	copy []byte
}

// grow makes the block at least n bytes; its content is lost.
func (b *buffer) grow(n int32) bool {
	if n <= b.size {
		return true
	}
	n = (n + 4095) &^ 4095
	p := xMalloc(int64(n))
	if p == 0 {
		return false
	}
	b.free()
	b.at, b.size = p, n
	b.copy = make([]byte, n)
	return true
}

// fetch copies the first n bytes over.
func (b *buffer) fetch(n int32) []byte {
	if n > 0 {
		hCopyOut(unsafe.Pointer(&b.copy[0]), b.at, n)
	}
	return b.copy[:n]
}

func (b *buffer) free() {
	if b.at != 0 {
		xFree(b.at)
	}
	*b = buffer{}
}

// memoryUsed is how many bytes of SQLite's heap are in use, by all connections.
func memoryUsed() int64 {
	const statusMemoryUsed = 0
	if usage == 0 {
		if usage = xMalloc(16); usage == 0 {
			return 0
		}
	}
	if xStatus(statusMemoryUsed, usage, usage+8, 0) != codeOK {
		return 0
	}
	return hLoad64(usage)
}

var usage ptr // where sqlite3_status64 answers
