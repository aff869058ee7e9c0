# needs rows
assert sum(len(b.author.name) for b in Book.objects.select_related("author")) > 0
