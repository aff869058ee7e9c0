"""django.core.serializers: objects as Python data and JSON, and back."""
import json as _json

from django.apps import apps
from django.core.serializers.base import DeserializationError, DeserializedObject, SerializerDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder


def _field_value(obj, field):
    value = getattr(obj, field.attname)
    internal = field.get_internal_type()
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if internal in ("DateField", "DateTimeField", "TimeField", "JSONField"):
        return value
    return field.value_to_string(obj)


def _linked(obj, field, natural):
    """What a many-to-many field refers to, by natural keys where its model has them."""
    related = getattr(obj, field.name)
    kept = getattr(obj, "_prefetched_objects_cache", {}).get(field.name)
    if natural and hasattr(field.remote_field.model, "natural_key"):
        return [o.natural_key() for o in (related.iterator() if kept is None else kept)]
    return [_field_value(o, o._meta.pk) for o in (related.select_related(None).only("pk").iterator() if kept is None else kept)]


def _plain(obj, use_natural_foreign_keys, selected, use_natural_primary_keys=False):
    meta = obj._meta
    data = {}
    for field in meta.local_fields:
        if not field.serialize or field.primary_key or (selected is not None and field.attname not in selected and field.name not in selected):
            continue
        if field.remote_field is not None:
            if use_natural_foreign_keys and hasattr(field.remote_field.model, "natural_key"):
                related = getattr(obj, field.name)
                data[field.name] = None if related is None else related.natural_key()
            else:
                data[field.name] = getattr(obj, field.attname)
        else:
            data[field.name] = _field_value(obj, field)
    for field in meta.local_many_to_many:
        if field.serialize and field.remote_field.through._meta.auto_created and (selected is None or field.name in selected):
            data[field.name] = _linked(obj, field, use_natural_foreign_keys)
    out = {"model": str(meta)}
    if use_natural_primary_keys and hasattr(obj, "natural_key"):
        pass
    elif meta.pk.remote_field is None:
        out["pk"] = _field_value(obj, meta.pk)
    else:
        out["pk"] = obj.pk
    out["fields"] = data
    return out


def serialize(format, queryset, **options):
    selected = options.pop("fields", None)
    stream = options.pop("stream", None)
    natural = options.pop("use_natural_foreign_keys", False)
    by_name = options.pop("use_natural_primary_keys", False)
    for name in ("progress_output", "object_count"):
        options.pop(name, None)
    objects = [_plain(o, natural, selected, by_name) for o in queryset]
    if format == "python":
        return objects
    if format not in ("json", "jsonl"):
        raise SerializerDoesNotExist(format)
    options.setdefault("ensure_ascii", False)
    options.setdefault("cls", DjangoJSONEncoder)
    if format == "jsonl":
        options.setdefault("separators", (",", ": "))
        text = "".join(_json.dumps(o, **options) + "\n" for o in objects)
    elif options.get("indent"):
        options.setdefault("separators", (",", ": "))
        text = "[\n" + ",\n".join(_json.dumps(o, **options) for o in objects) + ("\n" if objects else "") + "]\n"
    else:
        text = "[" + ", ".join(_json.dumps(o, **options) for o in objects) + "]"
    if stream is not None:
        stream.write(text)
    return text


def deserialize(format, stream_or_string, *, using="default", ignorenonexistent=False, **options):
    if format == "python":
        rows = stream_or_string
    elif format in ("json", "jsonl"):
        text = stream_or_string if isinstance(stream_or_string, (str, bytes)) else stream_or_string.read()
        try:
            rows = _json.loads(text) if format == "json" else [_json.loads(line) for line in text.splitlines() if line.strip()]
        except ValueError as e:
            raise DeserializationError() from e
    else:
        raise SerializerDoesNotExist(format)
    for row in rows:
        try:
            model = apps.get_model(row["model"])
        except LookupError:
            raise DeserializationError("Invalid model identifier: '%s'" % row["model"])
        values, links = {}, {}
        if row.get("pk") is not None:
            values[model._meta.pk.attname] = model._meta.pk.to_python(row["pk"])
        for name, value in row["fields"].items():
            field = model._meta.get_field(name)
            if field.many_to_many:
                links[name] = [_key_of(field, v, using) for v in value]
            elif field.remote_field is not None:
                values[field.attname] = value if value is None else _key_of(field, value, using)
            else:
                values[name] = field.to_python(value)
        yield DeserializedObject(_built(model, values, using), links)


def _key_of(field, value, using):
    """The value of a relation, which may be written as the related object's natural key."""
    model = field.remote_field.model
    manager = model._default_manager
    to = model._meta.pk if field.many_to_many else model._meta.get_field(field.remote_field.field_name)
    if hasattr(manager, "get_by_natural_key") and hasattr(value, "__iter__") and not isinstance(value, str):
        return getattr(manager.db_manager(using).get_by_natural_key(*value), to.attname)
    return to.to_python(value)


def _built(model, values, using):
    """The object of a row; one without a key is looked for by its natural key."""
    manager = model._meta.default_manager
    key = model._meta.pk
    if values.get(key.attname) is None and hasattr(manager, "get_by_natural_key") and hasattr(model, "natural_key"):
        try:
            values[key.attname] = manager.db_manager(using).get_by_natural_key(*model(**values).natural_key()).pk
        except model.DoesNotExist:
            pass
    return model(**values)


def get_serializer_formats():
    return ["python", "json", "jsonl"]


get_public_serializer_formats = get_serializer_formats
