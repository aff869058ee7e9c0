package workload_test

import (
	"context"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
	"github.com/diptych-orm/diptych/playground/workload"
)

// kinds are the ORMs that have programs.
var kinds = []string{workload.Django, workload.SQLAlchemy}

// run runs a program natively and returns the milliseconds of its work.
func run(tb testing.TB, code string) float64 {
	tb.Helper()
	res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "main.py", Text: code}}}, engine.Options{
		Engine: gosqlite.Engine, Limits: engine.Limits{Time: time.Minute, Steps: -1, Memory: -1},
	})
	if res.Error != nil {
		tb.Fatalf("%s: %s", res.Error.Type, res.Error.Message)
	}
	ms, err := workload.Milliseconds(res.Stdout())
	if err != nil {
		tb.Fatal(err)
	}
	return ms
}

// Every program runs to its end, within the limits of a run but for the time, and
// says how long its work took.
func TestProgramsTellTheirTime(t *testing.T) {
	for _, kind := range kinds {
		programs := workload.Programs(kind)
		if len(programs) < 6 {
			t.Errorf("%s has %d programs", kind, len(programs))
		}
		for _, p := range programs {
			t.Run(kind+"/"+p.Name, func(t *testing.T) {
				if ms := run(t, p.Code); ms <= 0 {
					t.Errorf("the work took %f ms", ms)
				}
			})
		}
	}
}

func TestMillisecondsRefusesOtherText(t *testing.T) {
	if _, err := workload.Milliseconds("done\n"); err == nil {
		t.Error("read a time from a word")
	}
}

// BenchmarkWork measures the programs, from their text to their result; work-ms is
// what they tell of their work alone.
func BenchmarkWork(b *testing.B) {
	for _, kind := range kinds {
		for _, p := range workload.Programs(kind) {
			b.Run(kind+"/"+p.Name, func(b *testing.B) {
				var work float64
				for b.Loop() {
					work += run(b, p.Code)
				}
				b.ReportMetric(work/float64(b.N), "work-ms/op")
			})
		}
	}
}
