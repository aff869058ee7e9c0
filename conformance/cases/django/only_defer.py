from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20)
    bio = models.TextField(default="b")


class Post(models.Model):
    title = models.CharField(max_length=20)
    body = models.TextField()
    author = models.ForeignKey(Author, models.CASCADE)


au = Author.objects.create(name="al")
Post.objects.create(title="t", body="long", author=au)
p = Post.objects.only("title").get()
print(p.title, p.get_deferred_fields())
print(p.body, p.get_deferred_fields())
p = Post.objects.defer("body").get()
p.title = "u"
p.save()
print(p.author.name)
q = Post.objects.select_related("author").only("title", "author__name").get()
print(q.author.name, q.author.bio)
print(Post.objects.defer("body").defer(None).get().body, Post.objects.values("author__name", "title"), Post.objects.values_list("title", "author", named=True))
print(Post.objects.select_related("author").defer("author__bio").get().author.name)
p.refresh_from_db(fields=["body"])
print(Post.objects.values().get())
