from django.db import models, connection, migrations
from django.db.migrations.state import ProjectState, ModelState, StateApps
from django.apps import apps

class Tag(models.Model):
    name = models.CharField(max_length=30, unique=True)
    class Meta:
        ordering = ["name"]
        verbose_name = "label"

class Base(models.Model):
    created = models.DateTimeField(auto_now_add=True)
    class Meta:
        abstract = True

class PostQuerySet(models.QuerySet):
    pass

class Post(Base):
    title = models.CharField("the title", max_length=80, db_index=True)
    tags = models.ManyToManyField(Tag, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="children")
    class Meta:
        unique_together = [("title", "parent")]
        indexes = [models.Index(fields=["created", "-title"])]
        constraints = [models.UniqueConstraint(fields=["title"], name="u")]
        permissions = [("x", "can x")]

class Special(Post):
    extra = models.IntegerField(default=1)

class Px(Post):
    class Meta:
        proxy = True

s = ProjectState.from_apps(apps)
for key in sorted(k for k in s.models if k[0] == "app"):
    m = s.models[key]
    print(m, m.bases, sorted(m.options), m.managers)
    for n, f in m.fields.items():
        print("   ", n, f.deconstruct()[1:])
s2 = s.clone()
A = s2.apps
print([m.__name__ for m in A.get_models()])
print(A.get_model("app", "Post") is Post, A.get_model("app", "Special").__mro__[1].__name__)
print(A.get_model("app.post")._meta.get_field("tags").remote_field.through._meta.db_table)
print(s == s2)
s2.remove_field("app", "post", "title")
print(s == s2, "title" in s.models["app", "post"].fields)
def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
tell(lambda: ModelState("app", "X", [("a", Post._meta.get_field("title"))]))
tell(lambda: ModelState("app", "X", [("a", models.ForeignKey(Post, models.CASCADE))]))
tell(lambda: ModelState("app", "X", [("id", models.AutoField(primary_key=True))], options={"indexes": [models.Index(fields=["id"])]}))
tell(lambda: ProjectState({("q", "x"): ModelState("q", "X", [("id", models.AutoField(primary_key=True)), ("a", models.ForeignKey("q.Nope", models.CASCADE))])}).apps)
tell(lambda: ProjectState({("q", "x"): ModelState("q", "X", [("id", models.AutoField(primary_key=True)), ("a", models.ForeignKey("z.Nope", models.CASCADE))])}).apps)
tell(lambda: ProjectState({("q", "x"): ModelState("q", "X", [("id", models.AutoField(primary_key=True))], bases=("q.y",))}).apps)
tell(lambda: migrations.CreateModel("X", [("a", models.IntegerField()), ("a", models.IntegerField())]))
op = migrations.AddField("post", "x", models.IntegerField())
print(op.deconstruct()[:2], sorted(op.deconstruct()[2]))
print(migrations.RunSQL("select 1").deconstruct(), migrations.RunSQL("select 1"))
class Mine(migrations.operations.base.Operation):
    def __init__(self, a, b=2): pass
tell(lambda: (Mine(1, b=3), Mine(1).deconstruct(), Mine(1).describe(), Mine(1).formatted_description()))
