"""Many-to-many: self relations, two to one model, ordering, counts, sets of keys, prefetched caches."""
from django.db import models
from django.db.models import Count, Q


class Tag(models.Model):
    name = models.CharField(max_length=9)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Note(models.Model):
    text = models.CharField(max_length=9)
    tags = models.ManyToManyField(Tag, related_name="notes", db_table="note_tags")
    muted = models.ManyToManyField(Tag, related_name="muted_in", related_query_name="muted_note")
    related = models.ManyToManyField("self")
    cites = models.ManyToManyField("self", symmetrical=False, related_name="cited_by")

    def __str__(self):
        return self.text


a, b, c = [Tag.objects.create(name=n) for n in "abc"]
n, m = Note.objects.create(text="n"), Note.objects.create(text="m")
n.tags.add(c, a)
n.tags.add(a.pk, str(b.pk))
n.tags.add()
print(n.tags.all(), n.tags.count(), a.notes.all(), Tag.objects.filter(notes=n).count())
n.tags.remove(a, c.pk)
n.tags.remove(99)
print(n.tags.all(), n.tags.remove(a))
n.tags.set([a, b.pk])
n.tags.set([b, c], clear=True)
print(n.tags.all(), b.notes.set([m]), n.tags.all(), m.tags.all())
n.muted.set(Tag.objects.filter(name__in="ab"))
print(Tag.objects.filter(muted_note=n), a.muted_in.get(), Note.objects.filter(muted__name="a", tags__name="c"))
n.related.add(m)
n.cites.add(m)
print(m.related.all(), m.cites.all(), m.cited_by.all(), n.related.through._meta.db_table, Note.tags.through._meta.db_table, [f.name for f in Note.cites.through._meta.fields])
m.related.clear()
print(n.related.exists(), n.tags.create(name="d"), n.tags.get_or_create(name="d")[1], n.tags.get_or_create(name="e")[1], n.tags.update_or_create(name="e", defaults={"name": "f"})[1], n.tags.all())
print(n.tags.filter(name__gt="c"), n.tags.exclude(name="d").first(), n.tags.order_by("-name")[0], n.tags.values_list("name", flat=True), n.tags.aggregate(Count("id")), n.tags.contains(c), c in n.tags.all())
p = Note.objects.prefetch_related("tags").get(pk=n.pk)
print(p.tags.all(), p.tags.count(), len(p.tags.all()))
p.tags.add(a)
print(p.tags.all(), p.tags.count())
p.tags.set([])
print(p.tags.all(), Note.tags.through.objects.count())
print(Note.objects.filter(Q(tags=b) | Q(muted=b)).distinct(), Note.objects.exclude(tags=b), Tag.objects.filter(notes__isnull=True), Note.objects.annotate(t=Count("tags", distinct=True), u=Count("muted", distinct=True)).values_list("text", "t", "u"))
print(list(Note.tags.through.objects.values("note__text", "tag__name")), Note.tags.rel.get_accessor_name() if hasattr(Note.tags.rel, "get_accessor_name") else "-", Note.tags.field.m2m_db_table(), Note.tags.field.m2m_column_name(), Note.tags.field.m2m_reverse_name())
Tag.objects.all().delete()
print(n.muted.count(), n.delete())
