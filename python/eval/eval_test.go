package eval_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/python/builtins"
	"github.com/diptych-orm/diptych/python/eval"
	"github.com/diptych-orm/diptych/python/object"
)

// run executes a program as the file main.py and returns what it wrote and the
// text of the error that ended it.
func run(t testing.TB, src string, limits object.Limits) (out, trace string, err error) {
	t.Helper()
	var buf bytes.Buffer
	rt := object.NewRuntime(context.Background(), &buf, &buf, limits)
	builtins.Install(rt)
	eval.Install(rt)
	th := object.NewThread(rt)
	err = eval.Exec(th, []byte(src))
	if err != nil {
		trace = object.FormatException(th, err)
	}
	eval.Finish(th, err == nil)
	return buf.String(), trace, err
}

func TestPrograms(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"arguments are evaluated left to right", `
def n(x):
    print(x, end=" ")
    return x
def f(*a, **k): return a, k
print(f(n(1), *[n(2)], n(3), k=n(4), **{"z": n(5)}))`, "1 2 3 4 5 ((1, 2, 3), {'k': 4, 'z': 5})\n"},
		{"a yield inside the arguments of a call", `
def g():
    print(max((yield 1), (yield 2), *[(yield 3)]))
it = g()
print(next(it), it.send(10), it.send(30))
try: it.send(20)
except StopIteration: print("end")`, "1 2 3\n30\nend\n"},
		{"generators interleave inside native calls", `
def g(n):
    for i in range(n):
        yield sum(h(i)) + len([1, 2])
def h(n):
    for i in range(n):
        yield max(i, len("ab"))
a, b = g(4), g(3)
print(next(a), next(b), list(a), list(b))`, "2 2 [4, 6, 8] [4, 6]\n"},
		{"a frame is not used again while something refers to it", `
saved = []
def f(x):
    def g(): return x
    saved.append(g)
    if x: raise ValueError(x)
    return x
for i in range(3):
    try: f(i)
    except ValueError as e: saved.append(e.__traceback__.tb_next.tb_frame.f_locals["x"])
for i in range(100): (lambda a, b: a)(i, i)
print([s() if callable(s) else s for s in saved])`, "[0, 1, 1, 2, 2]\n"},
		{"finally at the end of the run", `
def g():
    try: yield 1
    finally: print("closed")
it = g(); next(it)
print("end")`, "end\nclosed\n"},
		{"globals appear and disappear under cached look-ups", `
def get(): return len
a = get()
len = 5
b = get()
del len
print(a is get(), b)
x = 1
def x_(): return x
r = [x_()]
del x
try: x_()
except NameError as e: r.append(str(e))
x = 3
r.append(x_()); print(r)`, "True 5\n[1, \"name 'x' is not defined\", 3]\n"},
		{"class attributes change under cached look-ups", `
class A:
    v = 1
    def m(self): return "m"
def get(o): return o.v, o.m()
a = A(); r = [get(a)]
A.v = 2; A.m = lambda self: "new"; r.append(get(a))
a.v = 3; a.m = lambda: "own"; r.append(get(a))
class B(A): v = property(lambda self: "p")
r.append(get(B()))
A.v = property(lambda self: "data"); r.append(get(a)); print(r)`,
			"[(1, 'm'), (2, 'new'), (3, 'own'), ('p', 'new'), ('data', 'own')]\n"},
		{"repeated concatenation does not change what it started from", `
a = "x" * 200
b = a + "b"; c = b + "c"; d = c + "d"; e = c + "e"; f = d + "f"
print(len(a), b[-2:], c[-2:], d[-2:], e[-2:], f[-3:])
s = ""
for i in range(1000): s += str(i % 10)
t = s; s += "!"; t += "?"
print(len(s), s[-3:], t[-3:])`, "200 xb bc cd ce cdf\n1001 89! 89?\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, trace, err := run(t, c.src, object.Limits{})
			if err != nil || out != c.want {
				t.Errorf("wrote\n%s%s\nwant\n%s", out, trace, c.want)
			}
		})
	}
}

