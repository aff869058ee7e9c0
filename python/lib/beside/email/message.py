# Messages: headers, a body or parts, and the text of it all.
import base64
import binascii
import random
import re
import sys
from . import policy as policies
from .errors import MultipartConversionError
from .header import decoded, words
from .utils import getaddresses

__all__ = ["Message", "MIMEPart", "EmailMessage"]

_parameter = re.compile(r""";\s*([^\s=;]+)(?:\s*=\s*("(?:\\.|[^"\\])*"|[^;]*))?""")
_addressed = ("from", "to", "cc", "bcc", "sender", "reply-to", "resent-from", "resent-to", "resent-cc", "resent-bcc", "resent-sender")
_once = _addressed[:6] + ("subject", "date", "message-id", "mime-version", "content-type", "content-transfer-encoding", "content-disposition",
                          "orig-date")


def _quoted_printable(data, room=76):
    out = []
    for line in data.split(b"\n"):
        text, letters = "", [chr(c) if 32 <= c <= 126 and c != 61 or c == 9 else f"={c:02X}" for c in line]
        if letters and letters[-1] in (" ", "\t"):
            letters[-1] = f"={ord(letters[-1]):02X}"
        for i, letter in enumerate(letters):
            if len(text) + len(letter) > room - (i < len(letters) - 1):
                out.append(text + "=")
                text = ""
            text += letter
        out.append(text)
    return "\n".join(out)


