from django.db import models, connection
from django.utils import timezone

class Tag(models.Model):
    slug = models.SlugField(unique=True)
    def __str__(self): return self.slug

class Post(models.Model):
    class Status(models.TextChoices):
        DRAFT = "d", "Draft"
        PUBLISHED = "p", "Published"
    title = models.CharField("the title", max_length=100)
    body = models.TextField(blank=True)
    status = models.CharField(max_length=1, choices=Status.choices, default=Status.DRAFT)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)
    tags = models.ManyToManyField(Tag, blank=True)

class Comment(models.Model):
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="comments")
    author = models.CharField(max_length=30)
    text = models.TextField()
    likes = models.IntegerField(default=0)

tags = [Tag.objects.create(slug=s) for s in ("python", "sql", "web")]
for i in range(3):
    p = Post.objects.create(title=f"Post {i}", status="p" if i % 2 == 0 else "d")
    p.tags.set(tags[: i + 1])
    for j in range(i):
        p.comments.create(author=f"user{j}", text="hi", likes=j)

for post in Post.objects.all():
    print(post.title, post.get_status_display(), [c.author for c in post.comments.all()], [str(t) for t in post.tags.all()])

print("---")
for post in Post.objects.prefetch_related("comments", "tags").order_by("pk"):
    print(post.title, len(post.comments.all()), ",".join(t.slug for t in post.tags.all()))
print("---")
for c in Comment.objects.select_related("post").filter(post__status=Post.Status.PUBLISHED):
    print(c.author, c.post.title, c.post.created)
print(Post.objects.filter(comments__likes__gte=1).values_list("title", "comments__author"))
p = Post.objects.first()
print(p.created.year, p.status == Post.Status.PUBLISHED, Post.Status(p.status).label)
print(Post.objects.filter(tags__slug__in=["sql", "web"]).distinct().count())
deleted = Post.objects.filter(status="p").delete()
print(deleted)
print(Comment.objects.count(), Tag.objects.exists())
