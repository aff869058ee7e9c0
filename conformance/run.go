package conformance

import (
	"context"
	"hash/fnv"
	"time"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
)

// Outcome is how a case went on Diptych.
type Outcome struct {
	Differences []Difference
	Traceback   string // ours, of the error that ended the run; empty for none
}

// Run runs a case through the engine that the page and the command use, and
// compares it with its record.
func (c Case) Run(ctx context.Context) (Outcome, error) {
	want, err := ReadRecord(c.Golden)
	if err != nil {
		return Outcome{}, err
	}
	snippet, answers, err := c.Snippet()
	if err != nil {
		return Outcome{}, err
	}
	opt := engine.Options{
		Answers: answers, Engine: gosqlite.Engine, Deterministic: true, Limits: engine.Limits{Time: 30 * time.Second, Steps: -1},
	}
	if c.staged() {
		opt.Stage = engine.NewStage(snippet, opt)
	}
	res := engine.Run(ctx, snippet, opt)
	data, err := res.JSON(false)
	if err != nil {
		return Outcome{}, err
	}
	got, err := ParseRecord(data)
	if err != nil {
		return Outcome{}, err
	}
	return Outcome{Differences: Compare(c.Kind, want, got), Traceback: res.Traceback}, nil
}

// staged reports whether the case runs on a stage that was set before: half of
// them do, since nobody may tell the difference.
func (c Case) staged() bool {
	h := fnv.New32a()
	h.Write([]byte(c.Name))
	return h.Sum32()%2 == 0
}