def _from_quoted_printable(text):
    return re.sub(rb"=([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), re.sub(r"[ \t]*=\n", "", text).encode("latin-1", "backslashreplace"))


def _base64(data):
    text = base64.encodebytes(data).decode() if data else ""
    return text


class Message:
    def __init__(self, policy=policies.compat32):
        self.policy, self._headers, self._payload, self._charset = policy, [], None, None
        self.preamble = self.epilogue = self._unixfrom = None
        self.defects, self._default_type = [], "text/plain"

    # The headers.
    def _stored(self, name, value):
        return value

    def _shown(self, name, value):
        return value

    def __len__(self):
        return len(self._headers)

    def __contains__(self, name):
        return name.lower() in [key.lower() for key, _ in self._headers]

    def __iter__(self):
        return iter(self.keys())

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, value):
        self._headers.append((name, self._stored(name, value)))

    def __delitem__(self, name):
        self._headers = [pair for pair in self._headers if pair[0].lower() != name.lower()]

    def get(self, name, failobj=None):
        for key, value in self._headers:
            if key.lower() == name.lower():
                return self._shown(key, value)
        return failobj

    def get_all(self, name, failobj=None):
        return [self._shown(key, value) for key, value in self._headers if key.lower() == name.lower()] or failobj

    def keys(self):
        return [key for key, _ in self._headers]

    def values(self):
        return [self._shown(key, value) for key, value in self._headers]

    def items(self):
        return [(key, self._shown(key, value)) for key, value in self._headers]

    def raw_items(self):
        return iter(list(self._headers))

    def replace_header(self, name, value):
        for i, (key, _) in enumerate(self._headers):
            if key.lower() == name.lower():
                self._headers[i] = key, self._stored(key, value)
                return
        raise KeyError(name)

    def add_header(self, name, value, /, **params):
        parts = [] if value is None else [value]
        for key, given in params.items():
            key = key.replace("_", "-")
            parts.append(key if given is None else f"{key}={_parameter_text(given)}" if not isinstance(given, tuple) and str(given).isascii()
                         else f"{key}*={_extended(given)}")
        self[name] = "; ".join(parts)

    # What the body is.
    def get_content_type(self):
        value = str(self.get("content-type", "")).split(";")[0].strip().lower()
        return self._default_type if not value else value if value.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        return self.get_content_type().split("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().split("/")[1]

    def get_default_type(self):
        return self._default_type

    def set_default_type(self, ctype):
        self._default_type = ctype

    def get_params(self, failobj=None, header="content-type", unquote=True):
        value = self.get(header)
        if value is None:
            return failobj
        value = str(value)
        found = [(value.split(";")[0].strip(), "")]
        for m in _parameter.finditer(value):
            text = (m[2] or "").strip()
            found.append((m[1], text[1:-1].replace('\\"', '"').replace("\\\\", "\\") if unquote and text[:1] == '"' else text))
        return found

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        for name, value in self.get_params([], header, unquote)[1:]:
            if name.lower() == param.lower():
                return value
            if name.lower() == param.lower() + "*":
                from urllib.parse import unquote as plain
                charset, language, text = value.split("'", 2)
                return plain(text, charset)
        return failobj

    def set_param(self, param, value, header="Content-Type", requote=True, charset=None, language="", replace=False):
        params = [(k, v) for k, v in self.get_params([(self.get_content_type(), "")], header)[1:] if k.lower() != param.lower()]
        text = "; ".join([str(self.get(header, self.get_content_type())).split(";")[0].strip()] +
                         [f"{k}={_parameter_text(v, True)}" for k, v in [*params, (param, value)]])
        if header in self:
            self.replace_header(header, text)
        else:
            self[header] = text

    def set_type(self, type, header="Content-Type", requote=True):
        if type.count("/") != 1:
            raise ValueError
        del self[header]
        self[header] = type

    def get_filename(self, failobj=None):
        return self.get_param("filename", self.get_param("name", failobj), "content-disposition") if "content-disposition" in self \
            else self.get_param("name", failobj)

    def get_boundary(self, failobj=None):
        return self.get_param("boundary", failobj)

    def set_boundary(self, boundary):
        self.set_param("boundary", boundary)

    def get_content_charset(self, failobj=None):
        charset = self.get_param("charset")
        return failobj if charset is None else charset.lower()

    def get_content_disposition(self):
        value = self.get("content-disposition")
        return None if value is None else str(value).split(";")[0].strip().lower()

    # The body.
    def is_multipart(self):
        return isinstance(self._payload, list)

    def attach(self, payload):
        if self._payload is None:
            self._payload = [payload]
        elif isinstance(self._payload, list):
            self._payload.append(payload)
        else:
            raise TypeError("Attach is not valid on a message with a non-multipart payload")

    def get_payload(self, i=None, decode=False):
        if self.is_multipart():
            return None if decode else self._payload if i is None else self._payload[i]
        if i is not None and not isinstance(self._payload, list):
            raise TypeError(f"Expected list, got {type(self._payload)}")
        if not decode or self._payload is None:
            return self._payload
        cte = str(self.get("content-transfer-encoding", "")).lower()
        if cte == "base64":
            return binascii.a2b_base64(self._payload.encode())
        if cte == "quoted-printable":
            return _from_quoted_printable(self._payload)
        if cte == "8bit":
            return self._payload.encode(self.get_content_charset("utf-8"))
        return self._payload.encode("latin-1", "backslashreplace")

    def set_payload(self, payload, charset=None):
        if isinstance(payload, bytes):
            payload = payload.decode("ascii", "surrogateescape")
        self._payload = payload
        if charset is not None:
            self.set_charset(charset)

    def set_charset(self, charset):
        self._charset = charset = str(charset)
        if "MIME-Version" not in self:
            self["MIME-Version"] = "1.0"
        if "Content-Type" not in self:
            self["Content-Type"] = f'text/plain; charset="{charset}"'
        else:
            self.set_param("charset", charset)
        if "Content-Transfer-Encoding" not in self:
            if charset.lower() == "us-ascii":
                cte = "7bit"
            else:
                cte, self._payload = "base64", _base64(self._payload.encode(charset))
            self["Content-Transfer-Encoding"] = cte

    def get_charset(self):
        return self._charset

    def walk(self):
        yield self
        if self.is_multipart():
            for part in self._payload:
                yield from part.walk()

    # The text.
    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        return _flat(self, policy or self.policy, maxheaderlen)

    def __str__(self):
        return self.as_string()

    def as_bytes(self, unixfrom=False, policy=None):
        policy = policy or self.policy
        return _flat(self, policy, 78, True).encode("utf-8")

    def __bytes__(self):
        return self.as_bytes()


def _parameter_text(value, always=False):
    value = str(value)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if always or re.search(r'[ ()<>@,;:\\"/\[\]?=.]', value) or not value \
        else f'"{value}"'


def _extended(value):
    from urllib.parse import quote
    charset, language, text = value if isinstance(value, tuple) else ("utf-8", "", value)
    return f"{charset or ''}'{language or ''}'{quote(text, safe='', encoding=charset or 'ascii')}"


def _flat(message, policy, room, raw=False):
    """The text of a message. raw is set where bytes are to be made of it."""
    modern = isinstance(message, MIMEPart)
    room = (policy.max_line_length if modern else room) or 10 ** 9
    payload, cte = message._payload, None
    if message.is_multipart():
        parts = [_flat(part, policy, room, raw) for part in payload]
        boundary = message.get_boundary()
        if boundary is None:
            boundary = _boundary("\n".join(parts))
            message.set_boundary(boundary)
        body = "" if message.preamble is None else message.preamble + "\n"
        body += "".join(f"--{boundary}\n{part}\n" for part in parts) + f"--{boundary}--\n" + (message.epilogue or "")
    else:
        body = payload or ""
        if not isinstance(body, str):
            raise TypeError(f"string payload expected: {type(body)}")
        if not raw and not body.isascii():
            cte, body = "base64", _base64(body.encode(message.get_content_charset("utf-8")))
    lines = []
    for name, value in message._headers:
        value = cte if cte and name.lower() == "content-transfer-encoding" else str(value)
        plain = not name.lower().startswith("content-") and name.lower() not in _addressed
        if not policy.utf8 and not value.isascii() and name.lower().startswith("content-"):
            value = re.sub(r'([\w-]+)="([^"]*[^\x00-\x7f"][^"]*)"', lambda m: f"{m[1]}*={_extended(m[2])}", value)
        fits = len(name) + 2 + max(map(len, value.split("\n"))) <= room
        if fits and (policy.utf8 or value.isascii()):
            lines.append(f"{name}: {value}\n")
        elif modern and plain and len(value) < room and (policy.utf8 or value.isascii()):
            lines.append(f"{name}:\n {value}\n")
        elif policy.utf8:
            lines.append(f"{name}: {words(value, room, len(name) + 2, None)}\n")
        elif name.lower() in _addressed and modern:
            lines.append(f"{name}: {words(_addresses_text(value), room, len(name) + 2)}\n")
        elif not modern and not value.isascii():
            from .header import Header
            lines.append(f"{name}: {Header(value, 'utf-8', room, name).encode()}\n")
        else:
            lines.append(f"{name}: {words(value, room, len(name) + 2)}\n")
    text = "".join(lines) + "\n" + body
    return text if policy.linesep == "\n" else text.replace("\r\n", "\n").replace("\n", policy.linesep)


def _addresses_text(value):
    """Addresses with their names as encoded words."""
    from .header import encoded
    pieces = []
    for piece in re.findall(r'(?:"(?:\\.|[^"\\])*"|[^,"])+', value):
        found = re.match(r"(\s*)(.*?)(\s*<[^>]*>\s*)$", piece)
        if found and not found[2].isascii():
            piece = found[1] + encoded(found[2].strip('"')) + found[3]
        pieces.append(piece)
    return ",".join(pieces)


def _boundary(text):
    width = len(repr(sys.maxsize - 1))
    boundary = again = "=" * 15 + f"{random.randrange(sys.maxsize):0{width}d}" + "=="
    n = 0
    while re.search("^--" + re.escape(again) + "(--)?$", text, re.M):
        again = f"{boundary}.{n}"
        n += 1
    return again


class _HeaderText(str):
    """The value of a header, with what is known of it."""
    name, defects = None, ()

    @property
    def addresses(self):
        from .headerregistry import Address
        return tuple(Address(name, addr_spec=address) for name, address in getaddresses([str(self)]))

    @property
    def datetime(self):
        from .utils import parsedate_to_datetime
        return parsedate_to_datetime(str(self))


class MIMEPart(Message):
    def __init__(self, policy=None):
        super().__init__(policies.default if policy is None else policy)

    def _stored(self, name, value):
        if name.lower() in _once and name in self and sys._getframe(1).f_code.co_name == "__setitem__":
            raise ValueError(f"There may be at most 1 {name} headers in a message")
        if isinstance(value, (list, tuple)):
            value = ", ".join(map(str, value))
        elif hasattr(value, "timetuple") and name.lower() == "date":
            from .utils import format_datetime
            value = format_datetime(value)
        value = str(value)
        if "\n" in value or "\r" in value:
            raise ValueError("Header values may not contain linefeed or carriage return characters")
        return value

    def _shown(self, name, value):
        shown = _HeaderText(decoded(re.sub(r"\r?\n(?=[ \t])", "", str(value))))
        shown.name = name
        return shown

    def as_string(self, unixfrom=False, maxheaderlen=None, policy=None):
        return super().as_string(unixfrom, maxheaderlen, policy)

    def __str__(self):
        return self.as_string(policy=self.policy.clone(utf8=True))

    def is_attachment(self):
        return self.get_content_disposition() == "attachment"

    def get_content(self, *args, **kwargs):
        kind = self.get_content_maintype()
        if kind == "multipart":
            raise KeyError(self.get_content_type())
        data = self.get_payload(decode=True)
        if kind == "text":
            return data.decode(self.get_content_charset("ascii"), kwargs.get("errors", "replace"))
        return data

    def set_content(self, content, *args, **kwargs):
        if isinstance(content, str):
            self._set_text(content, *args, **kwargs)
        elif isinstance(content, (bytes, bytearray, memoryview)):
            self._set_bytes(bytes(content), *args, **kwargs)
        else:
            cls = type(content)
            raise KeyError(cls.__qualname__ if cls.__module__ in ("", None) else f"{cls.__module__}.{cls.__qualname__}")

    def _prepare(self, kind):
        self._headers = [pair for pair in self._headers if not pair[0].lower().startswith("content-")]
        self._payload = None
        self["Content-Type"] = kind

    def _finish(self, cte, payload, disposition, filename, cid, params, headers):
        self._payload = payload
        self["Content-Transfer-Encoding"] = cte
        if disposition is None and filename is not None:
            disposition = "attachment"
        if disposition is not None:
            self["Content-Disposition"] = disposition
        if filename is not None:
            self.replace_header("Content-Disposition", f'{disposition}; filename="{filename}"')
        if cid is not None:
            self["Content-ID"] = cid
        for name, value in (params or {}).items():
            self.set_param(name, value)
        for header in headers or ():
            name, _, value = header.partition(":") if isinstance(header, str) else (header[0], "", header[1])
            self[name] = value.strip()

    def _set_text(self, string, subtype="plain", charset="utf-8", cte=None, disposition=None, filename=None, cid=None, params=None, headers=None):
        self._prepare(f'text/{subtype}; charset="{charset}"')
        lines = string.encode(charset).splitlines()
        data = b"\n".join(lines) + b"\n"
        if cte is None:
            short = max(map(len, lines), default=0) <= (self.policy.max_line_length or 10 ** 9)
            if short and data.isascii():
                cte = "7bit"
            elif short and self.policy.cte_type == "8bit":
                cte = "8bit"
            else:
                sniff = b"\n".join(lines[:10]) + b"\n"
                cte = "base64" if len(_quoted_printable(sniff, self.policy.max_line_length or 76)) > len(binascii.b2a_base64(sniff)) else "quoted-printable"
        if cte == "base64":
            payload = _base64(data)
        elif cte == "quoted-printable":
            payload = _quoted_printable(data, self.policy.max_line_length or 76)
        else:
            payload = data.decode("ascii" if cte == "7bit" else charset)
        self._finish(cte, payload, disposition, filename, cid, params, headers)

    def _set_bytes(self, data, maintype=None, subtype=None, cte="base64", disposition=None, filename=None, cid=None, params=None, headers=None):
        if maintype is None or subtype is None:
            missing = [name for name, value in (("maintype", maintype), ("subtype", subtype)) if value is None]
            raise TypeError(f"set_bytes_content() missing {len(missing)} required positional argument{'s' * (len(missing) > 1)}: "
                            + " and ".join(map(repr, missing)))
        self._prepare(f"{maintype}/{subtype}")
        self._finish(cte, _base64(data) if cte == "base64" else data.decode("ascii", "surrogateescape"), disposition, filename, cid, params, headers)

    def _make_multipart(self, subtype, disallowed, boundary):
        if self.get_content_maintype() == "multipart":
            existing = self.get_content_subtype()
            if existing in disallowed:
                raise ValueError(f"Cannot convert {existing} to {subtype}")
        kept = [pair for pair in self._headers if not pair[0].lower().startswith("content-")]
        content = [pair for pair in self._headers if pair[0].lower().startswith("content-")]
        if content:
            part = type(self)(policy=self.policy)
            part._headers, part._payload = content, self._payload
            self._payload = [part]
        else:
            self._payload = []
        self._headers = kept
        self["Content-Type"] = "multipart/" + subtype
        if boundary is not None:
            self.set_param("boundary", boundary)

    def make_related(self, boundary=None):
        self._make_multipart("related", ("alternative", "mixed"), boundary)

    def make_alternative(self, boundary=None):
        self._make_multipart("alternative", ("mixed",), boundary)

    def make_mixed(self, boundary=None):
        self._make_multipart("mixed", (), boundary)

    def _add(self, subtype, args, kwargs, disposition=None):
        if self.get_content_maintype() != "multipart" or self.get_content_subtype() != subtype:
            getattr(self, "make_" + subtype)()
        part = type(self)(policy=self.policy)
        part.set_content(*args, **kwargs)
        if disposition and "content-disposition" not in part:
            part["Content-Disposition"] = disposition
        self.attach(part)

    def add_related(self, *args, **kwargs):
        self._add("related", args, kwargs, "inline")

    def add_alternative(self, *args, **kwargs):
        self._add("alternative", args, kwargs)

    def add_attachment(self, *args, **kwargs):
        self._add("mixed", args, kwargs, "attachment")

    def clear(self):
        self._headers, self._payload = [], None

    def clear_content(self):
        self._headers = [pair for pair in self._headers if not pair[0].lower().startswith("content-")]
        self._payload = None

    def iter_parts(self):
        return iter(self._payload if self.is_multipart() else ())

    def iter_attachments(self):
        if self.get_content_maintype() != "multipart" or self.get_content_subtype() == "alternative":
            return
        body = self.get_body(("related", "html", "plain"))
        for part in self._payload:
            if not (part.is_multipart() and body is not None and body in list(part.walk()) or part is body):
                yield part

    def get_body(self, preferencelist=("related", "html", "plain")):
        found = {}

        def look(part):
            if part.is_attachment():
                return
            kind, sub = part.get_content_maintype(), part.get_content_subtype()
            if kind == "text":
                if sub in preferencelist:
                    found.setdefault(sub, part)
            elif kind == "multipart" and part.is_multipart():
                if sub == "related":
                    if "related" in preferencelist:
                        found.setdefault("related", part)
                    look(part._payload[0])
                else:
                    for inner in part._payload if sub == "alternative" else part._payload[:1]:
                        look(inner)
        look(self)
        return next((found[kind] for kind in preferencelist if kind in found), None)


class EmailMessage(MIMEPart):
    def set_content(self, *args, **kwargs):
        super().set_content(*args, **kwargs)
        if "MIME-Version" not in self:
            self["MIME-Version"] = "1.0"


def read(text, cls=None, policy=policies.compat32):
    """The message that a text is."""
    if cls is None:
        cls = EmailMessage if isinstance(policy, policies.EmailPolicy) else Message
    message = cls(policy=policy)
    text = text.replace("\r\n", "\n")
    lines, at = text.split("\n"), 0
    if lines and lines[0].startswith("From "):
        at = 1
    while at < len(lines) and lines[at]:
        name, colon, value = lines[at].partition(":")
        if not colon or " " in name.strip():
            break
        at += 1
        value = value.lstrip(" \t")
        while at < len(lines) and lines[at][:1] in (" ", "\t") and lines[at]:
            value += "\n" + lines[at]
            at += 1
        message._headers.append((name, value))
    if at < len(lines) and not lines[at]:
        at += 1
    body = "\n".join(lines[at:])
    boundary = message.get_boundary() if message.get_content_maintype() == "multipart" else None
    if boundary is None:
        message._payload = body
        return message
    pieces = re.split(r"(?:^|\n)--" + re.escape(boundary) + r"(--)?[ \t]*(?:\n|\Z)", body)
    message._payload = []
    if pieces[0]:
        message.preamble = pieces[0]
    for i in range(2, len(pieces), 2):
        if pieces[i - 1]:
            message.epilogue = pieces[i]
            break
        message._payload.append(read(pieces[i], cls, policy))
    return message
