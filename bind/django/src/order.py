"""What Meta.order_with_respect_to gives to a model and to the one that it is ordered by."""
from functools import partialmethod


def _neighbour(self, is_next):
    cache = "__%s_order_cache" % is_next
    if cache not in self.__dict__:
        cls = self.__class__
        field = cls._meta.get_field(cls._meta._order_field_name)
        siblings = cls._default_manager.filter(**{field.name: getattr(self, field.attname)})
        own = cls._default_manager.values("_order").filter(**{cls._meta.pk.name: self.pk})
        op, order = ("gt", "_order") if is_next else ("lt", "-_order")
        self.__dict__[cache] = siblings.filter(**{"_order__%s" % op: own}).order_by(order)[:1].get()
    return self.__dict__[cache]


def _get_order(self, model):
    field = model._meta.get_field(model._meta._order_field_name)
    key = field.remote_field.field_name
    return model.objects.filter(**{field.name: getattr(self, key)}).values_list(model._meta.pk.name, flat=True)


def _set_order(self, model, id_list, using=None):
    field = model._meta.get_field(model._meta._order_field_name)
    key = field.remote_field.field_name
    siblings = model.objects.db_manager(using or "default").filter(**{field.name: getattr(self, key)})
    siblings.bulk_update([model(pk=pk, _order=order) for order, pk in enumerate(id_list)], ["_order"])


def attach(model):
    model.get_next_in_order = partialmethod(_neighbour, is_next=True)
    model.get_previous_in_order = partialmethod(_neighbour, is_next=False)


def attach_related(model, related):
    name = model.__name__.lower()
    setattr(related, "get_%s_order" % name, partialmethod(_get_order, model))
    setattr(related, "set_%s_order" % name, partialmethod(_set_order, model))
