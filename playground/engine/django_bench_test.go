package engine_test

import (
	"context"
	"testing"
	"time"

	"github.com/diptych-orm/diptych/orm/database/gosqlite"
	"github.com/diptych-orm/diptych/playground/engine"
)

// benchModels is what every Django benchmark starts with.
const benchModels = `from django.db import models, transaction

class Author(models.Model):
    name = models.CharField(max_length=50)

class Book(models.Model):
    title = models.CharField(max_length=100)
    pages = models.IntegerField(default=1)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")

a = Author.objects.create(name="Ann")
`

const benchRows = benchModels + `Author.objects.bulk_create([Author(name="n%d" % i) for i in range(99)])
Book.objects.bulk_create([Book(title="t%d" % i, pages=i, author_id=i % 100 + 1) for i in range(10000)])
`

// djangoBenchmarks are whole runs; the ones that read start with 10,000 rows, so
// "rows" is to be subtracted from them.
var djangoBenchmarks = []struct{ name, code string }{
	{"rows", benchRows},
	{"save 10000", benchModels + "with transaction.atomic():\n    for i in range(10000):\n        Book(title='t', pages=i, author=a).save()\n"},
	{"bulk_create 10000", benchModels + "Book.objects.bulk_create([Book(title='t', pages=i, author=a) for i in range(10000)])\n"},
	{"read 10000", benchRows + "assert sum(b.pages for b in Book.objects.all()) > 0\n"},
	{"values_list 10000", benchRows + "assert len(list(Book.objects.values_list('title', 'pages'))) == 10000\n"},
	{"select_related 10000", benchRows + "assert sum(len(b.author.name) for b in Book.objects.select_related('author')) > 0\n"},
	{"prefetch 10000", benchRows + "assert sum(len(a.books.all()) for a in Author.objects.prefetch_related('books')) == 10000\n"},
	{"filter 200", benchRows + "for i in range(200):\n    list(Book.objects.filter(pages__gt=i, title__startswith='t', author__name='n1').exclude(pages=3).order_by('-pages')[:5])\n"},
}

// BenchmarkDjango measures what a snippet does with Django, from its text to its
// result.
func BenchmarkDjango(b *testing.B) {
	for _, x := range djangoBenchmarks {
		b.Run(x.name, func(b *testing.B) {
			for b.Loop() {
				res := engine.Run(context.Background(), engine.Snippet{Files: []engine.File{{Name: "main.py", Text: x.code}}},
					engine.Options{Engine: gosqlite.Engine, Deterministic: true, Limits: engine.Limits{Time: time.Minute, Steps: -1, Memory: -1, Rows: -1}})
				if res.Error != nil {
					b.Fatalf("%+v", res.Error)
				}
			}
		})
	}
}
