package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ran is what came of one call of the command.
type ran struct {
	status         int
	stdout, stderr string
}

func call(t *testing.T, stdin string, args ...string) ran {
	t.Helper()
	var out, errs bytes.Buffer
	status := command(context.Background(), args, strings.NewReader(stdin), &out, &errs)
	return ran{status, out.String(), errs.String()}
}

func file(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "snippet.py")
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestWrongUse(t *testing.T) {
	for _, test := range []struct {
		args []string
		say  string
	}{
		{nil, "what to do is missing"},
		{[]string{"dance"}, `"dance" is not known`},
		{[]string{"run"}, "run takes a file"},
		{[]string{"run", "--nothing", "a.py"}, "flag provided but not defined"},
		{[]string{"run", "--time-limit", "soon", "a.py"}, "invalid value"},
	} {
		got := call(t, "", test.args...)
		if got.status != 2 || got.stdout != "" || !strings.Contains(got.stderr, test.say) || !strings.Contains(got.stderr, "usage: diptych run") {
			t.Errorf("%v: %+v", test.args, got)
		}
	}
	if got := call(t, "", "run", "/nowhere/at/all.py"); got.status != 2 || !strings.Contains(got.stderr, "no such file") {
		t.Errorf("a missing file: %+v", got)
	}
	for _, args := range [][]string{{"version"}, {"--version"}} {
		if got := call(t, "", args...); got.status != 0 || !strings.HasPrefix(got.stdout, "diptych: Python 3.11, Django 5.2, SQLAlchemy 2.0, SQLite 3.") || got.stderr != "" {
			t.Errorf("%v: %+v", args, got)
		}
	}
	for _, args := range [][]string{{"help"}, {"-h"}, {"--help"}, {"run", "-h"}} {
		if got := call(t, "", args...); got.status != 0 || !strings.HasPrefix(got.stdout, "usage:") || got.stderr != "" {
			t.Errorf("%v: %+v", args, got)
		}
	}
}

func TestPlainRun(t *testing.T) {
	for _, test := range []struct {
		code, stdout, stderr string
		status               int
	}{
		{"print('hello')\n", "hello\n", "", 0},
		{"import sys\nprint(1)\nsys.exit(7)\n", "1\n", "", 7},
		{"raise SystemExit('no')\n", "", "no\n", 1},
		{"print(1)\nx = 1 / 0\n", "1\n", "Traceback (most recent call last):\n  File \"snippet.py\", line 2, in <module>\n    x = 1 / 0\n        ~~^~~\nZeroDivisionError: division by zero\n", 1},
	} {
		if got := call(t, "", "run", file(t, test.code)); got != (ran{test.status, test.stdout, test.stderr}) {
			t.Errorf("%q: %+v", test.code, got)
		}
	}
	if got := call(t, "print('from here', __name__)\n", "run", "-"); got != (ran{0, "from here __main__\n", ""}) {
		t.Errorf("standard input: %+v", got)
	}
	// a warning names its line, as Python prints it
	if got := call(t, "", "run", file(t, "import warnings\nwarnings.warn('old')\n")); got.status != 0 || !strings.Contains(got.stderr, "snippet.py:2: UserWarning: old") {
		t.Errorf("a warning: %+v", got)
	}
}

const models = "from django.db import models\nclass Book(models.Model):\n    title = models.CharField(max_length=20)\nBook.objects.create(title='Ubik')\nprint(Book.objects.count())\n"

func TestSeveralFiles(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"main.py": "import blog.part\nprint(blog.part.N, input('? '))\n", "blog/part.py": "N = 7\n", "other.py": "print('other')\n"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got := call(t, "", "run", "--input", "yes", dir); got.status != 0 || got.stdout != "? 7 yes\n" {
		t.Errorf("%+v", got)
	}
	if got := call(t, "", "run", "--entry", "other.py", dir); got.status != 0 || got.stdout != "other\n" {
		t.Errorf("%+v", got)
	}
}

