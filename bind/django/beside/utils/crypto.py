"""django.utils.crypto: random texts and keyed hashes."""
import hashlib
import hmac
import secrets

from django.conf import settings
from django.utils.encoding import force_bytes

RANDOM_STRING_CHARS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


class InvalidAlgorithm(ValueError):
    """An algorithm that hashlib does not have."""


def get_random_string(length, allowed_chars=RANDOM_STRING_CHARS):
    return "".join(secrets.choice(allowed_chars) for _ in range(length))


def constant_time_compare(val1, val2):
    return secrets.compare_digest(force_bytes(val1), force_bytes(val2))


def salted_hmac(key_salt, value, secret=None, *, algorithm="sha1"):
    make = getattr(hashlib, algorithm, None)
    if make is None:
        raise InvalidAlgorithm("%r is not an algorithm accepted by the hashlib module." % algorithm)
    key = make(force_bytes(key_salt) + force_bytes(settings.SECRET_KEY if secret is None else secret)).digest()
    return hmac.new(key, msg=force_bytes(value), digestmod=make)


def pbkdf2(password, salt, iterations, dklen=0, digest=None):
    return hashlib.pbkdf2_hmac((digest or hashlib.sha256)().name, force_bytes(password), force_bytes(salt), iterations, dklen or None)
