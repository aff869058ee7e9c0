# needs rows
assert sum(len(a.books.all()) for a in Author.objects.prefetch_related("books")) == 10000
