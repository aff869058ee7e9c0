# needs rows
assert len(list(Book.objects.values_list("title", "pages"))) == 10000
