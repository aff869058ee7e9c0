package engine

import (
	"context"
	"strings"
	"testing"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
)

func TestEntryAndAnswers(t *testing.T) {
	files := []File{
		{"main.py", "print('main', __name__)\n"},
		{"blog/__init__.py", "TITLE = 'Blog'\n"},
		{"blog/tool.py", "from . import TITLE\nprint(__name__, __package__, TITLE, input('? '))\n"},
		{"notes.txt", "no Python"},
	}
	for entry, want := range map[string]string{
		"": "main __main__\n", "main": "main __main__\n", "main.py": "main __main__\n",
		"blog.tool": "? __main__ blog Blog yes\n", "blog/tool.py": "? __main__ blog Blog yes\n",
	} {
		res := Run(context.Background(), Snippet{Files: files, Entry: entry}, Options{Engine: gosqlite.Engine, Deterministic: true, Answers: []string{"yes"}})
		if res.Error != nil || res.Stdout() != want {
			t.Errorf("entry %q: got %q (%v), want %q", entry, res.Stdout(), res.Error, want)
		}
	}
	res := Run(context.Background(), Snippet{Files: files, Entry: "other.py"}, Options{Engine: gosqlite.Engine})
	if res.Error == nil || res.Error.Type != "diptych.EntryError" || !strings.Contains(res.Error.Message, "other.py") {
		t.Errorf("an entry that is not there: %+v", res.Error)
	}
	res = Run(context.Background(), Snippet{Files: files, Entry: "blog.tool"}, Options{Engine: gosqlite.Engine})
	if res.Error == nil || res.Error.Type != "EOFError" || res.Error.Line != 2 {
		t.Errorf("input() without answers: %+v", res.Error)
	}
}

// A model in a package belongs to the app that the package is.
func TestModelsInPackages(t *testing.T) {
	files := []File{
		{"main.py", "from shop.models import Item\nItem.objects.create(name='x')\nprint(Item._meta.label, Item._meta.db_table, Item.objects.count())\n"},
		{"shop/models.py", "from django.db import models\nclass Item(models.Model):\n    name = models.CharField(max_length=9)\n"},
	}
	res := Run(context.Background(), Snippet{Files: files}, Options{Engine: gosqlite.Engine, Deterministic: true})
	if want := "shop.Item shop_item 1\n"; res.Error != nil || res.Stdout() != want || res.Dialect != "django" {
		t.Errorf("got %q as %s (%v), want %q", res.Stdout(), res.Dialect, res.Error, want)
	}
}
