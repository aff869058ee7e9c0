// Package wasmlines takes the line tables out of a Go program for WebAssembly: for
// each instruction, the file and the line it was compiled from; with them the names of
// its functions and what it knows of their arguments and inlined calls. Only tracebacks
// of the program's own crashes read them, and they are a tenth of what a browser
// downloads. Such a traceback then has "?" for its lines and nothing for its names;
// everything else, the stack maps of the garbage collector included, stays.
//
// What is taken out becomes zeros, which compress to nothing. So do a program's own zeros,
// which its linker leaves out: as it does that for each few of them, and a program may
// have a hundred thousand data segments, what tells where the segments belong is much
// more. They become one. The layout is that of Go 1.20 to 1.26 (runtime.pcHeader, runtime._func);
// a program of another layout is refused, not guessed at.
package wasmlines

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrLayout says that a file is no Go program for WebAssembly whose tables are
// known.
var ErrLayout = errors.New("no Go program for WebAssembly of a known layout")

// header begins Go's table of functions: its magic number, two zeros, the least
// length of an instruction, and the size of a pointer.
var header = [8]byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// Places in runtime._func, in bytes.
const (
	pcspAt    = 16
	pcfileAt  = 20
	pclnAt    = 24
	npcdataAt = 28
	cuAt      = 32
	startAt   = 36
	nfuncdAt  = 43
	pcdataAt  = 44
)

// What a function has tables and data for, by their numbers in internal/abi; those that
// only tracebacks read go.
const (
	unsafePoint  = 0 // tables; this one tells where a thread may be stopped, which WebAssembly's never is
	inlTreeIndex = 2
	argLiveIndex = 3
	inlTree      = 3 // data
	argInfo      = 5
	argLiveInfo  = 6
	none         = ^uint32(0)

	inlinedCall = 16 // bytes of an entry of an inlTree
)

// Places in runtime.moduledata: where the buckets of functions lie (findfunctab), what
// text they are for, and where functions' data lie (gofunc).
const (
	bucketsAt = 152
	minPCAt   = 160
	maxPCAt   = 168
	gofuncAt  = 320
)

const (
	bucketText = 4096 // what text a bucket is for
	bucketSize = 20   // a number of a function, and what to add to it for each part of the text
	// coarse is how many functions have one number in the buckets. A search begins there
	// and goes on to the function, so a lower number is as good, and sixteen buckets for
	// each function are the most of a program's memory.
	coarse = 32
)

// Strip returns a program without its line tables and names, its data as one segment, and
// how many bytes of it changed.
func Strip(program []byte) ([]byte, int, error) {
	m, err := load(program)
	if err != nil {
		return nil, 0, err
	}
	t, err := m.functions()
	if err != nil {
		return nil, 0, err
	}
	changed, err := t.strip(m)
	if err != nil {
		return nil, 0, err
	}
	changed += t.coarsen(m)
	return m.write(program), changed, nil
}

// coarsen makes the numbers in the buckets of functions few.
func (t *tables) coarsen(m *memory) (changed int) {
	for i := range t.bucketCount {
		at := t.buckets + i*bucketSize
		if n := m.u32(at); n%coarse != 0 {
			changed += m.set(at, n-n%coarse)
		}
	}
	return changed
}

func (t *tables) strip(m *memory) (int, error) {
	kept := make([]bool, t.end-t.pctab)
	for _, f := range t.funcs {
		n := m.u32(f + npcdataAt)
		if n > 64 {
			return 0, fmt.Errorf("%w: a function has %d tables", ErrLayout, n)
		}
		if err := t.keep(m, kept, m.u32(f+pcspAt)); err != nil {
			return 0, err
		}
		for i := range n {
			if i == unsafePoint || i == inlTreeIndex || i == argLiveIndex {
				continue
			}
			if err := t.keep(m, kept, m.u32(f+pcdataAt+4*i)); err != nil {
				return 0, err
			}
		}
	}
	removed, err := t.dropData(m)
	if err != nil {
		return 0, err
	}
	for i := uint32(1); i < uint32(len(kept)); i++ {
		if !kept[i] {
			removed += m.zero(t.pctab+i, 1)
		}
	}
	for _, f := range t.funcs {
		removed += m.zero(f+pcfileAt, 8) + m.zero(f+cuAt, 4) + m.zero(f+startAt, 4)
	}
	removed += m.zero(t.cutab, t.pctab-t.cutab) // the names of the files
	return removed + m.zeroNames(t.names, t.cutab), nil
}

