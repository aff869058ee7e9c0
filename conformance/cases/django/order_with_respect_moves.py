"""order_with_respect_to: set and get orders, next and previous in order, where new rows go."""
from django.db import models


class Question(models.Model):
    text = models.CharField(max_length=20)

    def __str__(self):
        return self.text


class Answer(models.Model):
    text = models.CharField(max_length=20)
    question = models.ForeignKey(Question, models.CASCADE)

    class Meta:
        order_with_respect_to = "question"

    def __str__(self):
        return self.text


q = Question.objects.create(text="Why?")
other = Question.objects.create(text="When?")
a, b, c = [Answer.objects.create(text=t, question=q) for t in "abc"]
x = other.answer_set.create(text="x")
print([z._order for z in (a, b, c, x)])
print(q.get_answer_order(), Answer.objects.filter(question=q))
q.set_answer_order([c.pk, a.pk, b.pk])
print(list(q.get_answer_order()), q.answer_set.all())
print(a.get_next_in_order(), c.get_next_in_order())
a = Answer.objects.get(pk=a.pk)
print(a.get_previous_in_order())
try:
    Answer.objects.get(pk=c.pk).get_previous_in_order()
except Answer.DoesNotExist as e:
    print(type(e).__name__, e)
b.delete()
d = Answer.objects.create(text="d", question=q)
print(d._order, q.get_answer_order())
print(Answer._meta.ordering, Answer._meta.order_with_respect_to, [f.name for f in Answer._meta.fields])
Answer.objects.bulk_create([Answer(text="e", question=q), Answer(text="f", question=q)])
print(Answer.objects.values_list("text", "_order"))
