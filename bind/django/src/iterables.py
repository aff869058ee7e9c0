"""django.db.models.query: names beside QuerySet itself."""
from django.db.models import QuerySet

MAX_GET_RESULTS = 21
REPR_OUTPUT_SIZE = 20


class InstanceCheckMeta(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, QuerySet) and instance.query.is_empty()


class EmptyQuerySet(metaclass=InstanceCheckMeta):
    def __init__(self, *args, **kwargs):
        raise TypeError("EmptyQuerySet can't be instantiated")


class BaseIterable:
    def __init__(self, queryset, chunked_fetch=False, chunk_size=100):
        self.queryset, self.chunked_fetch, self.chunk_size = queryset, chunked_fetch, chunk_size

    def __iter__(self):
        return iter(self.queryset)


class ModelIterable(BaseIterable):
    pass


class RawModelIterable(BaseIterable):
    pass


class ValuesIterable(BaseIterable):
    pass


class ValuesListIterable(BaseIterable):
    pass


class NamedValuesListIterable(ValuesListIterable):
    pass


class FlatValuesListIterable(BaseIterable):
    pass