func TestJSON(t *testing.T) {
	name := file(t, models+"import datetime\nprint(datetime.datetime.now())\n1 / 0\n")
	// flags may stand behind the file
	for _, args := range [][]string{{"run", "--json", "--deterministic", name}, {"run", name, "--json", "--deterministic"}} {
		got := call(t, "", args...)
		var doc struct {
			Stdout, Stderr string
			DDL            []struct{ SQL string }
			Statements     []struct {
				SQL    string
				Params []any
				Line   int
				Out    int
			}
			Warnings []any
			Error    struct {
				Type, Message string
				Line          int
			}
			TimeMS *float64 `json:"time_ms"`
			Events []any
		}
		if err := json.Unmarshal([]byte(got.stdout), &doc); err != nil {
			t.Fatalf("%v: %+v", err, got)
		}
		if got.status != 1 || got.stderr != "" || doc.Stdout != "1\n2025-01-01 12:00:00\n" || doc.TimeMS == nil || doc.Events != nil {
			t.Errorf("%+v", got)
		}
		if len(doc.DDL) < 4 || !strings.HasPrefix(doc.DDL[3].SQL, "CREATE TABLE") || len(doc.Statements) != 2 || doc.Statements[0].Line != 4 || doc.Statements[0].Params[0] != "Ubik" {
			t.Errorf("%+v", doc)
		}
		if doc.Error.Type != "ZeroDivisionError" || doc.Error.Line != 8 {
			t.Errorf("%+v", doc.Error)
		}
	}
}

func TestEvents(t *testing.T) {
	got := call(t, "", "run", "--events", file(t, models))
	var doc struct {
		Events []struct {
			Seq  int
			Kind string
			Line int
		}
	}
	if err := json.Unmarshal([]byte(got.stdout), &doc); err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for i, e := range doc.Events {
		kinds[e.Kind]++
		if e.Seq != i+1 {
			t.Fatalf("event %d has the number %d", i+1, e.Seq)
		}
	}
	if got.status != 0 || kinds["statement.begin"] < 3 || kinds["statement.begin"] != kinds["statement.end"] || kinds["stdout"] != 1 {
		t.Errorf("status %d, %v", got.status, kinds)
	}
}

func TestDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kept.db")
	code := "from sqlalchemy import create_engine, text\nengine = create_engine('sqlite://')\nwith engine.begin() as c:\n    c.execute(text('create table if not exists t (x)'))\n    c.execute(text('insert into t values (1)'))\n    print(c.execute(text('select count(*) from t')).scalar())\n"
	name := file(t, code)
	if got := call(t, "", "run", name); got.stdout != "1\n" {
		t.Errorf("%+v", got)
	}
	for round, want := range []string{"1\n", "2\n"} {
		if got := call(t, "", "run", "--db", "sqlite:///"+path, name); got.status != 0 || got.stdout != want {
			t.Errorf("round %d: %+v, want %q", round, got, want)
		}
	}
	if data, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(data), "SQLite format 3\x00") {
		t.Errorf("the file: %v", err)
	}
	// Django's default database is the same one
	if got := call(t, "", "run", "--db", "sqlite:///"+path, file(t, "from django.db import connection\nwith connection.cursor() as c:\n    c.execute('select count(*) from t')\n    print(c.fetchone())\n    c.execute('begin')\n    c.execute('delete from t')\n")); got.stdout != "(2,)\n" {
		t.Errorf("Django: %+v", got)
	}
	if got := call(t, "", "run", "--db", "sqlite:///"+path, name); got.stdout != "3\n" {
		t.Errorf("what was not committed is kept: %+v", got)
	}
	// a snippet without a database leaves the file alone, and a file that is none stays as it is
	if got := call(t, "", "run", "--db", "sqlite:///"+path, file(t, "print(1)\n")); got.status != 0 {
		t.Errorf("%+v", got)
	}
	other := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(other, []byte("no database"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := call(t, "", "run", "--db", "sqlite:///"+other, name); got.status != 2 || !strings.Contains(got.stderr, "file is not a database") {
		t.Errorf("a file that is no database: %+v", got)
	}
	if text, _ := os.ReadFile(other); string(text) != "no database" {
		t.Errorf("it was changed to %.40q", text)
	}
	for _, url := range []string{"oracle://host/db", "kept.db", "sqlite:///"} {
		if got := call(t, "", "run", "--db", url, name); got.status != 2 || !strings.Contains(got.stderr, "sqlite:///FILE") {
			t.Errorf("%s: %+v", url, got)
		}
	}
}

func TestTimeLimit(t *testing.T) {
	got := call(t, "", "run", "--time-limit", "60ms", file(t, "while True:\n    pass\n"))
	if got.status != 1 || !strings.Contains(got.stderr, "longer than 60ms") {
		t.Errorf("%+v", got)
	}
	if got := call(t, "", "run", "--time-limit", "0", file(t, "print(sum(range(10000)))\n")); got != (ran{0, "49995000\n", ""}) {
		t.Errorf("without a limit: %+v", got)
	}
}
