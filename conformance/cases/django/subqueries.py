from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce


class Post(models.Model):
    title = models.CharField(max_length=20)
    likes = models.IntegerField(default=0)


class Comment(models.Model):
    post = models.ForeignKey(Post, models.CASCADE)
    text = models.TextField()
    stars = models.IntegerField()


p, q = Post.objects.create(title="p", likes=2), Post.objects.create(title="q")
for t, s in [("a", 1), ("b", 5)]:
    Comment.objects.create(post=p, text=t, stars=s)
newest = Comment.objects.filter(post=OuterRef("pk")).order_by("-id")
print(Post.objects.annotate(last=Subquery(newest.values("text")[:1])).values_list("title", "last"))
print(Post.objects.filter(Exists(newest)), Post.objects.filter(~Exists(newest.filter(stars__gt=1))).values("title"))
print(Post.objects.annotate(has=Exists(newest.filter(stars=5))).values_list("title", "has"))
total = Comment.objects.filter(post=OuterRef("pk")).values("post").annotate(s=Sum("stars")).values("s")
print(Post.objects.annotate(total=Coalesce(Subquery(total), 0)).order_by("-total").values_list("title", "total"))
print(Post.objects.filter(pk__in=Comment.objects.filter(stars__gt=3).values("post")))
print(Post.objects.exclude(pk__in=Comment.objects.values_list("post_id", flat=True)).get().title)
print(Comment.objects.filter(post__in=Post.objects.filter(likes__gt=1)).count())
print(Post.objects.filter(likes=Subquery(Comment.objects.order_by("stars").values("stars")[:1])), Post.objects.filter(comment__stars=F("likes") + 3))
Post.objects.update(likes=Subquery(Comment.objects.filter(post=OuterRef("pk")).order_by("-stars").values("stars")[:1]) if False else Value(9))
print(Post.objects.annotate(n=Count("comment", filter=Q(comment__stars__gt=2))).values_list("title", "n", "likes"))
