from typing import Generic, TypeVar

from sqlalchemy.exc import InvalidRequestError

from .session import AsyncSession

_T = TypeVar("_T")


class async_scoped_session(Generic[_T]):
    """One AsyncSession for each value of a function."""

    def __init__(self, session_factory, scopefunc):
        self.session_factory = session_factory
        self._scopefunc = scopefunc
        self._sessions = {}

    def __call__(self, **kw):
        key = self._scopefunc()
        if kw and key in self._sessions:
            raise InvalidRequestError(
                "Scoped session is already present; no new arguments may be specified."
            )
        if key not in self._sessions:
            self._sessions[key] = self.session_factory(**kw)
        return self._sessions[key]

    def configure(self, **kwargs):
        self.session_factory.configure(**kwargs)

    async def remove(self):
        session = self._sessions.pop(self._scopefunc(), None)
        if session is not None:
            await session.close()

    def __contains__(self, instance):
        return instance in self()

    def __iter__(self):
        return iter(self())

    def __getattr__(self, name):
        if not hasattr(AsyncSession, name) and name not in ("bind", "sync_session"):
            raise AttributeError(
                f"{self.__class__.__name__!r} object has no attribute {name!r}"
            )
        return getattr(self(), name)
