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
