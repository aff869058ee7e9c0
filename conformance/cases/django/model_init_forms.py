# Arguments of a model's constructor, by position and name.
from django.db import models


class P(models.Model):
    name = models.CharField(max_length=5, default="n")
    age = models.IntegerField(default=1)

    @property
    def nick(self):
        return self.name

    @nick.setter
    def nick(self, value):
        self.name = value.lower()


print(P(None, "a", 2).age, P(7, age=3).pk, P(nick="ABC").name, P(pk=5).id)
for make in (lambda: P(1, "a", 2, 3), lambda: P(None, "a", name="b"), lambda: P(foo=1, bar=2), lambda: P(1, id=2)):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
p = P.from_db("default", ["id", "name"], [3, "x"])
print(p.pk, p.name, p._state.adding, p._state.db, p.get_deferred_fields())