// dropData takes out what tracebacks say of inlined calls and of arguments.
func (t *tables) dropData(m *memory) (removed int, err error) {
	needed := map[uint32]bool{} // equal data lie at one place
	each := func(f func(fn, place, kind uint32)) {
		for _, fn := range t.funcs {
			n := m.u32(fn + npcdataAt)
			for i := range uint32(m.at(fn + nfuncdAt)) {
				f(fn, fn+pcdataAt+4*n+4*i, i)
			}
		}
	}
	goes := func(kind uint32) bool { return kind == inlTree || kind == argInfo || kind == argLiveInfo }
	each(func(_, place, kind uint32) {
		if !goes(kind) {
			needed[m.u32(place)] = true
		}
	})
	each(func(fn, place, kind uint32) {
		at := m.u32(place)
		if !goes(kind) || at == none || err != nil {
			return
		}
		if kind == argInfo && !needed[at] {
			n, ok := m.argInfo(t.gofunc + at)
			if !ok {
				err = fmt.Errorf("%w: what is told of arguments does not end", ErrLayout)
				return
			}
			removed += m.zero(t.gofunc+at, n)
		}
		if kind == inlTree && !needed[at] && m.u32(fn+npcdataAt) > inlTreeIndex {
			removed += m.zero(t.gofunc+at, inlinedCall*t.values(m, m.u32(fn+pcdataAt+4*inlTreeIndex)))
		}
		removed += m.set(place, none)
	})
	if err != nil {
		return 0, err
	}
	for _, fn := range t.funcs {
		for _, i := range []uint32{unsafePoint, inlTreeIndex, argLiveIndex} {
			if i < m.u32(fn+npcdataAt) {
				removed += m.zero(fn+pcdataAt+4*i, 4)
			}
		}
	}
	return removed, nil
}

// values is how many values the table at an offset of the pctab has, counted from 0.
func (t *tables) values(m *memory, at uint32) (n uint32) {
	if at == 0 {
		return 0
	}
	number := func() (v uint32) {
		for shift := 0; at < t.end-t.pctab; shift += 7 {
			b := m.at(t.pctab + at)
			at++
			v |= uint32(b&0x7f) << shift
			if b < 0x80 {
				break
			}
		}
		return v
	}
	value := int32(-1)
	for first := true; ; first = false {
		d := number()
		if d == 0 && !first || at >= t.end-t.pctab {
			return n
		}
		value += int32(d>>1) ^ -int32(d&1)
		n = max(n, uint32(value+1))
		number()
	}
}

// argInfo is the length of what is told of a function's arguments: pairs of a place and a
// size, with marks between them up to the last one. What was taken out has no length.
func (m *memory) argInfo(at uint32) (n uint32, ok bool) {
	const marks, last = 0xf0, 0xff
	if m.at(at) == 0 && m.at(at+1) == 0 {
		return 0, true
	}
	for n < 1024 {
		b := m.at(at + n)
		n++
		switch {
		case b == last:
			return n, true
		case b < marks:
			n++
		}
	}
	return 0, false
}

// zeroNames takes out the names of functions, but for the runtime's own, by which it
// tells its goroutines from the program's.
func (m *memory) zeroNames(from, to uint32) (removed int) {
	const kept = "runtime."
	for from < to {
		name := []byte{}
		at := from
		for ; at < to && m.at(at) != 0; at++ {
			if len(name) < len(kept) {
				name = append(name, m.at(at))
			}
		}
		if string(name) != kept {
			removed += m.zero(from, at-from)
		}
		from = at + 1
	}
	return removed
}

