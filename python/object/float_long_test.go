package object

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// A number of many digits is the same float when it is told by fewer.
func TestFewerDigits(t *testing.T) {
	for range 3000 {
		var b strings.Builder
		if rand.IntN(3) == 0 {
			b.WriteByte("+-"[rand.IntN(2)])
		}
		digits := func() {
			for range rand.IntN(4) {
				b.WriteString(strings.Repeat(string(rune('0'+rand.IntN(10))), rand.IntN(700)))
			}
		}
		digits()
		if rand.IntN(3) > 0 {
			b.WriteByte('.')
			digits()
		}
		s := b.String()
		want, bad := strconv.ParseFloat(s, 64)
		got, wrong := strconv.ParseFloat(fewerDigits(s, strings.IndexByte(s, '.')), 64)
		if want != got || (bad == nil) != (wrong == nil) {
			t.Fatalf("%.60q… (%d): %v (%v), by fewer digits %v (%v)", s, len(s), want, bad, got, wrong)
		}
	}
}
