import random; random.seed(3)
from email.message import EmailMessage, Message
from email.mime.text import MIMEText
from email.mime.image import MIMEImage
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.header import Header, decode_header, make_header
from email.headerregistry import Address
from email import encoders, policy, message_from_string, message_from_bytes, utils
from email.parser import Parser
import datetime
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
m = EmailMessage(); m["From"] = Address("Ann Lee", "ann", "x.org"); m["To"] = (Address("Bob", "b", "y.org"), Address("", "c", "z.org")); m["Date"] = datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc); m["Subject"] = "A very long subject line that goes on and on and on until it must be folded somewhere in the middle"
m.set_content("""\
Hi,

a line that is quite a bit longer than seventy-eight characters, so that another transfer encoding has to be chosen for it
=bye=
""")
m.add_related(b"img", "image", "png", cid="<c1>")
print(m.as_string()); print(m["to"].addresses, m["from"].addresses[0].addr_spec, m["date"].datetime, m["date"])
m = EmailMessage(); m.set_content("<h1>é</h1>", subtype="html"); print(m.as_string()); print(m.as_bytes())
m = EmailMessage(); m["Subject"] = "prix 5€ et œufs frais pour toute la famille, à commander dès aujourd'hui"; m["To"] = "Zoë Müller <z@x.org>, Plain <p@x.org>"; m.set_content("x"); print(m.as_string()); print(m)
mp = MIMEMultipart(); mp["Subject"] = "Rapport"; mp["From"] = "a@b.c"; mp["To"] = ", ".join(["x@y.z", "q@r.s"]); mp.attach(MIMEText("Bonjour à tous", "plain", "utf-8")); b = MIMEBase("application", "octet-stream"); b.set_payload(b"data"); encoders.encode_base64(b); b.add_header("Content-Disposition", "attachment", filename="r é.pdf"); mp.attach(b); mp.attach(MIMEImage(b"\x89PNG", "png")); print(mp.as_string()); print(mp.is_multipart(), len(mp.get_payload()), mp.get_payload(0).get_payload(decode=True).decode())
print(Header("Héllo", "utf-8").encode(), Header("plain").encode(), str(Header("é", "utf-8")), decode_header("=?utf-8?b?SMOpbGxv?= there"), str(make_header(decode_header("=?iso-8859-1?q?p=F6stal?= x"))))
raw = """From: "Ann" <a@x>\nTo: b@y\nSubject: multi\n part\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="BB"\n\npreamble\n--BB\nContent-Type: text/plain\n\nhello\n--BB\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPGI+eDwvYj4=\n--BB--\nepilogue\n"""
r = message_from_string(raw); print(r.is_multipart(), [p.get_content_type() for p in r.walk()], r.get_payload(1).get_payload(decode=True), r.preamble, r.epilogue, repr(r["subject"])); print(r.as_string() == raw)
e = message_from_string(raw, policy=policy.default); print(type(e).__name__, repr(str(e["subject"])), e.get_body(("plain",)).get_content(), e["from"].addresses)
print(Parser(policy=policy.default).parsestr("Subject: x\n\ny\n").get_content(), message_from_bytes(b"A: 1\n\nb")["a"])
t(lambda: MIMEText("x").attach(MIMEText("y"))); t(lambda: MIMEText("é", "plain", "us-ascii")); t(lambda: e.get_content()); m = EmailMessage(); t(lambda: m.set_content(b"x")); t(lambda: m.add_attachment(b"x", maintype="a", subtype="b", filename="é.txt")); print(m); m = Message(); m["A"] = "1"; m.set_payload("body"); print(m); print(m.get_content_type(), m.get_content_charset(), m.get_boundary(), m.get_params(), m.get_filename())
print(utils.formataddr(("A \"q\" B", "x@y")), utils.parseaddr("A (comment) <x@y>"), utils.getaddresses(['"L, F" <l@f>, g@h', "i@j"]), utils.parsedate_tz("Tue, 2 Jan 2024 03:04:05 GMT"), utils.mktime_tz(utils.parsedate_tz("Tue, 2 Jan 2024 03:04:05 +0100")), utils.quote('a"b'), utils.unquote('"ab"')); t(lambda: utils.parsedate_to_datetime("nope")); t(lambda: utils.formataddr(("a", "é@x")))
