package engine_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
)

func TestSeveralFiles(t *testing.T) {
	res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{
		{Name: "main.py", Text: "import helper\nfrom shop import prices\nfrom shop.models import Item\nprint(helper.greet('x'), prices.TAX, Item.name, helper.__name__, __name__)\nimport helper as again\nhelper.fail()\n"},
		{Name: "helper.py", Text: "print('loaded once')\ndef greet(who):\n    return f'hello {who}'\ndef fail():\n    raise ValueError('from helper')\n"},
		{Name: "shop/prices.py", Text: "TAX = 20\n"},
		{Name: "shop/models.py", Text: "from shop.prices import TAX\nclass Item:\n    name = f'item {TAX}'\n"},
	}}, engine.Options{Engine: gosqlite.Engine})
	if want := "loaded once\nhello x 20 item 20 helper __main__\n"; res.Stdout() != want {
		t.Errorf("%q, want %q\n%s", res.Stdout(), want, res.Traceback)
	}
	// the error is the snippet's at the line of the main file, its traceback names both
	if res.Error == nil || res.Error.Line != 6 || !strings.Contains(res.Traceback, `File "helper.py", line 5, in fail`) {
		t.Errorf("%+v\n%s", res.Error, res.Traceback)
	}
}

func TestAFileThatIsMissingOrBroken(t *testing.T) {
	files := []engine.File{{Name: "main.py", Text: "try:\n    import nothing\nexcept ModuleNotFoundError as e:\n    print(e)\nimport broken\n"}, {Name: "broken.py", Text: "x = (\n"}}
	res := engine.Run(context.Background(), engine.Snippet{Files: files}, engine.Options{Engine: gosqlite.Engine})
	if res.Stdout() != "No module named 'nothing'\n" {
		t.Errorf("%q", res.Stdout())
	}
	if res.Error == nil || res.Error.Type != "SyntaxError" || !strings.Contains(res.Traceback, `File "broken.py", line 1`) {
		t.Errorf("%+v\n%s", res.Error, res.Traceback)
	}
}

func TestExits(t *testing.T) {
	for _, test := range []struct {
		code, stderr string
		exit         int
		failed       bool
	}{
		{"", "", 0, false},
		{"import sys\nsys.exit()\n", "", 0, false},
		{"import sys\nsys.exit(0)\n", "", 0, false},
		{"import sys\nsys.exit(3)\n", "", 3, true},
		{"raise SystemExit('why')\n", "why\n", 1, true},
		{"1 / 0\n", "", 1, true},
		{"def f(:\n", "", 1, true},
	} {
		res := run(t, test.code, engine.Options{})
		if res.Exit != test.exit || res.Stderr() != test.stderr || (res.Error != nil) != test.failed {
			t.Errorf("%q: exit %d, stderr %q, error %+v", test.code, res.Exit, res.Stderr(), res.Error)
		}
	}
}

func TestFunctionsAtExitRunHoweverTheRunEnds(t *testing.T) {
	for _, end := range []string{"", "raise SystemExit(3)", "1 / 0"} {
		res := run(t, "import atexit\natexit.register(print, 'bye')\n"+end+"\n", engine.Options{})
		if res.Stdout() != "bye\n" {
			t.Errorf("%q: %q", end, res.Stdout())
		}
	}
}

func TestDeterministicRunsAreEqualToTheByte(t *testing.T) {
	code := `
import datetime, uuid
from django.db import models
class Thing(models.Model):
    key = models.UUIDField(default=uuid.uuid4)
    made = models.DateTimeField(auto_now_add=True)
for i in range(3):
    Thing.objects.create()
print(datetime.datetime.now(), uuid.uuid4(), list(Thing.objects.values_list("key", "made")), {object(): 1} is None)
`
	var texts [2]string
	for i := range texts {
		res := run(t, code, engine.Options{Deterministic: true, KeepEvents: true})
		if res.Error != nil {
			t.Fatal(res.Traceback)
		}
		res.Time = 0
		for i := range res.Events { // the database's own time is the machine's
			res.Events[i].Elapsed = 0
		}
		text, err := res.JSON(false)
		if err != nil {
			t.Fatal(err)
		}
		texts[i] = string(text)
	}
	if texts[0] != texts[1] {
		t.Errorf("%s\n\n%s", texts[0], texts[1])
	}
	if !strings.Contains(texts[0], "2025-01-01 12:00:00") {
		t.Error("the clock is not frozen:", texts[0])
	}
}

