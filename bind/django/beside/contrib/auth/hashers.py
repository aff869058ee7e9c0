"""django.contrib.auth.hashers: the default algorithm of Django's stored passwords."""
import base64
import hashlib

from django.utils.crypto import get_random_string

UNUSABLE_PASSWORD_PREFIX = "!"


def is_password_usable(encoded):
    return encoded is None or not encoded.startswith(UNUSABLE_PASSWORD_PREFIX)


def make_password(password, salt=None, hasher="default"):
    """The hash that is stored; an unusable one where there is no password."""
    if password is None:
        return UNUSABLE_PASSWORD_PREFIX + get_random_string(40)
    if not isinstance(password, (bytes, str)):
        raise TypeError("Password must be a string or bytes, got %s." % type(password).__qualname__)
    return _encode(password, salt or get_random_string(22), 1000000)


def _encode(password, salt, rounds):
    if isinstance(password, str):
        password = password.encode()
    digest = hashlib.pbkdf2_hmac("sha256", password, salt.encode(), rounds)
    return "pbkdf2_sha256$%d$%s$%s" % (rounds, salt, base64.b64encode(digest).decode("ascii"))


def check_password(password, encoded, setter=None, preferred="default"):
    if password is None or encoded is None or not is_password_usable(encoded):
        return False
    if not encoded.startswith("pbkdf2_sha256$") or encoded.count("$") != 3:
        return False
    algorithm, rounds, salt, _hash = encoded.split("$")
    return _encode(password, salt, int(rounds)) == encoded
