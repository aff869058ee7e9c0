# FileField keeps a name; its attribute is an object with name, url and path.
from django.core.files.base import ContentFile
from django.db import models


def where(instance, filename):
    return f"{instance.kind}/{filename}"


class Upload(models.Model):
    kind = models.CharField(max_length=10, default="doc")
    file = models.FileField(upload_to=where)
    image = models.FileField(upload_to="pics", blank=True)


u = Upload.objects.create(file="doc/a.txt")
u.refresh_from_db()
print(u.file, repr(u.file), u.file.name, u.file.url, bool(u.image), repr(u.image))
try:
    u.image.url
except ValueError as e:
    print(e)
print(Upload.objects.filter(file="doc/a.txt").count(), u.file == "doc/a.txt")
