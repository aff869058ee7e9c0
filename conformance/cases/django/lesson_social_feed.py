"""A lesson: followers, posts, likes and a feed."""
from datetime import datetime, timedelta, timezone
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q


class Person(models.Model):
    name = models.CharField(max_length=20, unique=True)
    follows = models.ManyToManyField("self", through="Follow", symmetrical=False, related_name="followers")

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def feed(self):
        return Post.objects.filter(Q(author__followers=self) | Q(author=self)).select_related("author").distinct().order_by("-made")

    def mutual(self):
        return self.follows.filter(follows=self)


class Follow(models.Model):
    source = models.ForeignKey(Person, models.CASCADE, related_name="outgoing")
    target = models.ForeignKey(Person, models.CASCADE, related_name="incoming")
    since = models.DateField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="follow_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="not_oneself"),
        ]


class Post(models.Model):
    author = models.ForeignKey(Person, models.CASCADE, related_name="posts")
    text = models.TextField()
    made = models.DateTimeField()
    liked_by = models.ManyToManyField(Person, related_name="likes", blank=True)
    reply_to = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="replies")

    def __str__(self):
        return self.text


ann, bob, cy, dee = [Person.objects.create(name=n) for n in ("Ann", "Bob", "Cy", "Dee")]
ann.follows.add(bob, cy)
bob.follows.add(ann)
cy.follows.set([ann, bob, dee])
start = datetime(2025, 1, 1, 8, tzinfo=timezone.utc)
posts = [p.posts.create(text=t, made=start + timedelta(minutes=i)) for i, (p, t) in enumerate([(bob, "hello"), (cy, "hi"), (dee, "hey"), (ann, "news")])]
posts[0].liked_by.add(ann, cy, dee)
posts[3].liked_by.add(bob)
reply = Post.objects.create(author=cy, text="re: hello", made=start + timedelta(hours=1), reply_to=posts[0])
print([(str(p.author), p.text) for p in ann.feed()], list(ann.mutual()), ann.followers.all())
print(Person.objects.annotate(n=Count("followers", distinct=True), out=Count("follows", distinct=True)).values_list("name", "n", "out"))
print(Post.objects.annotate(likes=Count("liked_by")).filter(likes__gt=0).order_by("-likes").values_list("text", "likes"))
mine = Post.liked_by.through.objects.filter(post=OuterRef("pk"), person=ann)
print([(p.text, p.liked) for p in Post.objects.annotate(liked=Exists(mine)).order_by("pk")])
print(Person.objects.filter(posts__liked_by=ann), Person.objects.exclude(posts__liked_by__isnull=False).distinct(), Person.objects.filter(follows__follows=ann).distinct())
suggestions = Person.objects.filter(followers__in=ann.follows.all()).exclude(pk=ann.pk).exclude(followers=ann).annotate(via=Count("pk")).order_by("-via", "name")
print([(str(p), p.via) for p in suggestions])
for p in Post.objects.filter(replies__isnull=False).prefetch_related(Prefetch("replies", Post.objects.select_related("author")), "liked_by"):
    print(p, [(str(r.author), str(r)) for r in p.replies.all()], sorted(str(x) for x in p.liked_by.all()))
for f in [lambda: ann.follows.add(ann), lambda: Follow.objects.create(source=ann, target=bob)]:
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
ann.follows.remove(cy)
print(Follow.objects.values_list("source__name", "target__name").order_by("pk"), ann.outgoing.count(), ann.incoming.values_list("source__name", flat=True))
print(posts[0].delete(), Post.objects.get(pk=reply.pk).reply_to)
print(cy.delete()[1])
