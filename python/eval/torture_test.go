package eval_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/python/builtins"
	"github.com/diptych-orm/diptych/python/eval"
	"github.com/diptych-orm/diptych/python/lib"
	"github.com/diptych-orm/diptych/python/object"
)

// odd makes the values that callables are tried with, anew for each call: each line is
// an expression.
const odd = `None
True
0
-1
3
255
2**31
2**63
-2**63
2**200
1.5
-0.0
float("nan")
float("inf")
1e308
2j
""
"a"
"ab,c"
"{}{0}"
"%s%(a)d"
"\ud800x"
"é€\U0001f600"
"utf-8"
"r"
"2024-01-02"
b""
b"x\xff"
bytearray(b"abc")
memoryview(b"abc")
[]
[1, 2, 3]
["a", "b"]
[None, "a", 1]
looped()
loopeddict()
()
(1,)
(1, 2)
("a", "b", "c")
((1, 2), (3, 4))
{}
{"a": 1}
{1: [2]}
set()
{1, 2}
frozenset("ab")
range(5)
range(0)
slice(1, None, -1)
...
NotImplemented
int
str
list
type
object
object()
Exception
ValueError("x")
ValueError
len
print
(lambda *a, **k: a)
(lambda x: x)
(lambda: 1/0)
iter([1, 2])
iter("")
running()
spent()
(x for x in (1, 2))
map(str, [1])
zip([1], [2])
enumerate("ab")
reversed([1, 2])
Bad()
Bad
WrongTypes()
Empty()
Empty
L([1])
D(a=1)
S("s")
I(5)
F(1.5)
T((1, 2))
E("e")
list.__new__(L)
object.__new__(Empty)
super(L, L())
property(len)
staticmethod(len)
classmethod(len)
Empty().m
Empty.m
[].append
"".join
{}.keys()
{1: 2}.items()
{}.values()
datetime.date(2024, 1, 2)
datetime.datetime(2024, 1, 2)
datetime.timedelta(1)
decimal.Decimal("1.5")
decimal.Decimal("nan")
fractions.Fraction(1, 3)
re.compile("a(b)?")
re.match("a", "ab")
io.StringIO("ab")
io.BytesIO(b"ab")
collections.deque([1, 2])
collections.OrderedDict(a=1)
collections.Counter("aab")
collections.defaultdict(list)
functools.partial(len)
itertools.count()
sys.modules["math"]
weakref.ref(Empty)
types.SimpleNamespace(a=1)
Colour.RED
Colour
Point(1, 2)
Point
coroutine()
typing.List[int]
typing.Optional[int]
int | None
contextlib.nullcontext()
uuid.UUID(int=5)`

const oddClasses = `
import sys, io, re, types, typing, uuid, weakref, enum, datetime, decimal, fractions, collections, functools, itertools, contextlib, dataclasses
def looped():
    a = [1]
    a.append(a)
    return a
def loopeddict():
    a = {}
    a["a"] = a
    return a
def running():
    def g():
        for _ in range(3):
            yield it
    it = g()
    next(it)
    return it
def spent():
    it = (x for x in ())
    list(it)
    return it
class Bad:
    def fail(self, *a, **k):
        raise ValueError("bad")
    __eq__ = __lt__ = __hash__ = __repr__ = __str__ = __len__ = __iter__ = __next__ = __call__ = __index__ = __int__ = __float__ = __bool__ = __getitem__ = fail
    __setitem__ = __delitem__ = __contains__ = __add__ = __radd__ = __enter__ = __exit__ = __format__ = __bytes__ = __fspath__ = __getattr__ = __get__ = __set__ = fail
class WrongTypes:
    def wrong(self, *a, **k):
        return self
    __eq__ = __lt__ = __hash__ = __repr__ = __str__ = __len__ = __iter__ = __call__ = __index__ = __int__ = __float__ = __bool__ = __getitem__ = wrong
    __setitem__ = __contains__ = __add__ = __radd__ = __enter__ = __exit__ = __format__ = __bytes__ = __fspath__ = __getattr__ = __reduce__ = __getstate__ = keys = wrong
class Empty:
    def m(self):
        return self
class L(list): pass
class D(dict): pass
class S(str): pass
class I(int): pass
class F(float): pass
class T(tuple): pass
class E(Exception):
    def __init__(self, *a): pass
class Colour(enum.Enum):
    RED = 1
@dataclasses.dataclass
class Point:
    x: int
    y: int = 0
async def later():
    return 1
def coroutine():
    return later()
`

