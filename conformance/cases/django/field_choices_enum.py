# Choices as enumerations: values, labels, and the display method.
from django.core.exceptions import ValidationError
from django.db import models


class Card(models.Model):
    class Suit(models.IntegerChoices):
        HEARTS = 1, "Hearts of gold"
        SPADES = 2

    class Size(models.TextChoices):
        SMALL = "S"
        LARGE = "L", "Large one"
        __empty__ = "(none)"

    suit = models.IntegerField(choices=Suit, default=Suit.SPADES)
    size = models.CharField(max_length=1, choices=Size.choices, blank=True)


c = Card.objects.create(suit=Card.Suit.HEARTS, size="L")
print(c.get_suit_display(), c.get_size_display(), c.suit == Card.Suit.HEARTS, repr(c.suit))
c.refresh_from_db()
print(repr(c.suit), Card.Suit(c.suit), Card.Suit(c.suit).label, Card.Suit.values, Card.Size.choices)
print(Card(suit=9).get_suit_display(), Card._meta.get_field("suit").choices)
for card in (Card(suit=3), Card(size="X"), Card(size="")):
    try:
        card.full_clean()
        print("fine")
    except ValidationError as e:
        print(e.message_dict)
print(Card.objects.filter(suit=Card.Suit.HEARTS).count())
