"""One Session over several databases: sqlalchemy.ext.horizontal_shard.

Three functions of the user's say where things are. The session asks them at three places:
when a row is written (shard_chooser), when an object is looked for by its primary key
(identity_chooser), and when a statement is executed (execute_chooser). Wherever an object
has come from is kept as its identity token, which wins over all three.
"""
import warnings
from typing import Protocol

from sqlalchemy import Connection, Engine, event, exc, inspect
from sqlalchemy.orm import Mapper, Query, Session
from sqlalchemy.orm.interfaces import ORMOption

__all__ = ["ShardedSession", "ShardedQuery"]

ShardIdentifier = str


class ShardChooser(Protocol):
    def __call__(self, mapper, instance, clause): ...


class IdentityChooser(Protocol):
    def __call__(
        self, mapper, primary_key, *, lazy_loaded_from, execution_options, bind_arguments, **kw
    ): ...



class ShardedQuery(Query):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        assert isinstance(self.session, ShardedSession)
        self.identity_chooser = self.session.identity_chooser
        self.execute_chooser = self.session.execute_chooser
        self._shard_id = None
        self.lazy_loaded_from = None

    def set_shard(self, shard_id):
        return self.execution_options(_sa_shard_id=shard_id)


class ShardedSession(Session):
    def __init__(
        self,
        shard_chooser,
        identity_chooser=None,
        execute_chooser=None,
        shards=None,
        query_cls=ShardedQuery,
        *,
        id_chooser=None,
        query_chooser=None,
        **kwargs,
    ):
        super().__init__(query_cls=query_cls, **kwargs)
        event.listen(self, "do_orm_execute", execute_and_instances, retval=True)
        self.shard_chooser = shard_chooser
        self.identity_chooser = self._identity_chooser(identity_chooser, id_chooser)
        self.execute_chooser = self._execute_chooser(execute_chooser, query_chooser)
        self._shards = {}
        for shard_id, bind in (shards or {}).items():
            self.bind_shard(shard_id, bind)

    def _identity_chooser(self, chooser, old):
        if old:
            _deprecated("id_chooser", "identity_chooser")

            def by_query(mapper, primary_key, *, lazy_loaded_from, execution_options, bind_arguments, **kw):
                query = self.query(mapper)
                query.lazy_loaded_from = lazy_loaded_from
                return old(query, primary_key)

            return by_query
        if not chooser:
            raise exc.ArgumentError("identity_chooser or id_chooser is required")
        return chooser

    def _execute_chooser(self, chooser, old):
        if old:
            _deprecated("query_chooser", "execute_chooser")
            if chooser:
                raise exc.ArgumentError("Can't pass query_chooser and execute_chooser at the same time.")
            return lambda context: old(context.statement)
        if chooser is None:
            raise exc.ArgumentError("execute_chooser or query_chooser is required")
        return chooser

    def bind_shard(self, shard_id, bind):
        self._shards[shard_id] = bind

    def get_bind(self, mapper=None, *, shard_id=None, instance=None, clause=None, **kw):
        if shard_id is None:
            shard_id = self._place(mapper, instance, clause=clause)
            assert shard_id is not None
        return self._shards[shard_id]

    def connection_callable(self, mapper=None, instance=None, shard_id=None, **kw):
        if shard_id is None:
            shard_id = self._place(mapper, instance)
        if self.in_transaction():
            return self.get_transaction().connection(mapper, shard_id=shard_id)
        bind = self.get_bind(mapper=mapper, shard_id=shard_id, instance=instance)
        if isinstance(bind, Engine):
            return bind.connect(**kw)
        assert isinstance(bind, Connection)
        return bind

    def _place(self, mapper, instance, **kw):
        """The shard of an object: known, or to be chosen once and kept."""
        if instance is None:
            assert isinstance(mapper, Mapper)
            return self.shard_chooser(mapper, instance, **kw)
        state = inspect(instance)
        if state.key:
            token = state.key[2]
            assert token is not None
            return token
        if not state.identity_token:
            assert isinstance(mapper, Mapper)
            state.identity_token = self.shard_chooser(mapper, instance, **kw)
        return state.identity_token

    def _identity_lookup(
        self,
        mapper,
        primary_key_identity,
        identity_token=None,
        passive=None,
        lazy_loaded_from=None,
        execution_options={},
        bind_arguments=None,
        **kw,
    ):
        find = super()._identity_lookup
        if identity_token is not None:
            return find(mapper, primary_key_identity, identity_token=identity_token, **kw)
        tokens = self.identity_chooser(
            mapper,
            primary_key_identity,
            lazy_loaded_from=lazy_loaded_from,
            execution_options=execution_options,
            bind_arguments=dict(bind_arguments or {}),
        )
        for token in tokens:
            found = find(
                mapper, primary_key_identity, identity_token=token, lazy_loaded_from=lazy_loaded_from, **kw
            )
            if found is not None:
                return found
        return None


class set_shard_id(ORMOption):
    """Limits a statement, and what is loaded for its objects later, to one shard."""

    def __init__(self, shard_id, propagate_to_loaders=True):
        self.shard_id = shard_id
        self.propagate_to_loaders = propagate_to_loaders


def _deprecated(old, new):
    warnings.warn(
        exc.SADeprecationWarning(
            "The ``%s`` parameter is deprecated; please use ``%s``." % (old, new)
        ),
        stacklevel=4,
    )


def _said(context):
    """The one shard that a statement names, if it does."""
    for option in context._non_compile_orm_options:
        if isinstance(option, set_shard_id):
            return option.shard_id
    if context.is_select:
        token = context.load_options._identity_token
    elif context.is_update or context.is_delete:
        token = context.update_delete_options._identity_token
    else:
        token = None
    if token is not None:
        return token
    for said, name in ((context.execution_options, "_sa_shard_id"), (context.bind_arguments, "shard_id")):
        if name in said:
            return said[name]
    return None


def execute_and_instances(context):
    """Executes a statement on each of its shards; listens for do_orm_execute."""

    def on(shard_id):
        context.update_execution_options(identity_token=shard_id)
        return context.invoke_statement(bind_arguments={**context.bind_arguments, "shard_id": shard_id})

    shard_id = _said(context)
    if shard_id is not None:
        return on(shard_id)
    results = [on(each) for each in context.session.execute_chooser(context)]
    return results[0].merge(*results[1:])
