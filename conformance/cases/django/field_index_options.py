# Indexes and unique columns as they are made.
from django.db import models
from django.db.models.functions import Lower


class Page(models.Model):
    slug = models.SlugField()
    code = models.CharField(max_length=5, unique=True, db_index=True)
    views = models.IntegerField(db_index=True)
    owner = models.ForeignKey("self", models.CASCADE, null=True, db_index=False)
    title = models.CharField(max_length=20, db_collation="nocase")

    class Meta:
        indexes = [
            models.Index(fields=["views", "-title"]),
            models.Index(Lower("title").desc(), "views", name="lower_title"),
            models.Index(fields=["slug"], name="popular", condition=models.Q(views__gt=100)),
        ]
        unique_together = [("views", "title")]


print([i.name for i in Page._meta.indexes])
Page.objects.create(slug="a", code="b", views=1, title="T")
print(Page.objects.filter(title="t").exists())
