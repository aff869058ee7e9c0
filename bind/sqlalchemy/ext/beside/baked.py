"""Queries that are put together once: sqlalchemy.ext.baked.

What the real one keeps is the text of the statement; here the functions are called each
time, which gives the same statements."""
from sqlalchemy import exc


class Bakery:
    def __init__(self, size=200, _size_alert=None):
        self.size = size

    def __call__(self, initial_fn, *args):
        return BakedQuery(self, initial_fn, args)


class BakedQuery:
    def __init__(self, bakery, initial_fn, args=()):
        self._bakery = bakery
        self._spoiled = False
        self.steps = [(initial_fn, args)]

    @classmethod
    def bakery(cls, size=200, _size_alert=None):
        return Bakery(size, _size_alert)

    def _clone(self):
        twin = BakedQuery.__new__(BakedQuery)
        twin._bakery = self._bakery
        twin._spoiled = self._spoiled
        twin.steps = list(self.steps)
        return twin

    def add_criteria(self, fn, *args):
        self.steps.append((fn, args))
        return self

    def with_criteria(self, fn, *args):
        return self._clone().add_criteria(fn, *args)

    def __iadd__(self, other):
        return self.add_criteria(*other) if isinstance(other, tuple) else self.add_criteria(other)

    def __add__(self, other):
        return self.with_criteria(*other) if isinstance(other, tuple) else self.with_criteria(other)

    def spoil(self, full=False):
        self._spoiled = True
        return self

    def _build(self, session):
        query = None
        for at, (fn, args) in enumerate(self.steps):
            query = fn(query if at else session, *args)
        return query

    def for_session(self, session):
        return Result(self, session)

    def __call__(self, session):
        return self.for_session(session)

    def to_query(self, query_or_session):
        from sqlalchemy.orm import Query

        if isinstance(query_or_session, Query):
            return self._build(query_or_session.session)
        if hasattr(query_or_session, "identity_map") or hasattr(query_or_session, "registry"):
            return self._build(query_or_session)
        raise exc.ArgumentError("Query or Session object expected, got %r." % type(query_or_session))


class Result:
    """A baked query with the session that it is to run in."""

    def __init__(self, bq, session):
        self.bq = bq
        self.session = session
        self._params = {}
        self._post_criteria = []

    def params(self, *args, **kw):
        if len(args) == 1:
            kw.update(args[0])
        elif args:
            raise exc.ArgumentError(
                "params() takes zero or one positional argument, which is a dictionary."
            )
        self._params.update(kw)
        return self

    def with_post_criteria(self, fn):
        self._post_criteria.append(fn)
        return self

    def _query(self):
        query = self.bq._build(self.session)
        if self._params:
            query = query.params(self._params)
        for fn in self._post_criteria:
            changed = fn(query)
            if str(changed) == str(query):  # the statement itself is baked already
                query = changed
        return query

    def __str__(self):
        return str(self._query())

    def __iter__(self):
        return iter(self._query())

    def count(self):
        return self._query().count()

    def scalar(self):
        return self._query().scalar()

    def first(self):
        return self._query().first()

    def one(self):
        return self._query().one()

    def one_or_none(self):
        return self._query().one_or_none()

    def all(self):
        return list(self)

    def get(self, ident):
        entity = self.bq._build(self.session).column_descriptions[0]["entity"]
        return self.session.get(entity, ident)


bakery = BakedQuery.bakery
