package scan_test

import (
	"testing"

	"github.com/diptych-orm/diptych/orm/scan"
)

func TestReading(t *testing.T) {
	r := scan.Of("2024-1 weeks")
	for i, step := range []struct{ got, want string }{
		{r.Digits(5, 5), ""}, {r.Digits(1, 3), "202"}, {r.Digits(1, -1), "4"}, {r.Digits(1, -1), ""},
		{string(r.Any("/-")), "-"}, {r.While(scan.IsWord), "1"}, {r.While(scan.IsSpace), " "}, {r.Rest(), "weeks"},
	} {
		if step.got != step.want {
			t.Errorf("step %d: %q, not %q", i, step.got, step.want)
		}
	}
	if r.Take("week") && r.Take("x") || r.Any("xyz") != 0 || r.Done() || !r.Take("s") || !r.Done() || r.Any("s") != 0 {
		t.Errorf("stopped at %d", r.Pos)
	}
}
