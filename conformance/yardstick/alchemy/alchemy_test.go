package alchemy

import (
	"reflect"
	"testing"
)

func TestShowsAsADoctestDoes(t *testing.T) {
	for _, c := range []struct {
		want, got string
		equal     bool
	}{
		{"SELECT a\nFROM t\n[...] ()\n", "SELECT a \nFROM t\n[generated in 0.1s] ()\n", true},
		{"SELECT a\n[...] (1,)\n", "SELECT a\n[cached] (2,)\n", false},
		{"...\n", "anything\n", true},
		{"a...a\n", "a\n", false},
		{"", "1\n", false},
		{"Traceback (most recent call last):\nValueError: no\n", "\x02ValueError: other\n", true},
		{"Traceback (most recent call last):\nValueError: no\n", "1\n", false},
		{"1\n", "1\n\x02ValueError: no\n", false},
	} {
		if got := shows(c.want, c.got); got != c.equal {
			t.Errorf("shows(%q, %q) = %v", c.want, c.got, got)
		}
	}
}

func TestPrintedFindsStatementsOnly(t *testing.T) {
	got := printed("BEGIN (implicit)\nSELECT a,\n  b\nFROM t\n[...] ()\nspongebob\nUPDATE t SET a=?\n[...] (1,)\nCOMMIT\n(1, 2)\n")
	want := []string{"SELECT a, b FROM t", "UPDATE t SET a=?"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSegments(t *testing.T) {
	got := segments("noise\x010\na\n\x011\n\x012\nb\n")
	want := map[int]string{0: "a\n", 1: "", 2: "b\n"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSteady(t *testing.T) {
	a := steady("2025-01-01 12:00:00,000 INFO sqlalchemy.engine.Engine [generated in 0.00012s] ()\n<A at 0x7f00aa11bb22>\n")
	b := steady("2026-11-29 09:00:00,123 INFO sqlalchemy.engine.Engine [generated in 1e-05s] ()\n<A at 0xc000123456>\n")
	if a != b {
		t.Errorf("%q is not %q", a, b)
	}
}
