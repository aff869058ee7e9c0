# Reading messages by a parser object.
from . import message_from_bytes, message_from_string

__all__ = ["Parser", "HeaderParser", "BytesParser", "BytesHeaderParser"]


class Parser:
    def __init__(self, _class=None, *, policy=None):
        self._class, self.policy = _class, policy

    def parsestr(self, text, headersonly=False):
        return message_from_string(text, self._class, policy=self.policy)

    def parse(self, fp, headersonly=False):
        return self.parsestr(fp.read(), headersonly)


HeaderParser = Parser


class BytesParser(Parser):
    def parsebytes(self, text, headersonly=False):
        return message_from_bytes(text, self._class, policy=self.policy)

    def parse(self, fp, headersonly=False):
        return self.parsebytes(fp.read(), headersonly)


BytesHeaderParser = BytesParser
