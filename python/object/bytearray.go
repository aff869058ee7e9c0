package object

// ByteArray is a Python bytearray.
type ByteArray struct {
	Header
	Data []byte
}

// MemoryView is a memoryview of bytes or a bytearray, of unsigned bytes in one
// dimension.
type MemoryView struct {
	obj      Value
	from, n  int
	step     int
	released bool
}

// The classes bytearray and memoryview.
var (
	ByteArrayType  = newBuiltinType("bytearray", ObjectType)
	MemoryViewType = final(newBuiltinType("memoryview", ObjectType))
)

// Type returns bytearray or a subclass.
func (b *ByteArray) Type() *Type {
	if b.cls != nil {
		return b.cls
	}
	return ByteArrayType
}

func (*MemoryView) Type() *Type { return MemoryViewType }

// bytes returns the bytes that the view shows.
func (m *MemoryView) bytes() []byte {
	var base []byte
	switch b := payload(m.obj).(type) {
	case Bytes:
		base = []byte(b)
	case *ByteArray:
		base = b.Data
	}
	out := make([]byte, 0, m.n)
	for i := range m.n {
		if at := m.from + i*m.step; at >= 0 && at < len(base) {
			out = append(out, base[at])
		}
	}
	return out
}
