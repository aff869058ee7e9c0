from django.db import models, IntegrityError
class Player(models.Model):
    nick = models.CharField(max_length=20, unique=True)
    score = models.IntegerField(default=0)
    level = models.IntegerField(null=True)
p, made = Player.objects.get_or_create(nick="ann", defaults={"score": 3})
print(p.pk, made, p.score)
p, made = Player.objects.get_or_create(nick="ann", defaults={"score": 9})
print(p.pk, made, p.score)
p, made = Player.objects.update_or_create(nick="ann", defaults={"score": lambda: 7, "level": 2})
print(p.score, p.level, made)
p, made = Player.objects.update_or_create(nick="bob", defaults={"score": 1}, create_defaults={"score": 50})
print(p.score, made)
objs = Player.objects.bulk_create([Player(nick="c1"), Player(nick="c2", level=4)])
print([o.pk for o in objs])
Player.objects.bulk_create([Player(nick="c1"), Player(nick="c3")], ignore_conflicts=True)
print(Player.objects.count())
Player.objects.bulk_create([Player(nick="c1", score=11)], update_conflicts=True, unique_fields=["nick"], update_fields=["score"])
print(Player.objects.get(nick="c1").score)
for o in objs:
    o.score += 100
    o.level = None
print(Player.objects.bulk_update(objs, ["score", "level"]))
print(list(Player.objects.order_by("nick").values_list("nick", "score", "level")))
try:
    Player(nick="ann").save()
except IntegrityError as e:
    print(type(e).__name__, e)
try:
    Player(pk=1, nick="zed").save(force_insert=True)
except IntegrityError as e:
    print(e)
x = Player(pk=1, nick="anna", score=5)
x.save()
print(Player.objects.get(pk=1).nick)
x.save(update_fields=["score"])
x.save(update_fields=[])
