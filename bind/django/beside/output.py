"""The stream that commands write their lines to."""
from io import TextIOBase


class OutputWrapper(TextIOBase):
    """A stream whose write() ends lines, and styles them where the stream is a terminal."""

    __module__ = "django.core.management.base"

    def __init__(self, out, ending="\n"):
        self._out, self.ending = out, ending
        self.style_func = None

    @property
    def style_func(self):
        return self._style_func

    @style_func.setter
    def style_func(self, style_func):
        self._style_func = style_func if style_func and self.isatty() else lambda text: text

    def __getattr__(self, name):
        return getattr(self._out, name)

    def flush(self):
        if hasattr(self._out, "flush"):
            self._out.flush()

    def isatty(self):
        return hasattr(self._out, "isatty") and self._out.isatty()

    def write(self, msg="", style_func=None, ending=None):
        ending = self.ending if ending is None else ending
        if ending and not msg.endswith(ending):
            msg += ending
        self._out.write((style_func or self.style_func)(msg))
