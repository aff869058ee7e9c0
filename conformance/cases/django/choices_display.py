from django.db import models


class Ticket(models.Model):
    class Priority(models.IntegerChoices):
        LOW = 1, "Low"
        HIGH = 3, "Very high"

    class State(models.TextChoices):
        OPEN = "o", "Open"
        CLOSED = "c"

    title = models.CharField(max_length=20)
    priority = models.IntegerField(choices=Priority.choices, default=Priority.LOW)
    state = models.CharField(max_length=1, choices=State.choices, default=State.OPEN)


t = Ticket.objects.create(title="a", priority=Ticket.Priority.HIGH)
print(t.get_priority_display(), t.get_state_display(), t.state, t.priority)
t.refresh_from_db()
print(repr(t.state), repr(t.priority), t.state == Ticket.State.OPEN)
print(Ticket.objects.filter(state=Ticket.State.OPEN, priority__gte=Ticket.Priority.LOW).count())
print(Ticket.State.choices, Ticket.Priority.labels, Ticket.State.CLOSED.label, Ticket.Priority(3).name)
Ticket.objects.filter(pk=t.pk).update(state=Ticket.State.CLOSED)
print(Ticket.objects.get().get_state_display())
