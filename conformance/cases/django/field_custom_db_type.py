# db_type and pre_save of a field of one's own.
from django.db import models


class UpperField(models.CharField):
    def db_type(self, connection):
        return "text COLLATE nocase"

    def pre_save(self, instance, add):
        value = getattr(instance, self.attname).upper()
        print("pre_save", add)
        setattr(instance, self.attname, value)
        return value


class Word(models.Model):
    text = UpperField(max_length=10)


w = Word.objects.create(text="abc")
print(w.text)
w.text = "def"
w.save()
print(Word.objects.get(text="def").text)
