with transaction.atomic():
    for i in range(10000):
        Book(title="t", pages=i, author=ann).save()
