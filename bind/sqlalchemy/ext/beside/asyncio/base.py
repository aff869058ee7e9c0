from .exc import AsyncContextNotStarted

# The asynchronous object of each synchronous one, so that the same one is given again.
_proxies = {}


class Proxy:
    """Stands for a synchronous object."""

    def _assign_proxied(self, target):
        if target is not None:
            _proxies[id(target)] = (target, self)
        return target

    @classmethod
    def _of(cls, target, make):
        if target is None:
            return None
        known = _proxies.get(id(target))
        return known[1] if known is not None else make(target)

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return isinstance(other, self.__class__) and self._proxied == other._proxied

    def __ne__(self, other):
        return not self == other


class StartableContext:
    """What is either awaited or entered by "async with"."""

    def __await__(self):
        return self.start().__await__()

    async def __aenter__(self):
        return await self.start(is_ctxmanager=True)

    def _raise_for_not_started(self):
        raise AsyncContextNotStarted(
            "%s context has not been started and object has not been awaited."
            % self.__class__.__name__
        )


class GeneratorStartableContext(StartableContext):
    """A result that "async with" closes at its end."""

    def __init__(self, start):
        self._start = start
        self._value = None

    async def start(self, is_ctxmanager=False):
        self._value = await self._start()
        return self._value

    async def __aexit__(self, type_, value, traceback):
        await self._value.close()
