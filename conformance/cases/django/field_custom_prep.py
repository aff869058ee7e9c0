# A field of one's own: from_db_value, to_python and get_prep_value.
from django.core.exceptions import ValidationError
from django.db import models


class Hand:
    def __init__(self, *cards):
        self.cards = cards

    def __repr__(self):
        return f"Hand{self.cards}"

    def __eq__(self, other):
        return isinstance(other, Hand) and self.cards == other.cards


class HandField(models.TextField):
    description = "A hand of cards"

    def __init__(self, *args, separator="-", **kwargs):
        self.separator = separator
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if self.separator != "-":
            kwargs["separator"] = self.separator
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        return None if value is None else Hand(*value.split(self.separator))

    def to_python(self, value):
        if isinstance(value, Hand) or value is None:
            return value
        if not isinstance(value, str):
            raise ValidationError("no hand")
        return Hand(*value.split(self.separator))

    def get_prep_value(self, value):
        return self.separator.join(value.cards) if isinstance(value, Hand) else value


class Game(models.Model):
    hand = HandField(null=True)
    other = HandField(separator="/", default=Hand("x", "y"))


g = Game.objects.create(hand=Hand("a", "b"))
g.refresh_from_db()
print(g.hand, g.other)
print(Game.objects.filter(hand=Hand("a", "b")).count(), Game.objects.values_list("other", flat=True)[0])
print(Game.objects.filter(hand__in=[Hand("a", "b"), Hand("q")]).exists())
print(Game._meta.get_field("other").deconstruct()[3]["separator"], Game._meta.get_field("hand").deconstruct()[3])
try:
    Game(hand=5).full_clean()
except ValidationError as e:
    print(e.message_dict)
