Book.objects.bulk_create([Book(title="t", pages=i, author=ann) for i in range(10000)])
