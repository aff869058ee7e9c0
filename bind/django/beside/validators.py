"""django.core.validators."""
import ipaddress
import math
import re
from pathlib import Path

from django.core._texts import email, url
from django.core.exceptions import ValidationError

EMPTY_VALUES = (None, "", [], (), {})


class _Same:
    """Validators are equal where their class and the settings named here are."""

    settings = ("message", "code")

    def __eq__(self, other):
        return isinstance(other, self.__class__) and all(getattr(self, n) == getattr(other, n) for n in self.settings)

    def deconstruct(self):
        return ("%s.%s" % (self.__class__.__module__, self.__class__.__qualname__), self._arguments, self._keywords)

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self._arguments, self._keywords = args, kwargs
        return self

    def _refuse(self, value, **params):
        raise ValidationError(self.message, code=self.code, params={**params, "value": value})


class RegexValidator(_Same):
    regex = ""
    message = "Enter a valid value."
    code = "invalid"
    inverse_match = False
    flags = 0

    def __init__(self, regex=None, message=None, code=None, inverse_match=None, flags=None):
        given = {"regex": regex, "message": message, "code": code, "inverse_match": inverse_match, "flags": flags}
        for name, value in given.items():
            if value is not None:
                setattr(self, name, value)
        if self.flags and not isinstance(self.regex, str):
            raise TypeError("If the flags are set, regex must be a regular expression string.")
        if isinstance(self.regex, str):
            self.regex = re.compile(self.regex, self.flags)

    def __call__(self, value):
        if bool(self.regex.search(str(value))) == bool(self.inverse_match):
            self._refuse(value)

    def __eq__(self, other):
        return (isinstance(other, RegexValidator) and self.regex.pattern == other.regex.pattern and self.regex.flags == other.regex.flags
                and self.message == other.message and self.code == other.code and self.inverse_match == other.inverse_match)


class DomainNameValidator(RegexValidator):
    message = "Enter a valid domain name."
    regex = r"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!-)[a-z0-9-]{1,62}[a-z0-9]\.?$"
    flags = re.IGNORECASE
    max_length = 255

    def __init__(self, **kwargs):
        self.accept_idna = kwargs.pop("accept_idna", True)
        if self.accept_idna:
            self.regex = self.regex.replace("a-z0-9", "a-z0-9\u00a1-\uffff")
        super().__init__(**kwargs)

    def __call__(self, value):
        if not isinstance(value, str) or len(value) > self.max_length or not self.accept_idna and not value.isascii():
            self._refuse(value)
        super().__call__(value)


class URLValidator(RegexValidator):
    message = "Enter a valid URL."
    schemes = ["http", "https", "ftp", "ftps"]
    max_length = 2048

    def __init__(self, schemes=None, **kwargs):
        super().__init__(**kwargs)
        if schemes is not None:
            self.schemes = schemes

    def __call__(self, value):
        if not isinstance(value, str) or not url(value, list(self.schemes)):
            self._refuse(value)


class EmailValidator(_Same):
    message = "Enter a valid email address."
    code = "invalid"
    domain_allowlist = ["localhost"]
    settings = ("domain_allowlist", "message", "code")

    def __init__(self, message=None, code=None, allowlist=None):
        self.message, self.code = message or self.message, code or self.code
        if allowlist is not None:
            self.domain_allowlist = allowlist

    def __call__(self, value):
        if not isinstance(value, str) or not email(value, list(self.domain_allowlist)):
            self._refuse(value)


class BaseValidator(_Same):
    message = "Ensure this value is %(limit_value)s (it is %(show_value)s)."
    code = "limit_value"

    def __init__(self, limit_value, message=None):
        self.limit_value = limit_value
        if message:
            self.message = message

    def _limit(self):
        return self.limit_value() if callable(self.limit_value) else self.limit_value

    def __call__(self, value):
        cleaned, limit = self.clean(value), self._limit()
        if self.compare(cleaned, limit):
            raise ValidationError(self._text(limit), code=self.code, params={"limit_value": limit, "show_value": cleaned, "value": value})

    def _text(self, limit):
        return self.message

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._limit() == other._limit() and self.message == other.message and self.code == other.code

    def compare(self, a, b):
        return a is not b

    def clean(self, x):
        return x


