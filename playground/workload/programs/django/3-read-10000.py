# needs rows
assert sum(b.pages for b in Book.objects.all()) > 0
