# Electronic mail: messages as objects and as text.

__all__ = ["message_from_string", "message_from_bytes", "message_from_file", "message_from_binary_file"]


def message_from_string(s, _class=None, *, policy=None):
    from .message import read
    from .policy import compat32
    return read(s, _class, policy or compat32)


def message_from_bytes(s, _class=None, *, policy=None):
    return message_from_string(bytes(s).decode("utf-8", "replace"), _class, policy=policy)


def message_from_file(fp, _class=None, *, policy=None):
    return message_from_string(fp.read(), _class, policy=policy)


def message_from_binary_file(fp, _class=None, *, policy=None):
    return message_from_bytes(fp.read(), _class, policy=policy)