// tortureLoop calls target with arguments chosen by a seed; what it calls with is kept
// in CALL.
const tortureLoop = `
CALL = ""
def torture(target, title, seed, times):
    global CALL
    x = seed
    for _ in range(times):
        picks = []
        x = (x * 6364136223846793005 + 1442695040888963407) % 2**64
        for _ in range((x >> 33) % 4):
            x = (x * 6364136223846793005 + 1442695040888963407) % 2**64
            picks.append((x >> 33) % len(ODD))
        x = (x * 6364136223846793005 + 1442695040888963407) % 2**64
        names = NAMES if (x >> 40) % 6 == 0 else ()
        CALL = title + "(" + ", ".join([ODDTEXT[i] for i in picks]) + ")" + (" by name" if names else "")
        try:
            args = [ODD[i]() for i in picks]
            if names and args:
                made = target(*args[:-1], **{names[(x >> 50) % len(names)]: args[-1]})
            else:
                made = target(*args)
            use(made)
        except BaseException as e:
            CALL += " -> " + type(e).__name__
            str(e)
NAMES = ("key", "default", "encoding", "errors", "sep", "end", "start", "func", "object", "name", "value", "maxsplit", "base", "x", "reverse", "strict", "initial", "repeat", "cls", "indent", "args", "n", "k")
def use(made):
    repr(made)
    made == made
    try:
        hash(made)
    except TypeError:
        pass
    if hasattr(type(made), "__iter__"):
        for i, _ in enumerate(made):
            if i > 5:
                break
`

const tortureTargets = `
import builtins
skip = {"input", "breakpoint", "help", "exit", "quit", "open", "__import__", "__build_class__"}
TARGETS = []
def methods(title, cls):
    for name in dir(cls):
        TARGETS.append(title + "." + name)
for name in sorted(vars(builtins)):
    v = vars(builtins)[name]
    if name in skip or not callable(v):
        continue
    TARGETS.append("builtins." + name)
    if isinstance(v, type):
        methods("builtins." + name, v)
`

func tortured(limits object.Limits) (*object.Thread, *object.Runtime) {
	rt := object.NewRuntime(context.Background(), io.Discard, io.Discard, limits)
	builtins.Install(rt)
	eval.Install(rt)
	lib.Register(rt)
	return object.NewThread(rt), rt
}

// tortureModules are what the standard library's callables are taken from.
var tortureModules = strings.Fields(`_ast abc array ast asyncio atexit base64 binascii bisect calendar cmath codecs collections collections.abc contextlib
	contextvars copy copyreg csv dataclasses datetime decimal difflib email.message email.utils enum fnmatch fractions functools gc glob graphlib hashlib heapq hmac html inspect io
	ipaddress itertools json keyword locale logging math numbers operator os pathlib pickle platform posixpath pprint queue random re reprlib secrets
	shlex shutil sqlite3 statistics string struct subprocess sys tempfile textwrap threading time timeit traceback types typing unicodedata unittest unittest.mock urllib.parse uuid
	warnings weakref xml.etree.ElementTree zoneinfo`)

