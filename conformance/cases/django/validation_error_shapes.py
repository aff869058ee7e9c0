# ValidationError from text, lists and dictionaries.
from django.core.exceptions import ValidationError

a = ValidationError("Value %(v)s", code="c", params={"v": 3})
print(a, repr(a), a.messages, a.message, a.code, a.params, list(a))
b = ValidationError(["x", ValidationError("y", code="why")])
print(b, b.messages, [e.code for e in b.error_list], hasattr(b, "error_dict"), hasattr(b, "message"))
c = ValidationError({"f": ["one", ValidationError("two %(n)s", params={"n": 2})], "g": "three"})
print(c, c.message_dict, c.messages, sorted(c.error_dict), dict(c))
d = {}
c.update_error_dict(d)
b.update_error_dict(d)
print({k: len(v) for k, v in d.items()})
print(ValidationError(a).messages, a == ValidationError("Value %(v)s", code="c", params={"v": 3}), a == b)
try:
    raise ValidationError("boom")
except Exception as e:
    print(type(e).__module__, e.args)
