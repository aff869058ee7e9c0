package lesson_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/diptych-orm/diptych/playground/lesson"
)

func TestTheRepositorysLessons(t *testing.T) {
	all, err := lesson.All(os.DirFS("../../examples"))
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 6 {
		t.Fatalf("%d lessons", len(all))
	}
	for i, l := range all {
		if l.Number != i+1 {
			t.Errorf("%s has number %d, want %d", l.Slug, l.Number, i+1)
		}
		if !strings.Contains(l.Django, "django") || !strings.Contains(l.SQLAlchemy, "sqlalchemy") {
			t.Errorf("%s: code does not import its ORM", l.Slug)
		}
		for _, code := range []string{l.Django, l.SQLAlchemy} {
			for line := range strings.Lines(code) {
				if len(line) > 121 {
					t.Errorf("%s: line too long to read: %s", l.Slug, line)
				}
			}
		}
	}
}

func TestALessonOfSeveralFiles(t *testing.T) {
	files := fstest.MapFS{
		"x/lesson.md":                   {Data: []byte("# T\n\nTask.\ntopics: a\n\nText.\n")},
		"x/django.py":                   {Data: []byte("import shop\n")},
		"x/sqlalchemy.py":               {Data: []byte("")},
		"x/django/shop/models.py":       {Data: []byte("b")},
		"x/django/shop/__init__.py":     {Data: []byte("a")},
		"x/django/notes.txt":            {Data: []byte("no Python")},
		"x/django/shop/deep/service.py": {Data: []byte("c")},
	}
	l, err := lesson.Parse(files, "x")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range l.DjangoFiles {
		got = append(got, f.Name+"="+f.Text)
	}
	if strings.Join(got, " ") != "shop/__init__.py=a shop/deep/service.py=c shop/models.py=b" || l.SQLAlchemyFiles != nil {
		t.Errorf("%v, %v", got, l.SQLAlchemyFiles)
	}
}

func TestALessonWithoutItsPartsIsRefused(t *testing.T) {
	whole := map[string]string{
		"lesson.md":     "# T\n\nTask.\ntopics: a\n\nText.\n",
		"django.py":     "import django\n",
		"sqlalchemy.py": "import sqlalchemy\n",
	}
	load := func(change map[string]string) error {
		files := fstest.MapFS{}
		for name, text := range whole {
			if other, ok := change[name]; ok {
				text = other
			}
			if text != "" {
				files["01-x/"+name] = &fstest.MapFile{Data: []byte(text)}
			}
		}
		_, err := lesson.All(files)
		return err
	}
	if err := load(nil); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"django.py": "", "sqlalchemy.py": "", "lesson.md": "# T\n\nTask without topics.\n\nText.\n"} {
		if err := load(map[string]string{name: text}); err == nil {
			t.Errorf("%s changed to %q: accepted", name, text)
		}
	}
}
