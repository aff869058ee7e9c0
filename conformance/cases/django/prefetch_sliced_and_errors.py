"""Prefetch with sliced querysets, nested to_attr, filters after, and errors."""
from django.db import models
from django.db.models import Count, Prefetch


class Blog(models.Model):
    name = models.CharField(max_length=20)

    def __str__(self):
        return self.name


class Post(models.Model):
    blog = models.ForeignKey(Blog, models.CASCADE, related_name="posts")
    title = models.CharField(max_length=20)
    stars = models.IntegerField(default=0)

    def __str__(self):
        return self.title


class Note(models.Model):
    post = models.ForeignKey(Post, models.CASCADE, related_name="notes")
    text = models.CharField(max_length=20)

    def __str__(self):
        return self.text


for i in range(2):
    b = Blog.objects.create(name="B%d" % i)
    for j in range(3):
        p = b.posts.create(title="P%d%d" % (i, j), stars=j)
        for k in range(j):
            p.notes.create(text="N%d%d%d" % (i, j, k))


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: [(b, b.top) for b in Blog.objects.prefetch_related(Prefetch("posts", Post.objects.order_by("-stars")[:2], to_attr="top"))])
t(lambda: [(b, list(b.posts.all())) for b in Blog.objects.prefetch_related(Prefetch("posts", Post.objects.order_by("-stars")[1:2]))])
t(lambda: [(b, [(p, p.short) for p in b.best]) for b in Blog.objects.prefetch_related(Prefetch("posts", Post.objects.filter(stars__gt=0), to_attr="best"), Prefetch("best__notes", Note.objects.all()[:1], to_attr="short"))])
t(lambda: [(b, [p.n for p in b.posts.all()]) for b in Blog.objects.prefetch_related(Prefetch("posts", Post.objects.annotate(n=Count("notes")).order_by("pk")))])
t(lambda: [(p, p.blog) for p in Post.objects.filter(stars=2).prefetch_related(Prefetch("blog", Blog.objects.only("name")))])
t(lambda: list(Blog.objects.prefetch_related(Prefetch("posts", Post.objects.values("id")))))
t(lambda: list(Blog.objects.prefetch_related(Prefetch("posts", Post.objects.raw("select 1")))))
t(lambda: list(Blog.objects.prefetch_related(Prefetch("nope"))))
t(lambda: list(Blog.objects.prefetch_related("name")))
t(lambda: list(Blog.objects.prefetch_related("posts__title")))
t(lambda: list(Blog.objects.prefetch_related("posts", Prefetch("posts", Post.objects.all()))))
t(lambda: list(Blog.objects.prefetch_related(Prefetch("posts", to_attr="name"))))
t(lambda: list(Blog.objects.prefetch_related(Prefetch("posts", Post.objects.none(), to_attr="empty"))))
t(lambda: Blog.objects.prefetch_related("posts").values("name"))
t(lambda: Blog.objects.values("name").prefetch_related("posts"))
t(lambda: [(b, [list(p.notes.all()) for p in b.posts.all()]) for b in Blog.objects.prefetch_related("posts").prefetch_related("posts__notes")])
t(lambda: [list(b.posts.all()) for b in Blog.objects.prefetch_related("posts").prefetch_related(None)])
b = Blog.objects.prefetch_related("posts").first()
t(lambda: (b.posts.count(), len(b.posts.all()), b.posts.exists(), b.posts.filter(stars=1), b.posts.first()))
t(lambda: [x for x in Blog.objects.prefetch_related("posts").iterator(chunk_size=1)])
t(lambda: Prefetch("posts", Post.objects.all(), to_attr="x") == Prefetch("posts", to_attr="x"))
