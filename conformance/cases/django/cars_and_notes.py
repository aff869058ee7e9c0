# Generic relations, choices, fields of one's own, orders and validation, together.
from django.db import models
from django.core.exceptions import ValidationError
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
import datetime
class Note(models.Model):
    text = models.TextField()
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveIntegerField()
    target = GenericForeignKey()
    class Meta: indexes = [models.Index(fields=["content_type", "object_id"])]
    def __str__(self): return self.text
class UpperField(models.CharField):
    def from_db_value(self, value, expression, connection): return value and value.lower()
    def get_prep_value(self, value): v = super().get_prep_value(value); return v and v.upper()
    def deconstruct(self):
        n, p, a, k = super().deconstruct(); k["max_length"] = 9; return n, p, a, k
class Suit(models.IntegerChoices):
    DIAMOND = 1, _("Diamond"); SPADE = 2; HEART = 3, "Hearts!"
    __empty__ = "(none)"
class Car(models.Model):
    name = UpperField(max_length=10)
    suit = models.IntegerField(choices=Suit, null=True, blank=True)
    notes = GenericRelation(Note)
    order = models.IntegerField(default=lambda: 3)
    when = models.DateTimeField(default=timezone.now)
    @cached_property
    def loud(self): print("computing"); return self.name + "!"
    @property
    def plain(self): return self.name
    def get_absolute_url(self): return f"/cars/{self.pk}/"
    class Meta:
        constraints = [models.UniqueConstraint(models.functions.Lower("name").desc(), "suit", name="low", violation_error_message="taken"), models.CheckConstraint(condition=models.Q(order__gt=0) & models.Q(order__lt=models.F("id") + 100), name="ord", violation_error_code="bad")]
class Wheel(models.Model):
    car = models.ForeignKey(Car, models.RESTRICT, related_name="wheels")
    pos = models.CharField(max_length=2, choices={"Front": [("fl", "left"), ("fr", "right")], "Back": {"bl": "left"}, "x": "other"})
    class Meta: order_with_respect_to = "car"
c = Car.objects.create(name="Herbie", suit=Suit.SPADE); d = Car.objects.create(name="Kitt")
print(Car.objects.get(pk=1).name, Car.objects.filter(name="herbie").count(), c.get_suit_display(), d.get_suit_display(), Suit.choices, Suit.labels, Suit.names, Suit(3).label, Suit.HEART == 3, repr(Suit.SPADE), str(Suit.SPADE))
c.notes.create(text="n1"); Note.objects.create(text="n2", target=c); n = Note(text="n3", target=d); n.save()
print(c.notes.all(), Note.objects.filter(car__name="herbie") if False else "", [x.target.name for x in Note.objects.prefetch_related("target")], Car.objects.filter(notes__text="n3"), n.content_type, ContentType.objects.get_for_model(Car).model_class())
w = [Wheel.objects.create(car=c, pos=p) for p in ("fl", "fr", "x", "zz")]
print([x.get_pos_display() for x in w], c.get_wheel_order(), w[0].get_next_in_order().pk); c.set_wheel_order([4, 3, 2, 1]); print(c.get_wheel_order(), list(c.wheels.values_list("pos", flat=True)))
for f in (lambda: c.delete(), lambda: Car(name="HERBIE", suit=2).full_clean(), lambda: Car(name="X", order=-1).validate_constraints(), lambda: Car(name="Y", order=500, id=3).full_clean(), lambda: Wheel(car=c, pos="q").full_clean(), lambda: Car(name="Z", suit=9).clean_fields(), lambda: Car(name="").full_clean(exclude=["suit"]), lambda: Wheel(car_id=77, pos="x").full_clean(), lambda: Wheel().car, lambda: setattr(Wheel(), "car", d) or setattr(Wheel(), "car", 3), lambda: Car(nme="x"), lambda: Car(1, "a", 2, 3, 4, 5, 6), lambda: Note(text="q").full_clean(), lambda: Car.objects.create(name=None), lambda: Wheel.objects.create(car=Car(name="u"), pos="x")):
    try: print(f())
    except ValidationError as e: print("VE", e.message_dict, [x.code for v in e.error_dict.values() for x in v])
    except Exception as e: print(type(e).__name__, e)
print(c.loud, c.loud, c.plain, c.get_absolute_url(), Car._meta.get_field("name").deconstruct()[3], c.get_next_by_when() .pk if d.when > c.when else "same")
d.suit = "2"; d.save(); print(repr(d.suit)); d.refresh_from_db(); print(repr(d.suit), d.get_suit_display(), d.serializable_value("suit"), d._state.adding, d._state.db)
k = Car.objects.get(pk=2); k.pk = None; k._state.adding = True; k.name = "copy"; k.save(); print(k.pk, Car.objects.count(), Car.objects.filter(suit__isnull=True).values("pk"), Car(pk=5) == Car(pk=5), {c, Car.objects.get(pk=1)} == {c})
ve = ValidationError([ValidationError("a %(x)s", params={"x": 1}, code="c"), "b"]); print(ve.messages, ve, repr(ve), ve.error_list[0].code, ValidationError({"f": ["x", "y"]}).message_dict, list(ValidationError({"g": "z"})))