class MaxValueValidator(BaseValidator):
    message = "Ensure this value is less than or equal to %(limit_value)s."
    code = "max_value"

    def compare(self, a, b):
        return a > b


class MinValueValidator(BaseValidator):
    message = "Ensure this value is greater than or equal to %(limit_value)s."
    code = "min_value"

    def compare(self, a, b):
        return a < b


class StepValueValidator(BaseValidator):
    message = "Ensure this value is a multiple of step size %(limit_value)s."
    code = "step_size"

    def __init__(self, limit_value, message=None, offset=None):
        super().__init__(limit_value, message)
        if offset is not None:
            self.message = ("Ensure this value is a multiple of step size %(limit_value)s, starting from %(offset)s, "
                            "e.g. %(offset)s, %(valid_value1)s, %(valid_value2)s, and so on.")
        self.offset = offset

    def __call__(self, value):
        if self.offset is None:
            return super().__call__(value)
        cleaned, limit = self.clean(value), self._limit()
        if self.compare(cleaned, limit):
            near = self.offset + limit
            raise ValidationError(self.message, code=self.code, params={
                "limit_value": limit, "offset": self.offset, "valid_value1": near, "valid_value2": near + limit})

    def compare(self, a, b):
        return not math.isclose(math.remainder(a - (self.offset or 0), b), 0, abs_tol=1e-9)


class _LengthValidator(BaseValidator):
    def clean(self, x):
        return len(x)

    def _text(self, limit):
        own = self.message in (MinLengthValidator.message, MaxLengthValidator.message)
        return self.message.replace("characters", "character") if own and limit == 1 else self.message


class MinLengthValidator(_LengthValidator):
    message = "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d)."
    code = "min_length"

    def compare(self, a, b):
        return a < b


class MaxLengthValidator(_LengthValidator):
    message = "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d)."
    code = "max_length"

    def compare(self, a, b):
        return a > b


class DecimalValidator(_Same):
    messages = {
        "invalid": "Enter a number.",
        "max_digits": "Ensure that there are no more than %(max)s {} in total.",
        "max_decimal_places": "Ensure that there are no more than %(max)s decimal {}.",
        "max_whole_digits": "Ensure that there are no more than %(max)s {} before the decimal point.",
    }
    settings = ("max_digits", "decimal_places")

    def __init__(self, max_digits, decimal_places):
        self.max_digits, self.decimal_places = max_digits, decimal_places

    def _over(self, code, limit, value):
        word = "place" if code == "max_decimal_places" else "digit"
        raise ValidationError(self.messages[code].format(word if limit == 1 else word + "s"), code=code, params={"max": limit, "value": value})

    def __call__(self, value):
        digits, exponent = value.as_tuple()[1:]
        if exponent in ("F", "n", "N"):
            raise ValidationError(self.messages["invalid"], code="invalid", params={"value": value})
        if exponent >= 0:
            total = len(digits) + exponent if digits != (0,) else len(digits)
            decimals = 0
        else:
            total = max(len(digits), -exponent)
            decimals = -exponent
        if self.max_digits is not None and total > self.max_digits:
            self._over("max_digits", self.max_digits, value)
        if self.decimal_places is not None and decimals > self.decimal_places:
            self._over("max_decimal_places", self.decimal_places, value)
        if self.max_digits is not None and self.decimal_places is not None and total - decimals > self.max_digits - self.decimal_places:
            self._over("max_whole_digits", self.max_digits - self.decimal_places, value)


