"""django.db.models.fields.mixins."""


class FieldCacheMixin:
    """What a relation keeps of the objects it led to, in the object's state."""

    @property
    def cache_name(self):
        raise NotImplementedError

    def get_cached_value(self, instance, default=NotImplemented):
        cache = instance._state.fields_cache
        if default is NotImplemented:
            return cache[self.cache_name]
        return cache.get(self.cache_name, default)

    def is_cached(self, instance):
        return self.cache_name in instance._state.fields_cache

    def set_cached_value(self, instance, value):
        instance._state.fields_cache[self.cache_name] = value

    def delete_cached_value(self, instance):
        del instance._state.fields_cache[self.cache_name]


class CheckFieldDefaultMixin:
    _default_hint = ("<valid default>", "<invalid default>")
