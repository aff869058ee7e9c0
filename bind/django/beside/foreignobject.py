"""django.db.models.ForeignObject: a relation by several columns. It can be declared; its queries are not there yet."""
from django.db.models.fields.mixins import FieldCacheMixin
from django.db.models.fields.foreignrel import ForeignObjectRel


class ForeignObject(FieldCacheMixin):
    auto_created = False
    concrete = False
    editable = True
    hidden = False
    is_relation = True
    many_to_many = False
    many_to_one = True
    one_to_many = False
    one_to_one = False
    primary_key = False
    unique = False
    null = False
    blank = False
    serialize = True
    empty_strings_allowed = False
    column = None
    choices = None
    help_text = ""

    def __init__(self, to, on_delete, from_fields, to_fields, rel=None, related_name=None, related_query_name=None, limit_choices_to=None,
                 parent_link=False, swappable=True, **kwargs):
        self.to, self.from_fields, self.to_fields = to, from_fields, to_fields
        self.remote_field = ForeignObjectRel(self, to, related_name, related_query_name, on_delete)
        for name, value in kwargs.items():
            setattr(self, name, value)

    def contribute_to_class(self, cls, name, **kwargs):
        self.name = self.attname = name
        self.model = cls
        cls._meta.add_field(self, private=True)

    @property
    def related_model(self):
        return self.remote_field.model

    @property
    def cache_name(self):
        return self.name

    def get_internal_type(self):
        return "ForeignObject"

    def check(self, **kwargs):
        return []

    def __str__(self):
        return "%s.%s" % (self.model._meta.label, self.name)
