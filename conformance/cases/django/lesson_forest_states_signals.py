from django.db import models, connections, connection, transaction, router
from django.db.models import Q, F, Count, Sum, Prefetch, prefetch_related_objects
from django.core.exceptions import ObjectDoesNotExist, FieldDoesNotExist, MultipleObjectsReturned
from django.db.models.signals import pre_init, post_init, pre_save, post_delete, class_prepared
from django.db.models.query import QuerySet
import copy

class Tree(models.Model):
    name = models.CharField(max_length=20)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    weight = models.IntegerField(default=1)
    class Meta:
        ordering = ["name"]
        verbose_name_plural = "forest"
    def __str__(self): return self.name
    def path(self):
        return f"{self.parent.path()}/{self.name}" if self.parent else self.name
    @classmethod
    def from_db(cls, db, field_names, values):
        o = super().from_db(db, field_names, values)
        o._loaded = dict(zip(field_names, values))
        return o
    def save(self, *args, **kwargs):
        if self.weight < 0:
            raise ValueError("weightless")
        changed = [k for k, v in getattr(self, "_loaded", {}).items() if v != getattr(self, k)]
        if changed: print("changed", changed)
        super().save(*args, **kwargs)

class Audit(models.Model):
    what = models.CharField(max_length=40)
    tree = models.ForeignKey(Tree, models.DO_NOTHING, db_constraint=False, null=True)
    at = models.DateTimeField(auto_now_add=True)
    class Meta:
        default_related_name = "audits"
        ordering = ["-pk"]

def log(sender, instance, **kw):
    Audit.objects.create(what=f"deleted {instance}", tree_id=instance.pk)
post_delete.connect(log, sender=Tree, dispatch_uid="log")
post_delete.connect(log, sender=Tree, dispatch_uid="log")

root = Tree.objects.create(name="root")
a, b = [root.children.create(name=n, weight=i) for i, n in enumerate("ab", 2)]
leaf = Tree(name="leaf", parent=b, weight=9); leaf.save()
print(leaf.path(), Tree.objects.get(name="leaf").path(), leaf._state.adding, leaf._state.db)
t = Tree.objects.get(name="a"); t.weight = 7; t.name = "A"; t.save()
print(Tree.objects.filter(parent__parent__isnull=True).exclude(children=None).values_list("name", flat=True), Tree.objects.filter(children__weight__gt=5))
d = Tree.objects.defer("weight").get(pk=t.pk)
print(d.get_deferred_fields(), d.weight, d.get_deferred_fields(), Tree.objects.only("name").get(pk=1)._loaded)
try: Tree(name="x", weight=-1).save()
except ValueError as e: print(e)
x = copy.copy(t); x.pk = None; x._state.adding = True; x.name = "copy"; x.save()
print(x.pk, t.pk, x == t, hash(t) == hash(Tree(pk=t.pk)), Tree() == Tree(), len({t, Tree.objects.get(pk=t.pk)}))
qs = Tree.objects.all(); print(qs._result_cache, len(qs), bool(qs), t in qs, qs[0], qs.ordered, qs.db, qs.query.is_empty() if hasattr(qs.query, "is_empty") else "")
roots = list(Tree.objects.filter(parent=None)); prefetch_related_objects(roots, "children__children")
print([[c.name + str(list(c.children.all())) for c in r.children.all()] for r in roots], roots[0]._prefetched_objects_cache.keys())
print(Tree.objects.annotate(n=Count("children"), kids=Sum("children__weight")).filter(Q(n__gt=0) | Q(weight__gt=8)).order_by("-n", "name").values("name", "n", "kids"))
print(root.children.filter(weight__gte=3).update(weight=F("weight") + F("parent__weight")) if False else root.children.update(weight=F("weight") + 1))
print(Tree._meta.verbose_name, Tree._meta.verbose_name_plural, [f.name for f in Tree._meta.get_fields()], Tree._meta.get_field("parent").related_model is Tree)
try: Tree._meta.get_field("nope")
except FieldDoesNotExist as e: print(e)
try: Tree.objects.get(weight__gt=0)
except MultipleObjectsReturned as e: print(e)
try: Tree.objects.get(pk=99)
except ObjectDoesNotExist as e: print(repr(e))
print(b.delete())
print(Audit.objects.values_list("what", "tree"), root.audits.all(), Tree.objects.count())
with transaction.atomic():
    root.delete()
    print(Audit.objects.count(), root.pk)
    transaction.set_rollback(True)
print(Tree.objects.count(), Audit.objects.count())
print(copy.deepcopy(t).name, post_delete.disconnect(sender=Tree, dispatch_uid="log"), Tree.objects.filter(name="copy").delete())
print(str(Tree.objects.filter(name__in=["a", "b"], parent__name="root").query))
print(Tree.objects.filter(pk__in=[]).count(), Tree.objects.filter(pk__in=[]), Tree.objects.filter(~Q(pk__in=[])).count(), Tree.objects.filter(name=None), Tree.objects.exclude(name="q", weight=1).query.get_compiler("default").as_sql()[1])
print(repr(Tree.objects.values("name")), repr(Tree.objects.values_list("name", "weight", named=True)[0]), Tree.objects.values_list("pk", flat=True).iterator(chunk_size=2).__class__.__name__)
print(Tree.objects.first(), Tree.objects.last(), Tree.objects.order_by("?").exists(), Tree.objects.reverse()[0], Tree.objects.extra(select={"w2": "weight * 2"}, where=["weight > %s"], params=[0]).order_by("-w2").values_list("w2", flat=True)[:2])
print(connection.vendor, connection.alias, connection.in_atomic_block, connections["default"].settings_dict["ENGINE"], router.db_for_write(Tree))