// tables says where the tables lie in the program's memory.
type tables struct {
	header, names, cutab, pctab, end, gofunc uint32
	buckets, bucketCount                     uint32   // of runtime.findfunctab
	funcs                                    []uint32 // the places of runtime._func
}

// keep marks the table at an offset of the pctab: pairs of numbers of variable
// length up to one whose first is zero, though the first of all may be.
func (t *tables) keep(m *memory, kept []bool, at uint32) error {
	if at == 0 {
		return nil // there is none
	}
	number := func() (zero bool, err error) {
		for zero = true; ; at++ {
			if at >= uint32(len(kept)) {
				return false, fmt.Errorf("%w: a table does not end", ErrLayout)
			}
			kept[at] = true
			b := m.at(t.pctab + at)
			zero = zero && b&0x7f == 0
			if b < 0x80 {
				at++
				return zero, nil
			}
		}
	}
	for first := true; ; first = false {
		if zero, err := number(); err != nil || zero && !first {
			return err
		}
		if _, err := number(); err != nil {
			return err
		}
	}
}

// memory is a program's memory as its data segments fill it: data from the address base
// on. Its section of the program lies from byte from to byte to.
type memory struct {
	data     []byte
	base     uint32
	from, to uint32
}

func load(program []byte) (*memory, error) {
	if len(program) < 8 || string(program[:8]) != "\x00asm\x01\x00\x00\x00" {
		return nil, ErrLayout
	}
	r := reader{program, 8}
	m := &memory{}
	for r.pos < uint32(len(program)) {
		start := r.pos
		id := r.byte()
		size := r.number()
		end := r.pos + size
		if end < r.pos || end > uint32(len(program)) {
			return nil, fmt.Errorf("%w: it is cut short", ErrLayout)
		}
		switch id {
		case dataSection:
			m.from, m.to = start, end
			if err := m.read(&r, end); err != nil {
				return nil, err
			}
		case dataCountSection:
			return nil, fmt.Errorf("%w: its data segments are counted", ErrLayout)
		}
		r.pos = end
	}
	return m, nil
}

const (
	dataSection      = 11
	dataCountSection = 12
	// mostData is more memory than a program of ours fills.
	mostData = 1 << 28
)

// read reads the segments: pieces of the memory with their addresses.
func (m *memory) read(r *reader, end uint32) error {
	type segment struct{ at, file, length uint32 }
	var segments []segment
	last := uint32(0)
	for range r.number() {
		if r.number() != 0 || r.byte() != 0x41 { // active, at an i32.const
			return fmt.Errorf("%w: a data segment without an address", ErrLayout)
		}
		s := segment{at: r.number()}
		r.byte() // end
		s.length = r.number()
		s.file = r.pos
		r.pos += s.length
		if r.pos > end || s.at > mostData || s.length > mostData {
			return fmt.Errorf("%w: it is cut short", ErrLayout)
		}
		if len(segments) == 0 || s.at < m.base {
			m.base = s.at
		}
		last = max(last, s.at+s.length)
		segments = append(segments, s)
	}
	m.base -= m.base % 8
	m.data = make([]byte, last-min(m.base, last))
	for _, s := range segments {
		copy(m.data[s.at-m.base:], r.program[s.file:s.file+s.length])
	}
	return nil
}

// write is the program with the memory as one segment. A linker leaves zeros out between
// segments, but their addresses are more than the zeros once both are compressed.
func (m *memory) write(program []byte) []byte {
	body := []byte{1, 0, 0x41}
	body = appendSigned(body, int32(m.base))
	body = append(body, 0x0b)
	body = binary.AppendUvarint(body, uint64(len(m.data)))
	out := append(make([]byte, 0, len(program)+len(m.data)), program[:m.from]...)
	out = append(out, dataSection)
	out = binary.AppendUvarint(out, uint64(len(body)+len(m.data)))
	out = append(append(out, body...), m.data...)
	return append(out, program[m.to:]...)
}

// appendSigned appends a number as WebAssembly writes signed ones.
func appendSigned(b []byte, n int32) []byte {
	for {
		c := byte(n & 0x7f)
		n >>= 7
		if n == 0 && c&0x40 == 0 || n == -1 && c&0x40 != 0 {
			return append(b, c)
		}
		b = append(b, c|0x80)
	}
}

