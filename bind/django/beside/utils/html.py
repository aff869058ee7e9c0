"""django.utils.html: escaping, and pieces of HTML."""
import html
import json
import re

from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.text import normalize_newlines


def escape(text):
    return SafeString(html.escape(str(text)))


def conditional_escape(text):
    return text.__html__() if hasattr(text, "__html__") else escape(text)


def format_html(format_string, *args, **kwargs):
    if not args and not kwargs:
        raise TypeError("args or kwargs must be provided.")
    return mark_safe(format_string.format(*map(conditional_escape, args), **{k: conditional_escape(v) for k, v in kwargs.items()}))


def format_html_join(sep, format_string, args_generator):
    rows = (format_html(format_string, **a) if isinstance(a, dict) else format_html(format_string, *a) for a in args_generator)
    return mark_safe(conditional_escape(sep).join(rows))


def escapejs(value):
    return mark_safe(re.sub("[\\\\'\"><&=;`\u2028\u2029\x00-\x1f-]", lambda m: "\\u%04X" % ord(m[0]), str(value)))


def json_script(value, element_id=None, encoder=None):
    text = json.dumps(value, cls=encoder).translate({ord(c): "\\u%04X" % ord(c) for c in "<>&"})
    start = format_html('<script id="{}" type="application/json">', element_id) if element_id else '<script type="application/json">'
    return mark_safe("%s%s</script>" % (start, text))


def linebreaks(value, autoescape=False):
    paragraphs = re.split("\n{2,}", normalize_newlines(value))
    return "\n\n".join("<p>%s</p>" % (escape(p) if autoescape else p).replace("\n", "<br>") for p in paragraphs)


def strip_tags(value):
    return re.sub(r"<!--.*?-->|</?[a-zA-Z][^>]*>", "", str(value), flags=re.S)


def strip_spaces_between_tags(value):
    return re.sub(r">\s+<", "><", str(value))
