package engine_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
)

// heavy are programs whose single steps are long: work inside of one built-in.
var heavy = []string{
	`while True: s = "ab" * 20_000_000`,
	`while True: x = [0] * 3_000_000`,
	`while True: x = sorted(range(300_000), key=lambda n: -n)`,
	`while True: x = sum(range(50_000_000))`,
	`while True: x = 7 ** 300_000`,
	`while True: x = str(3 ** 9000) * 100`,
	"import re\nwhile True: re.match(r'(a+)+$', 'a' * 30 + 'b')",
	"import re\nwhile True: re.sub(r'\\w+', 'x', 'word ' * 400_000)",
	"def g():\n    while True: yield 1\nfor x in g(): pass",
	`while True: x = list(map(str, range(400_000)))`,
	`while True: x = {i: i for i in range(400_000)}`,
	`while True: x = ",".join(str(i) for i in range(400_000)).split(",")`,
	`while True: x = max(range(3_000_000), key=lambda n: n % 7)`,
	`while True: x = ("abc" * 3_000_000).replace("b", "xyz").upper().count("X")`,
	`while True: x = set(range(1_000_000)) & set(range(500_000))`,
	"import json\nwhile True: json.loads(json.dumps(list(range(200_000))))",
	"import itertools\nwhile True: x = sum(1 for _ in itertools.permutations(range(9)))",
	"import random\nwhile True: x = list(range(300_000)); random.shuffle(x)",
	"import copy\nwhile True: copy.deepcopy([[i] for i in range(50_000)])",
	"import decimal\ndecimal.getcontext().prec = 2000\nwhile True: x = decimal.Decimal(2).sqrt()",
	"from fractions import Fraction\nx = Fraction(1)\nwhile True: x += Fraction(1, 7)",
	"class N:\n    def __init__(self, v): self.v = v\nwhile True: x = [N(i) for i in range(200_000)]",
	"async def go():\n    while True: pass\nimport asyncio\nasyncio.run(go())",
	"while True: f'{1:>5000000}'",
	"while True: bytes(20_000_000).hex()",
	"while True: list(zip(range(1_000_000), reversed(range(1_000_000))))",
}

// TestCancelledAnywhere cancels each program at random moments. The bound is loose,
// since other work of the machine counts; what was seen is told with -v.
func TestCancelledAnywhere(t *testing.T) {
	const times, bound = 3, 5 * time.Second
	random := rand.New(rand.NewPCG(1, 2))
	var all []time.Duration
	programs := heavy
	for _, group := range heavyCalls {
		for _, call := range group.calls {
			programs = append(programs, group.before+"\nwhile True: x = "+call)
		}
	}
	for n, src := range programs {
		var worst time.Duration
		for again := range times {
			if again > 0 && n >= len(heavy) {
				break
			}
			ctx, cancel := context.WithCancel(context.Background())
			heard := make(chan time.Time, 1)
			time.AfterFunc(time.Duration(20+random.IntN(150))*time.Millisecond, func() { heard <- time.Now(); cancel() })
			res := engine.Run(ctx, engine.Snippet{Files: []engine.File{{Name: "main.py", Text: src + "\n"}}},
				engine.Options{Engine: gosqlite.Engine, Limits: engine.Limits{Time: -1, Steps: -1, Memory: -1}})
			ended := time.Now()
			cancel()
			if res.Limit == "" {
				t.Errorf("%q was not stopped: %+v", src, res.Error)
				continue
			}
			worst = max(worst, ended.Sub(<-heard))
		}
		all = append(all, worst)
		t.Logf("%4d ms  %.120q", worst.Milliseconds(), src)
		if worst > bound {
			t.Errorf("%q ran on for %v", src, worst)
		}
	}
	slices.Sort(all)
	t.Logf("median %v, worst %v", all[len(all)/2], all[len(all)-1])
}
