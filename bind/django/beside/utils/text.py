"""django.utils.text: texts as models and addresses want them."""
import re
import unicodedata

from django.core.exceptions import SuspiciousFileOperation
from django.utils.functional import lazy

_HUMP = re.compile(r"(((?<=[a-z])[A-Z])|([A-Z](?![A-Z]|$)))")
_PHONE = {letter: digit for digit, letters in {"2": "abc", "3": "def", "4": "ghi", "5": "jkl", "6": "mno", "7": "pqrs", "8": "tuv", "9": "wxyz"}.items() for letter in letters}


def slugify(value, allow_unicode=False):
    text = unicodedata.normalize("NFKC" if allow_unicode else "NFKD", str(value))
    if not allow_unicode:
        text = text.encode("ascii", "ignore").decode("ascii")
    text = re.sub(r"[^\w\s-]", "", text.lower())
    return re.sub(r"[-\s]+", "-", text).strip("-_")


def capfirst(x):
    text = x if isinstance(x, str) or not x else str(x)
    return text and text[0].upper() + text[1:]


def camel_case_to_spaces(value):
    return _HUMP.sub(r" \1", value).strip().lower()


def get_valid_filename(name):
    text = re.sub(r"[^-\w.]", "", str(name).strip().replace(" ", "_"))
    if text in ("", ".", ".."):
        raise SuspiciousFileOperation("Could not derive file name from '%s'" % name)
    return text


def get_text_list(list_, last_word="or"):
    *first, last = [str(item) for item in list_] or [""]
    return "%s %s %s" % (", ".join(first), last_word, last) if first else last


def normalize_newlines(text):
    return re.sub(r"\r\n|\r", "\n", str(text))


def phone2numeric(phone):
    return "".join(_PHONE.get(c, c) for c in str(phone).lower())


def wrap(text, width):
    import textwrap
    wrapper = textwrap.TextWrapper(width=width, break_long_words=False, break_on_hyphens=False, replace_whitespace=False)
    return "\n".join(part for line in str(text).splitlines() for part in wrapper.wrap(line) or [""])


def _shortened(text, truncate):
    if truncate is None:
        return "%s…" % text
    if "%(truncated_text)s" in truncate:
        return truncate % {"truncated_text": text}
    return text if text.endswith(truncate) else "%s%s" % (text, truncate)


class Truncator:
    """Shortens a text to a number of characters or words."""

    def __init__(self, text):
        self._text = str(text)

    def __str__(self):
        return self._text

    def _plain(self, html):
        if html:
            raise NotImplementedError("Diptych does not support shortening HTML yet")

    def chars(self, num, truncate=None, html=False):
        self._plain(html)
        text = unicodedata.normalize("NFC", self._text)
        room = int(num) - sum(1 for c in _shortened("", truncate) if not unicodedata.combining(c))
        seen = end = 0
        for place, c in enumerate(text):
            if unicodedata.combining(c):
                continue
            seen += 1
            if seen > room and not end:
                end = place or -1
            if seen > int(num):
                return _shortened(text[:max(end, 0)], truncate)
        return text

    def words(self, num, truncate=None, html=False):
        self._plain(html)
        words = self._text.split()
        return _shortened(" ".join(words[:int(num)]), truncate) if len(words) > int(num) else " ".join(words)


def format_lazy(format_string, *args, **kwargs):
    return lazy(lambda: format_string.format(*args, **kwargs), str)()
