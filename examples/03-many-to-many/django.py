from django.db import models


class Tag(models.Model):
    name = models.CharField(max_length=30)


class Book(models.Model):
    title = models.CharField(max_length=120)
    tags = models.ManyToManyField(Tag, related_name="books")


space, robots, comedy = [Tag.objects.create(name=name) for name in ("space", "robots", "comedy")]

solaris = Book.objects.create(title="Solaris")
cyberiad = Book.objects.create(title="The Cyberiad")
solaris.tags.add(space)
cyberiad.tags.add(space, robots, comedy)

for tag in cyberiad.tags.order_by("name"):
    print("The Cyberiad is about", tag.name)

for book in space.books.order_by("title"):
    print("space:", book.title)

cyberiad.tags.remove(comedy)
names = [tag.name for tag in cyberiad.tags.order_by("name")]
print("now:", ", ".join(names))

funny_or_robots = Book.objects.filter(tags__name__in=["robots", "space"]).distinct().order_by("title")
for book in funny_or_robots:
    print("found:", book.title)