func TestOutputIsStreamedInOrder(t *testing.T) {
	var out, errs bytes.Buffer
	res := run(t, "import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')\n", engine.Options{Stdout: &out, Stderr: &errs})
	if out.String() != "a\nc\n" || errs.String() != "b\n" || res.Stdout() != out.String() || res.Stderr() != errs.String() {
		t.Errorf("%q %q", out.String(), errs.String())
	}
}

func TestJSONShape(t *testing.T) {
	res := run(t, "from django.db import models\nclass A(models.Model):\n    n = models.IntegerField()\nA.objects.create(n=1)\nprint(object())\n1/0\n", engine.Options{KeepEvents: true})
	for _, events := range []bool{false, true} {
		text, err := res.JSON(events)
		if err != nil {
			t.Fatal(err)
		}
		var doc map[string]any
		if err := json.Unmarshal(text, &doc); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"dialect", "stdout", "stderr", "ddl", "statements", "warnings", "error", "exit", "time_ms"} {
			if _, ok := doc[key]; !ok {
				t.Errorf("%s is missing", key)
			}
		}
		if _, ok := doc["events"]; ok != events {
			t.Errorf("events there: %v, want %v", ok, events)
		}
		if out := doc["stdout"]; out != "<object object at 0x…>\n" {
			t.Errorf("stdout is %q: addresses are masked", out)
		}
		st := doc["statements"].([]any)[0].(map[string]any)
		if st["line"] != 4.0 || st["many"] != false || st["out"] != 0.0 || len(st["params"].([]any)) != 1 {
			t.Errorf("statement %v", st)
		}
		if e := doc["error"].(map[string]any); e["type"] != "ZeroDivisionError" || e["message"] != "division by zero" || e["line"] != 6.0 {
			t.Errorf("error %v", e)
		}
	}
}

func TestABrokenImageIsSaidAndTheRunGoesOn(t *testing.T) {
	res := run(t, alchemy+"print(conn.execute(text('select 1')).all())\n", engine.Options{Image: []byte("this is no database at all")})
	if res.ImageError == nil {
		t.Error("the image was taken")
	}
}

// The page's panels call their files after the ORMs.
func TestAFileCalledAfterItsORM(t *testing.T) {
	for name, code := range map[string]string{
		"django.py":     "from django.db import models\nimport helper\nprint(models.__name__, helper.N)\n",
		"sqlalchemy.py": "import sqlalchemy.orm\nfrom sqlalchemy import select\nimport helper\nprint(sqlalchemy.orm.__name__, helper.N)\n",
	} {
		res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: name, Text: code}, {Name: "helper.py", Text: "N = 1\n"}}}, engine.Options{Engine: gosqlite.Engine})
		if res.Error != nil || !strings.HasSuffix(res.Stdout(), " 1\n") {
			t.Errorf("%s: %q %s", name, res.Stdout(), res.Traceback)
		}
	}
}

// unittest.main() runs the tests of what runs, whatever its module is called.
func TestDjangoTestsWithoutAGuard(t *testing.T) {
	res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "main.py", Text: `import unittest
from django.db import models
from django.test import TestCase
class A(models.Model):
    n = models.IntegerField()
class T(TestCase):
    def test_one(self):
        A.objects.create(n=1)
        self.assertEqual(A.objects.count(), 1)
unittest.main(exit=False)
print(A.objects.count())
`}}}, engine.Options{Engine: gosqlite.Engine})
	if res.Error != nil || !strings.Contains(res.Stderr(), "Ran 1 test in") || res.Stdout() != "0\n" {
		t.Errorf("%v %q %q", res.Error, res.Stdout(), res.Stderr())
	}
}
