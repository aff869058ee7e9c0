from django.db import models
import datetime as dt
from django.utils.text import slugify, capfirst, Truncator, camel_case_to_spaces, get_valid_filename, get_text_list, phone2numeric, normalize_newlines, wrap, format_lazy
from django.utils.crypto import get_random_string, constant_time_compare, salted_hmac, pbkdf2
from django.utils.dateparse import parse_date, parse_datetime, parse_time, parse_duration
from django.utils.encoding import force_str, force_bytes, smart_str, smart_bytes, is_protected_type
from django.utils.html import escape, format_html, format_html_join, strip_tags, conditional_escape, json_script, escapejs, linebreaks
from django.utils.safestring import mark_safe, SafeString
for s in ("Hello, World!", "  Ünïcode -- & co_ ", "a__b--c", "日本語 text", "", 12.5, None, "-x-"):
    print(repr(slugify(s)), repr(slugify(s, allow_unicode=True)))
print(capfirst("éa b"), repr(capfirst("")), capfirst(5), camel_case_to_spaces("  someHTMLThing XMLPage"), get_valid_filename(" my file (1).txt "), get_text_list(["a", "b", "c"]), get_text_list(["a", "b"], "and"), get_text_list(["a"]), repr(get_text_list([])))
print(phone2numeric("0800-FLOWERS"), repr(normalize_newlines("a\r\nb\rc")), wrap("one two three four\nfive sixseveneight", 9), format_lazy("{}-{x}", 1, x=2))
t = Truncator("The quick brown fox jumped over the lazy dog.")
print(t.words(4), t.words(4, "..."), t.words(99), t.chars(12), t.chars(12, "..."), t.chars(45), t.chars(3, ""), t.chars(1), t.chars(10, " %(truncated_text)s!"), str(t)[:3])
print(len(get_random_string(12)), set(get_random_string(50, "ab")) <= set("ab"), constant_time_compare("a", b"a"), constant_time_compare("a", "b"), salted_hmac("k", "v", "s").hexdigest(), salted_hmac("k", "v", "s", algorithm="sha256").hexdigest()[:8], pbkdf2("p", "s", 10).hex()[:12])
try: salted_hmac("k", "v", algorithm="nope")
except ValueError as e: print(type(e).__name__, e)
for f, vals in ((parse_date, ["2024-02-29", "2024-2-9", "x", "20240229"]), (parse_time, ["10:20", "1:2:3.5", "25", "10:20:30,123456789"]), (parse_datetime, ["2024-02-29T10:20:30Z", "2024-2-9 1:2", "2024-02-29 10:20:30.5+0530", "2024-01-01 00:00-03", "bad"]), (parse_duration, ["1 02:03:04.5", "-1 days, 01:00:00", "15", "P1DT2H", "-PT1.5S", "3 days 04:05:06", "x", "10:15"])):
    print(f.__name__, [repr(f(v)) for v in vals])
for bad in ((parse_date, "2024-02-30"), (parse_time, "25:00"), (parse_datetime, "2024-13-01 10:00")):
    try: print(bad[0](bad[1]))
    except ValueError as e: print(e)
print(force_str(b"caf\xc3\xa9"), force_bytes("é"), smart_str(5), smart_bytes(b"x"), force_str(5, strings_only=True), is_protected_type(dt.date.today()), is_protected_type("x"))
print(escape("<a href='x'>&\"</a>"), format_html("<b>{}</b> {x}", "<i>", x=mark_safe("<u>")), format_html_join("\n", "<li>{} {}</li>", [(1, "<"), (2, "b")]), strip_tags("<p>Hi <b>there</b><br/> 1 < 2</p>"), conditional_escape(mark_safe("<x>")), json_script({"a": "</script>"}, "id"), escapejs("it's <x>\n"), linebreaks("a\nb\n\nc"), sep="\n")
print(type(mark_safe("a") + mark_safe("b")).__name__, type(mark_safe("a") + "b").__name__, isinstance(escape("x"), SafeString), escape(escape("<")))
