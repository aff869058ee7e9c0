# order_with_respect_to: places among siblings.
from django.db import models


class Question(models.Model):
    text = models.TextField()


class Answer(models.Model):
    text = models.TextField()
    question = models.ForeignKey(Question, on_delete=models.CASCADE)

    class Meta:
        order_with_respect_to = "question"

    def __str__(self):
        return self.text


q, other = Question.objects.create(text="why?"), Question.objects.create(text="who?")
a, b, c = [Answer.objects.create(text=t, question=q) for t in "abc"]
d = Answer.objects.create(text="d", question=other)
print(c._order, d._order, list(q.get_answer_order()))
q.set_answer_order([c.pk, a.pk, b.pk])
print(list(q.answer_set.all()), q.get_answer_order().first())
print(Answer._meta.ordering, Answer._meta.order_with_respect_to, Answer._meta.get_field("_order"))
a.delete()
print(list(q.answer_set.values_list("text", "_order")), Answer.objects.create(text="e", question=q)._order)