// Every program that would never end, or take too much, ends with the limit that
// it reaches, past its own except and finally.
func TestLimits(t *testing.T) {
	guard := func(body string) string {
		return "try:\n    " + strings.ReplaceAll(body, "\n", "\n    ") + "\nexcept BaseException as e:\n    print('caught', e)\nfinally:\n    print('finally')\n"
	}
	for _, c := range []struct{ kind, src string }{
		{"steps", "while True: pass"},
		{"steps", "for i in iter(int, 1): pass"},
		{"steps", "while True:\n    try: 1/0\n    except: continue"},
		{"steps", "def g():\n    while True: yield 1\nfor x in g(): pass"},
		{"steps", "def g():\n    while True: yield 1\nsum(g())"},
		{"steps or memory", "[x for x in iter(int, 1)]"},
		{"steps or memory", "class A:\n    def __iter__(self): return self\n    def __next__(self): return 1\nlist(A())"},
		{"steps", "class A:\n    def __getitem__(self, i): return 1\nprint(2 in A())"},
		{"steps", "def f():\n    while True:\n        try: return\n        finally: continue\nf()"},
		{"memory", "x = [0] * 10**10"},
		{"memory", "x = 'a' * 10**10"},
		{"memory", "x = 'a'\nwhile True: x = x + x"},
		{"memory", "x = [1]\nwhile True: x = x + x"},
		{"memory", "x = [1]\nwhile True: x += x"},
		{"memory", "x = b'a'\nwhile True: x = x + x"},
		{"steps", "x = 2\nwhile True: x = x * x"},
		{"memory", "x = '%1000000000d' % 1"},
		{"memory", "x = f'{1:1000000000}'"},
		{"memory", "x = []\nwhile True: x.append(1)"},
		{"memory", "x = {}\ni = 0\nwhile True:\n    x[i] = 1\n    i += 1"},
		{"memory", "x = list(range(10**9))"},
		{"memory", "x = 'x'.ljust(10**10)"},
		{"memory", "x = 'ab'.replace('a', 'a' * 10**6).replace('a', 'a' * 10**6)"},
		{"memory", "def g(): yield 1\nx = []\nwhile True:\n    i = g()\n    next(i)\n    x.append(i)"},
		{"steps or memory", "x = ()\nwhile True: x = (x, x, *x)"},
		{"steps", "def f():\n    try: f()\n    finally: f()\nf()"}, // 2**1000 calls
		{"steps", "def f():\n    try: f()\n    except RecursionError: f()\nf()"},
		{"output", "while True: print('x' * 100)"},
	} {
		for _, src := range []string{c.src, guard(c.src)} {
			start := time.Now()
			out, trace, err := run(t, src, object.Limits{Steps: 3e5, Memory: 2 << 20, Output: 1 << 16, Time: 20 * time.Second})
			var limit *object.LimitError
			if !errors.As(err, &limit) || !strings.Contains(c.kind, limit.Kind) {
				t.Errorf("%q\nended with %v (%s), want the limit of %s", src, err, trace, c.kind)
			}
			if strings.Contains(out, "caught") || strings.Contains(out, "finally") {
				t.Errorf("%q\nwent on after its limit: %.200s", src, out)
			}
			if d := time.Since(start); d > 15*time.Second {
				t.Errorf("%q\ntook %v", src, d)
			}
		}
	}
}

