"""django.core.serializers.json: JSON with dates, decimals and identifiers."""
import datetime
import decimal
import json
import uuid


class DjangoJSONEncoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, datetime.datetime):
            r = o.isoformat()
            if o.microsecond:
                r = r[:23] + r[26:]
            return r.removesuffix("+00:00") + "Z" if r.endswith("+00:00") else r
        if isinstance(o, datetime.date):
            return o.isoformat()
        if isinstance(o, datetime.time):
            if o.utcoffset() is not None:
                raise ValueError("JSON can't represent timezone-aware times.")
            r = o.isoformat()
            return r[:12] if o.microsecond else r
        if isinstance(o, datetime.timedelta):
            from django.utils.duration import duration_iso_string
            return duration_iso_string(o)
        if isinstance(o, (decimal.Decimal, uuid.UUID)):
            return str(o)
        from django.utils.functional import Promise
        if isinstance(o, Promise):
            return str(o)
        return super().default(o)
