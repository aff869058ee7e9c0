from django.db import models
from django.core.exceptions import ValidationError


class Ticket(models.Model):
    class Priority(models.IntegerChoices):
        LOW = 1, "Low"
        HIGH = 3, "High!"
        __empty__ = "(unset)"

    class State(models.TextChoices):
        OPEN = "open"
        IN_PROGRESS = "wip", "In progress"

    priority = models.IntegerField(choices=Priority, null=True, blank=True)
    state = models.CharField(max_length=5, choices=State, default=State.OPEN)
    size = models.CharField(max_length=1, choices={"Clothes": {"S": "Small", "M": "Medium"}, "x": "Unsized"}, blank=True)


t = Ticket.objects.create(priority=Ticket.Priority.HIGH, size="M")
print(t.get_priority_display(), t.get_state_display(), t.get_size_display(), t.state, repr(t.state))
print(Ticket.Priority.choices, Ticket.Priority.labels, Ticket.Priority.values, Ticket.Priority.names)
print(Ticket.State("wip").label, Ticket.State.OPEN == "open", str(Ticket.State.OPEN), f"{Ticket.State.OPEN}", Ticket.State.IN_PROGRESS.name)
t2 = Ticket.objects.get(state=Ticket.State.OPEN)
print(type(t2.state).__name__, t2.priority in Ticket.Priority, type(t2.priority).__name__)
print(Ticket._meta.get_field("size").choices, Ticket._meta.get_field("size").flatchoices)
print(Ticket(priority=None).get_priority_display(), Ticket(priority=9).get_priority_display())
try:
    Ticket(priority=2, state="gone").full_clean()
except ValidationError as e:
    print(e.message_dict)
    print([(f, [x.code for x in errs]) for f, errs in e.error_dict.items()])
try:
    Ticket.Priority(2)
except ValueError as e:
    print(e)
print(Ticket.objects.filter(priority__in=[Ticket.Priority.LOW, Ticket.Priority.HIGH]).count())