class FileExtensionValidator(_Same):
    message = "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s."
    code = "invalid_extension"
    settings = ("allowed_extensions", "message", "code")

    def __init__(self, allowed_extensions=None, message=None, code=None):
        self.allowed_extensions = None if allowed_extensions is None else [x.lower() for x in allowed_extensions]
        self.message, self.code = message or self.message, code or self.code

    def __call__(self, value):
        extension = Path(value.name).suffix[1:].lower()
        if self.allowed_extensions is not None and extension not in self.allowed_extensions:
            self._refuse(value, extension=extension, allowed_extensions=", ".join(self.allowed_extensions))


class ProhibitNullCharactersValidator(_Same):
    message = "Null characters are not allowed."
    code = "null_characters_not_allowed"

    def __init__(self, message=None, code=None):
        self.message, self.code = message or self.message, code or self.code

    def __call__(self, value):
        if "\x00" in str(value):
            self._refuse(value)


def get_available_image_extensions():
    return ["bmp", "gif", "ico", "jpeg", "jpg", "png", "tif", "tiff", "webp"]


def validate_image_file_extension(value):
    return FileExtensionValidator(allowed_extensions=get_available_image_extensions())(value)


def int_list_validator(sep=",", message=None, code="invalid", allow_negative=False):
    sign = "(?:-)?" if allow_negative else ""
    pattern = r"^%(sign)s\d+(?:%(sep)s%(sign)s\d+)*\Z" % {"sign": sign, "sep": re.escape(sep)}
    return RegexValidator(re.compile(pattern), message=message, code=code)


def _address(versions, value):
    text = str(value)
    for version in versions:
        try:
            (ipaddress.IPv4Address if version == "IPv4" else ipaddress.IPv6Address)(text)
            return
        except ValueError:
            pass
    raise ValidationError("Enter a valid %(protocol)s address.", code="invalid", params={"protocol": " or ".join(versions), "value": value})


def validate_ipv4_address(value):
    _address(["IPv4"], value)


def validate_ipv6_address(value):
    _address(["IPv6"], value)


def validate_ipv46_address(value):
    _address(["IPv4", "IPv6"], value)


def ip_address_validators(protocol, unpack_ipv4):
    if protocol != "both" and unpack_ipv4:
        raise ValueError("You can only use `unpack_ipv4` if `protocol` is set to 'both'")
    known = {"both": validate_ipv46_address, "ipv4": validate_ipv4_address, "ipv6": validate_ipv6_address}
    try:
        return [known[protocol.lower()]]
    except KeyError:
        raise ValueError("The protocol '%s' is unknown. Supported: %s" % (protocol, list(known)))


_integer = RegexValidator(r"^-?\d+\Z", message="Enter a valid integer.", code="invalid")


def validate_integer(value):
    return _integer(value)


validate_email = EmailValidator()
validate_domain_name = DomainNameValidator()
validate_slug = RegexValidator(re.compile(r"^[-a-zA-Z0-9_]+\Z"), "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.", "invalid")
validate_unicode_slug = RegexValidator(re.compile(r"^[-\w]+\Z"), "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.", "invalid")
validate_comma_separated_integer_list = int_list_validator(message="Enter only digits separated by commas.")


def of_field(kind, low, high, max_length, digits, places, protocol, given):
    """The validators of a field: those of its class, those it was given, and those of its options."""
    own = {"EmailField": [validate_email], "URLField": [URLValidator()], "SlugField": [validate_slug]}.get(kind, [])
    if protocol:
        own = ip_address_validators(protocol, False)
    out = [*own, *given]
    if low is not None:
        for value, cls, wrong in ((low, MinValueValidator, lambda v: v >= low), (high, MaxValueValidator, lambda v: v <= high)):
            if not any(isinstance(v, cls) and wrong(v._limit()) for v in given):
                out.append(cls(value))
    if max_length is not None:
        out.append(MaxLengthValidator(max_length))
    if digits is not None or places is not None:
        out.append(DecimalValidator(digits, places))
    return out