// TestTorture calls every built-in function, every method of the built-in types and
// every callable of the library with odd values. They may raise what they like and
// may meet a limit, but none may panic. DIPTYCH_TORTURE multiplies the calls.
func TestTorture(t *testing.T) {
	times, seed := 12, int64(1)
	if n, err := strconv.Atoi(os.Getenv("DIPTYCH_TORTURE")); err == nil {
		times, seed = times*n, time.Now().UnixNano()
	}
	th, rt := tortured(object.Limits{})
	var src strings.Builder
	src.WriteString(tortureTargets)
	for _, m := range tortureModules {
		fmt.Fprintf(&src, `
try:
    import %[1]s as m
except ImportError:
    m = None
for name in sorted(vars(m)) if m else ():
    v = vars(m)[name]
    if name[:1] != "_" and callable(v):
        TARGETS.append("%[1]s." + name)
        if isinstance(v, type) and getattr(v, "__module__", "") not in ("builtins", "typing", "collections.abc"):
            methods("%[1]s." + name, v)
`, m)
	}
	if err := eval.Exec(th, []byte(src.String())); err != nil {
		t.Fatal(eval.FormatException(th, err))
	}
	list, _ := rt.Modules["__main__"].Dict.GetStr("TARGETS")
	var texts []string
	for _, v := range list.(*object.List).Elems {
		s, _ := object.AsStr(v)
		texts = append(texts, s)
	}
	var prelude strings.Builder
	prelude.WriteString(oddClasses)
	lines := strings.Split(odd, "\n")
	prelude.WriteString("ODD = [\n")
	for _, l := range lines {
		prelude.WriteString("lambda: " + l + ",\n")
	}
	prelude.WriteString("]\nODDTEXT = [\n")
	for _, l := range lines {
		prelude.WriteString(strconv.Quote(l) + ",\n")
	}
	prelude.WriteString("]\n" + tortureLoop)
	seen := map[string]bool{}
	calls := 0
	// many targets share a run; after a limit or a panic the next ones get a new one
	for at := 0; at < len(texts); {
		th, rt := tortured(object.Limits{Steps: 20_000_000, Time: 20 * time.Second, Memory: 64 << 20, Recursion: 200, Output: 1 << 20})
		if err := eval.Exec(th, []byte(prelude.String())); err != nil {
			t.Fatal(eval.FormatException(th, err))
		}
		main := rt.Modules["__main__"]
		for ended := false; !ended && at < len(texts); at++ {
			title := texts[at]
			dot := strings.LastIndex(title, ".")
			module := title[:dot]
			for module != "" && !contains(tortureModules, module) && module != "builtins" {
				module = module[:max(0, strings.LastIndex(module, "."))]
			}
			rt.Renew(object.Limits{Steps: 300_000, Time: 3 * time.Second, Memory: 64 << 20, Recursion: 200, Output: 1 << 20})
			call := fmt.Sprintf("import %s\ntry:\n    target = %s\nexcept BaseException:\n    target = None\nif callable(target):\n    torture(target, %q, %d, %d)\n",
				module, title, title, seed+int64(at)*7919, times)
			func() {
				defer func() {
					r := recover()
					if r == nil {
						return
					}
					ended = true
					last, _ := main.Dict.GetStr("CALL")
					place := panicPlace(debug.Stack())
					if !seen[place] {
						seen[place] = true
						t.Errorf("panic: %v at %s in %v", r, place, last)
					}
				}()
				err := rt.Exec(th, call, main.Dict, nil)
				var limit *object.LimitError
				ended = errors.As(err, &limit)
				calls += times
			}()
		}
	}
	t.Logf("%d callables, about %d calls", len(texts), calls)
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// panicPlace is the first line of our own code below a panic.
func panicPlace(stack []byte) string {
	_, below, _ := bytes.Cut(stack, []byte("panic.go"))
	for _, line := range strings.Split(string(below), "\n") {
		if i := strings.Index(line, "/python/"); i >= 0 && strings.Contains(line, ".go:") {
			line, _, _ = strings.Cut(line[i+1:], " ")
			return line
		}
	}
	return "?"
}
