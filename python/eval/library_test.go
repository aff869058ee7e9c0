package eval_test

import (
	"bytes"
	"context"
	"testing"

	"github.com/diptych-orm/diptych/python/builtins"
	"github.com/diptych-orm/diptych/python/eval"
	"github.com/diptych-orm/diptych/python/lib"
	"github.com/diptych-orm/diptych/python/object"
)

// Library modules are read once a process: what one run does to them must not
// show in the next, and runs may import them at the same time.
func TestLibraryTreesAreShared(t *testing.T) {
	const program = `
import string, textwrap, random, unittest, logging.config, contextlib
print(getattr(textwrap, "mark", None), len(string.Template("$a").get_identifiers()), random.Random(1).randint(1, 9))
textwrap.mark, string.digits = 1, "changed"
`
	run := func() string {
		var out bytes.Buffer
		rt := object.NewRuntime(context.Background(), &out, &out, object.Limits{Memory: 1 << 30})
		builtins.Install(rt)
		eval.Install(rt)
		lib.Register(rt)
		th := object.NewThread(rt)
		if err := eval.Exec(th, []byte(program)); err != nil {
			return eval.FormatException(th, err)
		}
		return out.String()
	}
	const want = "None 1 3\n"
	for range 3 {
		if got := run(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	results := make(chan string)
	for range 4 {
		go func() { results <- run() }()
	}
	for range 4 {
		if got := <-results; got != want {
			t.Errorf("at the same time: got %q, want %q", got, want)
		}
	}
}

// A native class with a Go state is copied and pickled by its Pickled methods, and
// refused without them.
func TestNativePickling(t *testing.T) {
	type box struct {
		name object.Value
		kept *object.Kept
	}
	boxOf := func(v object.Value) *box { b, _ := object.State[*box](v); return b }
	spec := object.ClassSpec{Name: "Box", Module: "boxes",
		New: func(_ *object.Thread, cls *object.Type, _ object.Args) (object.Value, error) {
			return object.NewInstance(cls, &box{object.None, &object.Kept{Value: "query"}}), nil
		},
		Attrs: []object.Attr{{Name: "name",
			Get: func(_ *object.Thread, self object.Value) (object.Value, error) { return boxOf(self).name, nil },
			Set: func(_ *object.Thread, self, v object.Value) error { boxOf(self).name = v; return nil }}},
	}
	closed := object.NewNativeType(object.ClassSpec{Name: "Closed", Module: "boxes", New: spec.New})
	spec.Methods = object.Pickled(
		func(_ *object.Thread, self object.Value) (object.Value, error) {
			return object.NewTuple(boxOf(self).name, boxOf(self).kept), nil
		},
		func(_ *object.Thread, self, state object.Value) error {
			s := state.(*object.Tuple).Elems
			boxOf(self).name, boxOf(self).kept = s[0], s[1].(*object.Kept)
			return nil
		})
	const program = `
import copy, pickle
from boxes import Box, Closed
class Mine(Box): pass
for cls in Box, Mine:
    b = cls()
    b.name = ["x"]
    made = copy.copy(b), copy.deepcopy(b), *(pickle.loads(pickle.dumps(b, n)) for n in range(6))
    print([m.name for m in made], {type(m) is cls for m in made}, [m.name is b.name for m in made[:2]])
    print({m.__getstate__()[1] is b.__getstate__()[1] for m in made})
try: pickle.dumps(Closed())
except TypeError as e: print(e)
`
	var out bytes.Buffer
	rt := object.NewRuntime(context.Background(), &out, &out, object.Limits{})
	builtins.Install(rt)
	eval.Install(rt)
	lib.Register(rt)
	rt.RegisterModule("boxes", func(*object.Thread) (*object.Module, error) {
		m := object.NewModule("boxes")
		m.Set("Box", object.NewNativeType(spec))
		m.Set("Closed", closed)
		return m, nil
	})
	th := object.NewThread(rt)
	if err := eval.Exec(th, []byte(program)); err != nil {
		t.Fatal(eval.FormatException(th, err))
	}
	const line = "[['x'], ['x'], ['x'], ['x'], ['x'], ['x'], ['x'], ['x']] {True} [True, False]\n{True}\n"
	if want := line + line + "cannot pickle 'Closed' object\n"; out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}
