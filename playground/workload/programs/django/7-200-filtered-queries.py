# needs rows
for i in range(200):
    found = Book.objects.filter(pages__gt=i, title__startswith="t", author__name="n1").exclude(pages=3)
    assert len(found.order_by("-pages")[:5]) == 5
