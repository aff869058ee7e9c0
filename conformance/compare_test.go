package conformance

import (
	"strconv"
	"testing"
)

// Lists that are too long to be aligned are equal or not all the same.
func TestDiffOfLongLists(t *testing.T) {
	long := make([]string, 3000)
	for i := range long {
		long[i] = strconv.Itoa(i)
	}
	same := append([]string(nil), long...)
	if text := diff(long, same); text != "" {
		t.Errorf("equal lists of %d entries differ: %s", len(long), text)
	}
	same[1500] = "other"
	if text := diff(long, same); text == "" {
		t.Error("lists that differ in one entry count as equal")
	}
}
