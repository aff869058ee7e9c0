package engine_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/playground/engine"
)

// snippet is a run of one file called main.py.
func snippet(text string) engine.Snippet {
	return engine.Snippet{Files: []engine.File{{Name: "main.py", Text: text}}}
}

func run(t *testing.T, text string, opt engine.Options) *engine.Result {
	t.Helper()
	opt.Engine = gosqlite.Engine
	return engine.Run(context.Background(), snippet(text), opt)
}

// guard wraps code so that a limit which Python could catch would be caught.
func guard(body string) string {
	return "try:\n" + indent(body) + "except BaseException:\n    print('caught')\nfinally:\n    print('cleaned up')\n"
}

func indent(text string) string {
	return "    " + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n    ") + "\n"
}

const alchemy = "from sqlalchemy import create_engine, text\nconn = create_engine('sqlite://').connect()\n"

const endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "

func TestEachLimitEndsTheRun(t *testing.T) {
	for _, test := range []struct {
		name   string
		limits engine.Limits
		code   string
		line   int
		say    string
	}{
		{"steps", engine.Limits{Steps: 10_000}, "n = 0\nwhile True:\n    n += 1\n", 2, "steps"},
		{"time", engine.Limits{Time: 50 * time.Millisecond, Steps: -1}, "while True:\n    pass\n", 1, "50ms"},
		{"memory", engine.Limits{Memory: 1 << 20}, "a = []\nwhile True:\n    a.append('x' * 1000)\n", 3, "memory"},
		{"memory", engine.Limits{Memory: 1 << 20}, "s = 'x' * 10**9\n", 1, "memory"},
		{"memory", engine.Limits{Memory: 1 << 20}, "n = 10 ** 10_000_000\n", 1, "memory"},
		{"output", engine.Limits{Output: 1000}, "while True:\n    print('x' * 100)\n", 2, "printed more than 1,000 bytes"},
		{"rows", engine.Limits{Rows: 100}, alchemy + "conn.execute(text(\"" + endless + "SELECT x FROM n LIMIT 1000\")).all()\n", 3, "more rows than the limit"},
		{"time", engine.Limits{Statement: 50 * time.Millisecond}, alchemy + "conn.execute(text(\"" + endless + "SELECT count(*) FROM n\")).all()\n", 3, "a statement ran longer"},
	} {
		res := run(t, test.code, engine.Options{Limits: test.limits, KeepEvents: true})
		if res.Limit != test.name || res.Exit != 1 {
			t.Errorf("%q: limit %q, exit %d, error %+v", test.code, res.Limit, res.Exit, res.Error)
			continue
		}
		if res.Error.Line != test.line || !strings.Contains(res.Error.Message, test.say) || res.Error.Type != "diptych.LimitError" {
			t.Errorf("%s: %+v, want line %d and %q", test.name, res.Error, test.line, test.say)
		}
		var end trace.Event // findings may follow it
		for _, e := range res.Events {
			if _, ok := e.Body.(trace.Limit); ok {
				end = e
			}
		}
		if l, ok := end.Body.(trace.Limit); !ok || l.Name != test.name || l.Message != res.Error.Message || end.Line != test.line {
			t.Errorf("%s: the log has %+v", test.name, end)
		}
		// Python can neither catch it nor go on after it
		caught := run(t, guard(test.code)+"print('after')\n", engine.Options{Limits: test.limits})
		if out := caught.Stdout(); caught.Limit != test.name || strings.Contains(out, "caught") || strings.Contains(out, "cleaned") || strings.Contains(out, "after") {
			t.Errorf("%s was caught: limit %q, output ends %q", test.name, caught.Limit, out[max(0, len(out)-40):])
		}
	}
}

func TestDeepRecursionIsPythons(t *testing.T) {
	res := run(t, "def f(n):\n    return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError as e:\n    print(e)\nf(0)\n", engine.Options{})
	if res.Stdout() != "maximum recursion depth exceeded\n" || res.Error == nil || res.Error.Type != "RecursionError" || res.Error.Line != 2 || res.Limit != "" {
		t.Errorf("%q, %+v", res.Stdout(), res.Error)
	}
}

func TestADatabaseThatGrowsTooLargeIsRefused(t *testing.T) {
	res := run(t, alchemy+"conn.execute(text('create table t (x)'))\nconn.execute(text(\"insert into t "+endless+"SELECT zeroblob(1000) FROM n LIMIT 100000\"))\n",
		engine.Options{Limits: engine.Limits{Database: 4 << 20}})
	if res.Error == nil || res.Error.Line != 4 {
		t.Errorf("%+v", res.Error)
	}
}

func TestEventsBeyondTheCapAreCountedAndTheEndIsKept(t *testing.T) {
	res := run(t, alchemy+"for i in range(50):\n    conn.execute(text('select 1')).all()\n1 / 0\n", engine.Options{KeepEvents: true, Limits: engine.Limits{Events: 20}})
	if len(res.Statements) < 50 {
		t.Errorf("the record has %d statements", len(res.Statements))
	}
	if n := len(res.Events); n > 25 {
		t.Errorf("%d events were kept", n)
	}
	found := false
	for _, e := range res.Events {
		_, is := e.Body.(trace.Error)
		found = found || is
	}
	if !found {
		t.Error("the error was dropped")
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	begin := time.Now()
	res := engine.Run(ctx, snippet("while True:\n    pass\n"), engine.Options{Engine: gosqlite.Engine, Limits: engine.Limits{Steps: -1, Time: time.Minute}})
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
	if res.Error == nil || res.Limit == "" || res.Error.Line == 0 {
		t.Errorf("limit %q, %+v", res.Limit, res.Error)
	}
	// SQL hears it too
	ctx, cancel = context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	res = engine.Run(ctx, snippet(alchemy+"conn.execute(text(\""+endless+"SELECT count(*) FROM n\")).all()\n"), engine.Options{Engine: gosqlite.Engine, Limits: engine.Limits{Time: time.Minute, Statement: time.Minute}})
	if took := time.Since(begin); took > 40*time.Second || res.Error == nil {
		t.Errorf("it took %v: %+v", took, res.Error)
	}
}
