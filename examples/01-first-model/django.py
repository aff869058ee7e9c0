from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=120)
    year = models.IntegerField()

    def __str__(self):
        return f"{self.title} ({self.year})"


Book.objects.create(title="Solaris", year=1961)
Book.objects.create(title="The Left Hand of Darkness", year=1969)
Book.objects.create(title="Ubik", year=1969)

for book in Book.objects.order_by("-year", "title"):
    print(book.id, book)

ubik = Book.objects.get(title="Ubik")
ubik.year = 1970
ubik.save()
print("corrected:", Book.objects.get(pk=ubik.pk))
print("before 1970:", Book.objects.filter(year__lt=1970).count())
