"""django.contrib.contenttypes.fields: relations to any model, by content type and key."""
from django.contrib.contenttypes.models import ContentType
from django.core import checks
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db import models
from django.db.models import DO_NOTHING
from django.db.models.fields.mixins import FieldCacheMixin
from django.contrib.contenttypes.relation import GenericRelationBase


class GenericForeignKey(FieldCacheMixin):
    auto_created = False
    concrete = False
    editable = False
    hidden = False
    is_relation = True
    many_to_many = False
    many_to_one = True
    one_to_many = False
    one_to_one = False
    related_model = None
    remote_field = None
    column = None

    def __init__(self, ct_field="content_type", fk_field="object_id", for_concrete_model=True):
        self.ct_field = ct_field
        self.fk_field = fk_field
        self.for_concrete_model = for_concrete_model
        self.rel = None

    def contribute_to_class(self, cls, name, **kwargs):
        self.name = name
        self.model = cls
        cls._meta.add_field(self, private=True)
        setattr(cls, name, self)

    def __str__(self):
        return "%s.%s" % (self.model._meta.label, self.name)

    @property
    def attname(self):
        return self.name

    @property
    def cache_name(self):
        return self.name

    def get_cache_name(self):
        return self.name

    def get_attname_column(self):
        return self.name, None

    def check(self, **kwargs):
        return [*self._check_field_name(), *self._check_object_id_field(), *self._check_content_type_field()]

    def _check_field_name(self):
        if self.name.endswith("_"):
            return [checks.Error("Field names must not end with an underscore.", obj=self, id="fields.E001")]
        return []

    def _check_object_id_field(self):
        try:
            self.model._meta.get_field(self.fk_field)
        except FieldDoesNotExist:
            return [checks.Error("The GenericForeignKey object ID references the nonexistent field '%s'." % self.fk_field,
                                 obj=self, id="contenttypes.E001")]
        return []

    def _check_content_type_field(self):
        label = "%s.%s" % (self.model._meta.object_name, self.ct_field)
        try:
            field = self.model._meta.get_field(self.ct_field)
        except FieldDoesNotExist:
            return [checks.Error("The GenericForeignKey content type references the nonexistent field '%s'." % label,
                                 obj=self, id="contenttypes.E002")]
        hint = "GenericForeignKeys must use a ForeignKey to 'contenttypes.ContentType' as the 'content_type' field."
        if not isinstance(field, models.ForeignKey):
            return [checks.Error("'%s' is not a ForeignKey." % label, hint=hint, obj=self, id="contenttypes.E003")]
        if field.remote_field.model != ContentType:
            return [checks.Error("'%s' is not a ForeignKey to 'contenttypes.ContentType'." % label, hint=hint, obj=self, id="contenttypes.E004")]
        return []

    def get_content_type(self, obj=None, id=None, using=None, model=None):
        if obj is not None:
            return ContentType.objects.db_manager(obj._state.db).get_for_model(obj, for_concrete_model=self.for_concrete_model)
        if id is not None:
            return ContentType.objects.db_manager(using).get_for_id(id)
        if model is not None:
            return ContentType.objects.db_manager(using).get_for_model(model, for_concrete_model=self.for_concrete_model)
        raise Exception("Impossible arguments to GFK.get_content_type!")

    def __get__(self, instance, cls=None):
        if instance is None:
            return self
        ct_id = getattr(instance, self.model._meta.get_field(self.ct_field).attname)
        key = getattr(instance, self.fk_field)
        if self.is_cached(instance):
            known = self.get_cached_value(instance)
            if known is None:
                return None
            if ct_id == self.get_content_type(obj=known, using=instance._state.db).id and known._meta.pk.to_python(key) == known.pk:
                return known
        found = None
        if ct_id is not None:
            ct = self.get_content_type(id=ct_id, using=instance._state.db)
            try:
                found = ct.get_object_for_this_type(using=instance._state.db, pk=key)
            except (ObjectDoesNotExist, LookupError):
                pass
        self.set_cached_value(instance, found)
        return found

    def __set__(self, instance, value):
        setattr(instance, self.ct_field, self.get_content_type(obj=value) if value is not None else None)
        setattr(instance, self.fk_field, value.pk if value is not None else None)
        self.set_cached_value(instance, value)


