# auto_now is set by every save, auto_now_add by the first; update() sets neither.
import datetime

from django.db import models


class Note(models.Model):
    text = models.TextField()
    made = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)
    day = models.DateField(auto_now=True)


n = Note.objects.create(text="a", made=datetime.datetime(2000, 1, 1, tzinfo=datetime.timezone.utc))
print(n.made, n.changed, n.day)
Note.objects.update(changed=datetime.datetime(2001, 1, 1, tzinfo=datetime.timezone.utc))
n.refresh_from_db()
print(n.changed)
n.save(update_fields=["text"])
n.refresh_from_db()
print(n.changed)
n.save()
n.refresh_from_db()
print(n.changed)
print(Note._meta.get_field("made").editable, Note._meta.get_field("made").blank)
