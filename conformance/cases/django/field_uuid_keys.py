# A UUID as primary key: made by default, found in several spellings.
import uuid

from django.core.exceptions import ValidationError
from django.db import models


class Token(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=10)


t = Token.objects.create(name="a")
print(t.pk, t._state.adding)
print(Token.objects.get(pk=str(t.pk)) == t, Token.objects.get(pk=t.pk.hex).name)
try:
    Token.objects.get(pk="nonsense")
except ValidationError as e:
    print(e.messages)
print(Token(name="b").pk is not None, Token(name="c")._state.adding)
