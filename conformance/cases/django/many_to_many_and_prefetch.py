from django.db import models
from django.db.models import Count, Prefetch


class Tag(models.Model):
    name = models.CharField(max_length=20)

    def __str__(self):
        return f"#{self.name}"


class Post(models.Model):
    title = models.CharField(max_length=50)
    tags = models.ManyToManyField(Tag, related_name="posts", blank=True)
    liked_by = models.ManyToManyField("User", through="Like")

    def __str__(self):
        return self.title


class User(models.Model):
    name = models.CharField(max_length=20)
    friends = models.ManyToManyField("self")


class Like(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    post = models.ForeignKey(Post, on_delete=models.CASCADE)
    stars = models.IntegerField(default=1)


a, b, c = (Tag.objects.create(name=n) for n in "abc")
one = Post.objects.create(title="One")
two = Post.objects.create(title="Two")
one.tags.add(a, b)
one.tags.add(b, c)
two.tags.set([c])
print(one.tags.all(), c.posts.order_by("title"), two.tags.count())
one.tags.remove(a)
print(list(one.tags.values_list("name", flat=True)))
new = two.tags.create(name="d")
print(new.pk, Post.objects.filter(tags__name="d"), Tag.objects.filter(posts=None))
for post in Post.objects.prefetch_related("tags").order_by("pk"):
    print(post, [str(t) for t in post.tags.all()])
for post in Post.objects.prefetch_related(Prefetch("tags", queryset=Tag.objects.filter(name__gt="b"), to_attr="late")):
    print(post, post.late)
print(Post.objects.annotate(n=Count("tags")).order_by("-n", "title").values_list("title", "n"))
u, v = User.objects.create(name="u"), User.objects.create(name="v")
u.friends.add(v)
print(v.friends.get().name)
Like.objects.create(user=u, post=one, stars=5)
one.liked_by.add(v, through_defaults={"stars": 2})
print(list(Like.objects.select_related("user", "post").order_by("stars").values_list("user__name", "post__title", "stars")))
for like in Like.objects.select_related("user").filter(post__tags__name="c"):
    print(like.user.name, like.stars)
one.tags.clear()
print(one.tags.exists(), Post.tags.through.objects.count(), Post.liked_by.through is Like)
