package enginebench

import (
	"testing"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
)

func BenchmarkRound(b *testing.B) {
	total := make([]float64, len(Names))
	for b.Loop() {
		times, err := Round(gosqlite.Engine)
		if err != nil {
			b.Fatal(err)
		}
		for i, t := range times {
			total[i] += t.Seconds() * 1000
		}
	}
	for i, name := range Names {
		b.ReportMetric(total[i]/float64(b.N), name+"-ms")
	}
}

func TestRound(t *testing.T) {
	if err := First(gosqlite.Engine); err != nil {
		t.Fatal(err)
	}
	times, err := Round(gosqlite.Engine)
	if err != nil || len(times) != len(Names) {
		t.Fatal(times, err)
	}
}
