# from_db() of one's own remembers what was loaded.
from django.db import models


class Doc(models.Model):
    title = models.CharField(max_length=9)
    body = models.TextField(default="")

    @classmethod
    def from_db(cls, db, field_names, values):
        instance = super().from_db(db, field_names, values)
        instance.loaded = dict(zip(field_names, values))
        return instance

    def changed(self):
        return [n for n, v in self.loaded.items() if getattr(self, n) != v]


Doc.objects.create(title="a")
d = Doc.objects.get()
print(d.loaded, d.changed())
d.title = "b"
print(d.changed(), Doc.objects.only("title").get().loaded, [x.loaded["id"] for x in Doc.objects.all()])
