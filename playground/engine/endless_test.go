package engine_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
)

// neverEnding holds programs of which each would run, grow or print for very long in a
// way of its own, mostly inside of one call of built-in code.
var neverEnding = []string{
	"while True: pass",
	"for x in iter(int, 1): pass",
	"sum(range(10**10))",
	"max(range(10**10))",
	"list(range(10**9))",
	"set(range(10**9))",
	"tuple(range(10**9))",
	"dict.fromkeys(range(10**9))",
	"list(map(str, range(10**9)))",
	"list(zip(range(10**9), range(10**9)))",
	"list(enumerate(iter(int, 1)))",
	"all(True for x in range(10**10))",
	"any(False for x in range(10**10))",
	"[x for x in range(10**10)]",
	"{x: x for x in range(10**10)}",
	"10**9 in iter(range(10**10))",
	"min(iter(lambda: 1, 2))",
	"' '.join(str(i) for i in range(10**9))",
	"sorted(range(10**7), key=lambda x: -x)",
	"sum([[1] * 1000] * 100000, [])",
	"'x' * 10**10",
	"b'x' * 10**10",
	"[0] * 10**9",
	"bytearray(10**10)",
	"f'{1:>9999999999}'",
	"'%9999999999d' % 1",
	"'a'.ljust(10**11)",
	"10**10**8",
	"pow(3, 10**8)",
	"pow(3, 10**10000, 10**9999 + 7)",
	"x = 3\nwhile True: x *= x",
	"x = 10**5000\nfor i in range(10**6): x *= 3**5000",
	"import math\nmath.factorial(10**7)",
	"x = []\nwhile True: x.append(x)",
	"s = ''\nwhile True: s += 'abc'",
	"x = list(range(10**6))\nwhile True: x.insert(0, 1)",
	"x = list(range(10**6))\nwhile True: x.sort()",
	"x = list(range(10**6))\nwhile True: -1 in x",
	"x = 'a' * 10**7\nwhile True: x.count('aa')",
	"x = 'a' * 10**7\nwhile True: x = x.upper()",
	"x = 'é' * 10**6\nwhile True:\n    for i in range(0, 10**6, 999): x[-i]",
	"def f():\n    try: f()\n    finally: f()\nf()",
	"while True: type('X', (), {})",
	"while True:\n    try: raise ValueError\n    except ValueError: pass",
	"import itertools\nlist(itertools.permutations(range(20)))",
	"import itertools\nlist(itertools.count())",
	"import asyncio\nasync def f():\n    while True: await asyncio.sleep(1)\nasyncio.run(f())",
	"def g():\n    while True: yield\nfor x in g(): pass",
	"try:\n    while True: pass\nexcept BaseException: print('caught')\nfinally: print('finally')",
	"while True: print('x' * 1000)",
}

// Every one of them ends by a limit, in time, with a message and a traceback, and
// no handler of the program hears of it.
func TestEndlessPrograms(t *testing.T) {
	for _, src := range neverEnding {
		t.Run(src, func(t *testing.T) {
			started := time.Now()
			res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{"main.py", src + "\n"}}}, engine.Options{
				Engine: gosqlite.Engine, Limits: engine.Limits{Time: 200 * time.Millisecond, Steps: -1},
			})
			took := time.Since(started)
			switch {
			case res.Error == nil || res.Limit == "":
				t.Errorf("ended with %+v, want a limit", res.Error)
			case !strings.Contains(res.Traceback, `File "main.py", line `) || !strings.Contains(res.Traceback, "LimitError: the run was stopped: "):
				t.Errorf("the traceback is %q", res.Traceback)
			case res.Error.Line == 0:
				t.Error("the limit has no line")
			case strings.Contains(res.Stdout(), "caught") || strings.Contains(res.Stdout(), "finally"):
				t.Errorf("the program went on: %q", res.Stdout())
			case took > 5*time.Second: // many times what it takes, for a busy machine
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestCancellation(t *testing.T) {
	for _, src := range neverEnding[:len(neverEnding)-1] {
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(100*time.Millisecond, cancel)
		started := time.Now()
		res := engine.Run(ctx, engine.Snippet{Files: []engine.File{{"main.py", src + "\n"}}}, engine.Options{Engine: gosqlite.Engine, Limits: engine.Limits{Time: -1, Steps: -1}})
		if took := time.Since(started); res.Limit == "" || took > 5*time.Second {
			t.Errorf("%q: ended with %+v after %v", src, res.Error, took)
		}
		cancel()
	}
}
