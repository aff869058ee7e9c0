Author.objects.bulk_create([Author(name="n%d" % i) for i in range(99)])
Book.objects.bulk_create([Book(title="t%d" % i, pages=i, author_id=i % 100 + 1) for i in range(10000)])
