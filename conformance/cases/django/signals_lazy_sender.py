# A sender named before its class exists.
from django.db import models
from django.db.models.signals import post_save


def saved(sender, instance, **kwargs):
    print("saved", sender.__name__, instance)


post_save.connect(saved, sender="app.Late")
try:
    post_save.connect(saved, sender="late")
except ValueError as e:
    print(e)


class Early(models.Model):
    pass


class Late(models.Model):
    def __str__(self):
        return "late one"


Early.objects.create()
Late.objects.create()