// reader reads the numbers of WebAssembly's format; behind the end all is zero.
type reader struct {
	program []byte
	pos     uint32
}

func (r *reader) byte() byte {
	r.pos++
	if r.pos > uint32(len(r.program)) {
		return 0
	}
	return r.program[r.pos-1]
}

func (r *reader) number() (n uint32) {
	for shift := 0; ; shift += 7 {
		b := r.byte()
		n |= uint32(b&0x7f) << shift
		if b < 0x80 || shift > 28 {
			return n
		}
	}
}

// bytes are n bytes of the memory; nil where it is not filled.
func (m *memory) bytes(at, n uint32) []byte {
	if at < m.base || uint64(at-m.base)+uint64(n) > uint64(len(m.data)) {
		return nil
	}
	return m.data[at-m.base : at-m.base+n]
}

func (m *memory) at(at uint32) byte {
	if b := m.bytes(at, 1); b != nil {
		return b[0]
	}
	return 0
}

func (m *memory) u32(at uint32) uint32 {
	if b := m.bytes(at, 4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (m *memory) u64(at uint32) uint64 { return uint64(m.u32(at)) | uint64(m.u32(at+4))<<32 }

// set writes a number and returns how many bytes it has.
func (m *memory) set(at, v uint32) int {
	if b := m.bytes(at, 4); b != nil {
		binary.LittleEndian.PutUint32(b, v)
	}
	return 4
}

// zero sets n bytes and returns how many were not zero before.
func (m *memory) zero(at, n uint32) (changed int) {
	b := m.bytes(at, n)
	for i := range b {
		if b[i] != 0 {
			b[i] = 0
			changed++
		}
	}
	return changed
}

// functions finds the table of functions.
func (m *memory) functions() (*tables, error) {
	var found []*tables
	for i := uint32(0); i+8 <= uint32(len(m.data)); i += 8 {
		if string(m.data[i:i+8]) == string(header[:]) {
			if t := m.tables(m.base + i); t != nil {
				found = append(found, t)
			}
		}
	}
	if len(found) != 1 {
		return nil, fmt.Errorf("%w: it has %d tables of functions", ErrLayout, len(found))
	}
	t := found[0]
	for i := uint32(0); i+8 <= uint32(len(m.data)); i += 8 { // runtime.moduledata begins with where the header and the names are
		if at := m.base + i; m.u64(at) == uint64(t.header) && m.u64(at+8) == uint64(t.names) && m.u64(at+32) == uint64(t.cutab) {
			t.gofunc = m.u32(at + gofuncAt)
			t.buckets = m.u32(at + bucketsAt)
			t.bucketCount = uint32((m.u64(at+maxPCAt) - m.u64(at+minPCAt) + bucketText - 1) / bucketText)
		}
	}
	if t.gofunc == 0 {
		return nil, fmt.Errorf("%w: it has no runtime.moduledata", ErrLayout)
	}
	return t, nil
}

// tables reads the header at an address; nil: what follows is none.
func (m *memory) tables(at uint32) *tables {
	var h [8]uint32 // functions, files, start of the text, offsets: names, units, files, pctab, functions
	for i := range h {
		if m.u32(at+8+8*uint32(i)+4) != 0 {
			return nil
		}
		h[i] = m.u32(at + 8 + 8*uint32(i))
	}
	for i := 4; i < 8; i++ {
		if h[i] < h[i-1] {
			return nil
		}
	}
	t := &tables{header: at, names: at + h[3], cutab: at + h[4], pctab: at + h[6], end: at + h[7]}
	last := uint32(0)
	for i := range h[0] {
		entry, offset := m.u32(t.end+8*i), m.u32(t.end+8*i+4)
		if i > 0 && entry < last || offset < 8*h[0] {
			return nil
		}
		last = entry
		if m.u32(t.end+offset) != entry {
			return nil // a function begins with its own entry
		}
		t.funcs = append(t.funcs, t.end+offset)
	}
	if len(t.funcs) == 0 {
		return nil
	}
	return t
}