func TestTimeAndCancellation(t *testing.T) {
	_, _, err := run(t, "while True: pass", object.Limits{Time: 50 * time.Millisecond})
	var limit *object.LimitError
	if !errors.As(err, &limit) || limit.Kind != "time" {
		t.Errorf("ended with %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	rt := object.NewRuntime(ctx, nil, nil, object.Limits{})
	builtins.Install(rt)
	eval.Install(rt)
	th := object.NewThread(rt)
	time.AfterFunc(30*time.Millisecond, cancel)
	err = eval.Exec(th, []byte("while True:\n    try: x = [i for i in range(100)]\n    except: pass"))
	eval.Finish(th, false)
	if !errors.As(err, &limit) || limit.Kind != "cancelled" {
		t.Errorf("ended with %v", err)
	}
}

// Recursion of every kind reaches Python's RecursionError and not the end of Go's
// stack.
func TestRecursion(t *testing.T) {
	for _, src := range []string{
		"def f(): f()\nf()",
		"class A:\n    def __init__(self): A()\nA()",
		"class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
		"class A:\n    def __str__(self): return f'{self}'\nstr(A())",
		"class A:\n    def __getattr__(self, n): return getattr(self, n + 'x')\nA().y",
		"class A:\n    def __eq__(self, o): return self == o\nA() == A()",
		"class A:\n    def __add__(self, o): return self + o\nA() + 1",
		"class A:\n    def __call__(self): return self()\nA()()",
		"class A:\n    def __iter__(self): return iter(self)\nlist(A())",
		"class A:\n    def __len__(self): return len(self)\nlen(A())",
		"class A:\n    def __bool__(self): return bool(self)\nbool(A())",
		"class A:\n    def __hash__(self): return hash(self)\nhash(A())",
		"class A:\n    @property\n    def x(self): return self.x\nA().x",
		"class A:\n    def __get__(self, i, o): return i.a\nclass B:\n    a = A()\nB().a",
		"def g(): yield from g()\nlist(g())",
		"def g():\n    for x in g(): yield x\nlist(g())",
		"f = lambda: f()\nf()",
		"def f(n): return [f(n) for _ in range(1)]\nf(1)",
		"def f(n): return sorted([2, 1], key=f)\nf(1)",
		"def f(n): return list(map(f, [n]))\nf(1)",
		"def f(): exec('f()')\nf()",
		"def f(): eval('f()')\nf()",
		"class M(type):\n    def __call__(c): return c()\nclass A(metaclass=M): pass\nA()",
		"class A:\n    def __getattribute__(self, n): return self.x\nA().y",
		"class A:\n    def __setattr__(self, n, v): self.x = v\nA().x = 1",
		"class A:\n    def __contains__(self, v): return v in self\n1 in A()",
		"class A:\n    def __index__(self): return [1][self]\n[1][A()]",
		"class A:\n    def __format__(self, s): return format(self, s)\nformat(A(), 'x')",
		"class A:\n    def __enter__(self):\n        with self: pass\n    def __exit__(self, *a): pass\nwith A(): pass",
		"class A:\n    def __lt__(self, o): return sorted([A(), A()])\nA() < A()",
		"class A:\n    def __instancecheck__(self, o): return isinstance(1, self)\nisinstance(1, A())",
		"async def f(): await f()\nf().send(None)",
	} {
		_, trace, err := run(t, src, object.Limits{Steps: 5e6, Memory: 1 << 30, Time: 20 * time.Second})
		if _, ok := object.AsException(err, object.RecursionError); !ok {
			t.Errorf("%q\nended with %.300s", src, trace)
		}
	}
}

// Deep structures made without deep calls must not end Go's stack either.
func TestDeepStructures(t *testing.T) {
	for _, src := range []string{
		"x = []\nfor i in range(100000): x = [x]\nprint(x)",
		"x = []\nfor i in range(100000): x = [x]\ny = []\nfor i in range(100000): y = [y]\nx == y",
		"x = ()\nfor i in range(100000): x = (x,)\nhash(x)",
		"x = {}\nfor i in range(100000): x = {1: x}\nrepr(x)",
		"x = lambda: 0\nfor i in range(100000): x = (lambda f: lambda: f())(x)\nx()",
		"x = iter([])\nfor i in range(100000): x = map(int, x)\nlist(x)",
		"x = []\nfor i in range(100000): x = (v for v in x)\nlist(x)",
		"x = int\nfor i in range(100000): x = x | str",
		"x = list[int]\nfor i in range(100000): x = list[x]\nrepr(x)",
		"eval('+'.join(['1'] * 20000))",
		"eval('-' * 50000 + '1')",
		"eval('(' * 150 + ')' * 150)",
		"eval('f(' * 150 + ')' * 150)",
		"x = 'x' + '.x' * 50000\neval(x)",
		"exec('if 1:\\n' + ''.join(' ' * i + 'if 1:\\n' for i in range(1, 90)) + ' ' * 90 + 'pass')",
		"e = None\nfor i in range(100000):\n    n = ValueError(i)\n    n.__context__ = e\n    e = n\nraise e",
	} {
		_, _, err := run(t, src, object.Limits{Steps: 5e7, Memory: 2 << 30, Time: 30 * time.Second})
		if err != nil {
			if _, ok := err.(*object.Exception); !ok {
				t.Errorf("%q\nended with %v", src, err)
			}
		}
	}
}

// When a run has ended, no goroutine of its generators is left.
func TestNothingIsLeftRunning(t *testing.T) {
	before := runtime.NumGoroutine()
	src := "def g():\n    try:\n        while True: yield 1\n    finally:\n        while True: yield 2\nx = [g() for i in range(50)]\nfor i in x: next(i)\n"
	for _, end := range []string{"", "1/0", "while True: pass", "import nothing_at_all"} {
		_, _, _ = run(t, src+end, object.Limits{Steps: 1e5})
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

// FuzzEval runs whatever parses: it may raise anything but must not panic.
func FuzzEval(f *testing.F) {
	files, err := filepath.Glob("../../conformance/cases/python/*.py")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	f.Fuzz(func(t *testing.T, src string) {
		_, _, _ = run(t, src, object.Limits{Steps: 1e5, Memory: 64 << 20, Output: 1 << 20, Time: 5 * time.Second})
	})
}
