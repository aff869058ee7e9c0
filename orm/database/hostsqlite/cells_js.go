package hostsqlite

import (
	"encoding/binary"
	"math"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// A cell is how a value crosses between the memories: its type (SQLite's own
// numbers), its length, then its payload padded to eight bytes.
const (
	cellInt   = 1
	cellFloat = 2
	cellText  = 3
	cellBlob  = 4
	cellNull  = 5
)

var padding [8]byte

func appendHead(b []byte, kind, n int) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(kind))
	return binary.LittleEndian.AppendUint32(b, uint32(n))
}

// appendCell adds a value as a cell.
func appendCell(b []byte, v driver.Value) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return appendHead(b, cellNull, 0), nil
	case int64:
		return binary.LittleEndian.AppendUint64(appendHead(b, cellInt, 0), uint64(v)), nil
	case int:
		return binary.LittleEndian.AppendUint64(appendHead(b, cellInt, 0), uint64(v)), nil
	case bool:
		n := uint64(0)
		if v {
			n = 1
		}
		return binary.LittleEndian.AppendUint64(appendHead(b, cellInt, 0), n), nil
	case float64:
		return binary.LittleEndian.AppendUint64(appendHead(b, cellFloat, 0), math.Float64bits(v)), nil
	case string:
		b = append(appendHead(b, cellText, len(v)), v...)
		return append(b, padding[:-len(v)&7]...), nil
	case []byte:
		if v == nil {
			return appendHead(b, cellNull, 0), nil
		}
		b = append(appendHead(b, cellBlob, len(v)), v...)
		return append(b, padding[:-len(v)&7]...), nil
	}
	return nil, driver.Errorf(driver.Mismatch, "a %T cannot be a parameter", v)
}

// readCells appends the n values that stand in b to dst.
func readCells(dst []driver.Value, b []byte, n int) []driver.Value {
	at := 0
	for range n {
		size := int(binary.LittleEndian.Uint32(b[at+4:]))
		body := b[at+8:]
		switch binary.LittleEndian.Uint32(b[at:]) {
		case cellInt:
			dst = append(dst, int64(binary.LittleEndian.Uint64(body)))
			at += 16
		case cellFloat:
			dst = append(dst, math.Float64frombits(binary.LittleEndian.Uint64(body)))
			at += 16
		case cellText:
			dst = append(dst, string(body[:size]))
			at += 8 + (size+7)&^7
		case cellBlob:
			dst = append(dst, append([]byte{}, body[:size]...))
			at += 8 + (size+7)&^7
		default:
			dst = append(dst, nil)
			at += 8
		}
	}
	return dst
}
