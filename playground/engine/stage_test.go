package engine

import (
	"context"
	"regexp"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/protocol"
)

// What a program can see of the modules that are made, and of those that are not.
var stagePrograms = map[string]string{
	"the package alone": `import sqlalchemy
import sys
print(list(sys.modules))
print(hasattr(sqlalchemy, "orm"), dir(sqlalchemy)[-12:], list(vars(sqlalchemy))[-12:])
import sqlalchemy.orm
print(list(sys.modules), list(vars(sqlalchemy))[-2:])
print(sys.modules["sqlalchemy.orm"] is sqlalchemy.orm)
`,
	"sys first": `import sys
print(list(sys.modules))
from sqlalchemy.orm import Session
print(list(sys.modules))
import collections
print(collections is sys.modules["collections"])
`,
	"a part first": `from sqlalchemy.exc import NoSuchTableError
import sys
print(list(sys.modules), NoSuchTableError)
`,
	"Django": `import django
import sys
print(list(sys.modules), "db" in vars(django))
from django.db import models, connection
print(list(sys.modules))
class A(models.Model):
    n = models.IntegerField()
A.objects.create(n=1)
print(A.objects.get(), object(), id(models), connection.vendor)
`,
	"two engines": `from sqlalchemy import create_engine, text
for url in ("sqlite://", "sqlite://", "sqlite:///shop.db"):
    with create_engine(url).begin() as c:
        c.execute(text("create table t (a)"))
        print(c.execute(text("select count(*) from t")).scalar())
print(object())
`,
	"no database": "from sqlalchemy import select, column\nprint(select(column('a')), object())\n",
}

var durations = regexp.MustCompile(`"duration": [0-9.]+`)

func TestStageIsNotSeen(t *testing.T) {
	for name, text := range stagePrograms {
		snippet := Snippet{Files: []File{{"main.py", text}}}
		opt := Options{Engine: gosqlite.Engine, Deterministic: true, KeepEvents: true}
		want := Run(context.Background(), snippet, opt)
		if want.Error != nil {
			t.Errorf("%s: %v", name, want.Error)
		}
		opt.Stage = NewStage(snippet, opt)
		if opt.Stage == nil {
			t.Fatalf("%s: no stage can be set", name)
		}
		got := Run(context.Background(), snippet, opt)
		if opt.Stage.r != nil {
			t.Errorf("%s: the stage was not taken", name)
		}
		for _, r := range []*Result{want, got} {
			r.Time = 0
		}
		w, _ := want.JSON(true)
		g, _ := got.JSON(true)
		if durations.ReplaceAllString(string(w), "") != durations.ReplaceAllString(string(g), "") || want.Stdout() != got.Stdout() {
			t.Errorf("%s:\n%s\nwithout a stage:\n%s", name, g, w)
		}
	}
}

func TestStageFits(t *testing.T) {
	opt := Options{Engine: gosqlite.Engine, Deterministic: true}
	django := Snippet{Files: []File{{"main.py", "from django.db import models\nprint(1)\n"}}}
	for name, c := range map[string]struct {
		snippet Snippet
		change  func(*Options)
		fits    bool
	}{
		"the same":              {django, func(*Options) {}, true},
		"other settings":        {Snippet{Files: []File{{"main.py", "# oracle: use_tz=0\nfrom django.db import models\nprint(1)\n"}}}, func(*Options) {}, false},
		"the other ORM":         {Snippet{Files: []File{{"main.py", "import sqlalchemy\nprint(1)\n"}}}, func(*Options) {}, false},
		"another clock":         {django, func(o *Options) { o.Deterministic = false }, false},
		"less memory":           {django, func(o *Options) { o.Limits.Database = 1 << 20 }, false},
		"more time":             {django, func(o *Options) { o.Limits.Time = 1 << 40 }, true},
		"a module of its own":   {Snippet{Files: []File{{"main.py", "from django.db import models\nprint(1)\n"}, {"helper.py", ""}}}, func(*Options) {}, false},
		"a file in the way":     {Snippet{Files: []File{{"main.py", "# oracle: module=app.models\nfrom django.db import models\nprint(1)\n"}, {"django/db.py", ""}}}, func(*Options) {}, false},
		"a file not in the way": {Snippet{Files: []File{{"main.py", "# oracle: module=app.models\nfrom django.db import models\nprint(1)\n"}, {"helper.py", ""}}}, func(*Options) {}, true},
	} {
		stage := NewStage(django, opt)
		o := opt
		c.change(&o)
		o.Stage = stage
		Run(context.Background(), c.snippet, o).Close()
		if taken := stage.r == nil; taken != c.fits {
			t.Errorf("%s: taken is %v", name, taken)
		}
		stage.Close()
		stage.Close()
	}
}

// An engine that rests sets the stages of the runs to come, and closes those
// that no run has taken.
func TestServerSetsStages(t *testing.T) {
	s := &Server{Engine: gosqlite.Engine, Send: func([]byte) {}}
	rest := func() {
		for i := 0; s.Prepare(); i++ {
			if i > 100 {
				t.Fatal("the engine does not come to rest")
			}
		}
	}
	s.warm(context.Background(), 1, Frozen)
	rest()
	if s.stages["django"] == nil || s.stages["sqlalchemy"] == nil {
		t.Fatalf("%v", s.stages)
	}
	first := s.stages["django"]
	run := func(text string) {
		request, err := protocol.EncodeRequest(protocol.Request{Type: protocol.RunIt, ID: 2, Run: &protocol.Run{Files: []protocol.File{{Name: "main.py", Text: text}}}})
		if err != nil {
			t.Fatal(err)
		}
		s.Handle(context.Background(), request)
	}
	run("from django.db import models\nprint(2)\n")
	if first.r != nil || s.stages["django"] != nil {
		t.Error("the run did not take its stage")
	}
	rest()
	if s.stages["django"] == nil {
		t.Error("the engine did not prepare the next run")
	}
}