class GenericRel:
    """The far side of a GenericRelation, as its remote_field."""

    def __init__(self, field, to, related_name=None, related_query_name=None, limit_choices_to=None):
        self.field, self.model, self.related_name = field, to, related_query_name or "+"
        self.related_query_name, self.limit_choices_to = related_query_name, limit_choices_to
        self.on_delete = DO_NOTHING
        self.hidden = not related_query_name
        self.many_to_many, self.multiple = False, True

    def is_hidden(self):
        return self.hidden


class GenericRelation(GenericRelationBase):
    auto_created = False
    concrete = False
    editable = False
    empty_strings_allowed = False
    is_relation = True
    many_to_many = False
    many_to_one = False
    one_to_many = True
    one_to_one = False
    hidden = False
    column = None
    mti_inherited = False

    def __init__(self, to, object_id_field="object_id", content_type_field="content_type", for_concrete_model=True,
                 related_query_name=None, limit_choices_to=None, **kwargs):
        self.to = to
        self.object_id_field_name = object_id_field
        self.content_type_field_name = content_type_field
        self.for_concrete_model = for_concrete_model
        self._related_query_name = related_query_name
        self.remote_field = GenericRel(self, to, related_query_name=related_query_name, limit_choices_to=limit_choices_to)
        self.blank = kwargs.get("blank", True)
        self.null = True
        self.verbose_name = kwargs.get("verbose_name")

    def contribute_to_class(self, cls, name, **kwargs):
        self.name = self.attname = name
        self.model = cls
        cls._meta.add_field(self, private=True)
        if not cls._meta.abstract:
            self._connect(cls, name)

    @property
    def related_model(self):
        return self.remote_field.model

    def related_query_name(self):
        return self._related_query_name or self.opts.object_name.lower()

    @property
    def opts(self):
        return self.model._meta

    def get_cache_name(self):
        return self.name

    @property
    def cache_name(self):
        return self.name

    def value_to_string(self, obj):
        return str([instance.pk for instance in getattr(obj, self.name).all()])

    def check(self, **kwargs):
        return self._check_generic_foreign_key_existence()

    def _check_generic_foreign_key_existence(self):
        target = self.remote_field.model
        if not isinstance(target, models.base.ModelBase):
            return []
        if any(isinstance(f, GenericForeignKey) and f.ct_field == self.content_type_field_name and f.fk_field == self.object_id_field_name
               for f in target._meta.private_fields):
            return []
        return [checks.Error("The GenericRelation defines a relation with the model '%s', but that model does not have a GenericForeignKey."
                             % target._meta.label, obj=self, id="contenttypes.E004")]

    def __str__(self):
        return "%s.%s" % (self.model._meta.label, self.name)

    def get_content_type(self):
        return ContentType.objects.get_for_model(self.model, for_concrete_model=self.for_concrete_model)

    def bulk_related_objects(self, objs, using="default"):
        return self.remote_field.model._base_manager.db_manager(using).filter(**{
            "%s__pk" % self.content_type_field_name:
                ContentType.objects.db_manager(using).get_for_model(self.model, for_concrete_model=self.for_concrete_model).pk,
            "%s__in" % self.object_id_field_name: [obj.pk for obj in objs],
        })


class GenericPrefetch(models.Prefetch):
    def __init__(self, lookup, querysets, to_attr=None):
        super().__init__(lookup, to_attr=to_attr)
        for queryset in querysets:
            if queryset is not None and (isinstance(queryset, models.query.RawQuerySet) or getattr(queryset, "_fields", None)):
                raise ValueError("Prefetch querysets cannot use raw(), values(), and values_list().")
        self._querysets = querysets
