import random; random.seed(0)
from email.message import EmailMessage
from email.mime.text import MIMEText
from email.mime.multipart import MIMEMultipart
from email.mime.application import MIMEApplication
from email.utils import formataddr, parseaddr, formatdate, make_msgid, getaddresses, parsedate_to_datetime, format_datetime, parsedate
from email import message_from_string, message_from_bytes
import email, datetime
m = EmailMessage(); m["Subject"] = "Hello"; m["From"] = "Ann <a@x.org>"; m["To"] = "b@y.org, Bob C <c@z.org>"; m.set_content("Body text\nline2")
print(m); print(repr(m.as_string()), m.get_content(), m.get_content_type(), m["to"], m.keys(), m.is_multipart())
m2 = EmailMessage(); m2["Subject"] = "Héllo wörld"; m2["To"] = "Jürgen <j@x.org>"; m2.set_content("Grüße\n"); print(m2); print(bytes(m2)); print(m2["subject"], m2["to"], m2.get_content())
m.add_alternative("<p>hi</p>", subtype="html"); print(m)
m.add_attachment(b"\x00\x01data" * 20, maintype="application", subtype="octet-stream", filename="f.bin"); m.add_attachment("text att", filename="t.txt"); print(m)
for part in m.walk(): print(part.get_content_type(), part.get_filename(), part.get_content_disposition())
print([p.get_filename() for p in m.iter_attachments()], m.get_body(("html",)).get_content())
t = MIMEText("hi"); t["Subject"] = "S"; print(t.as_string()); print(MIMEText("hé").as_string()); print(MIMEText("<b>x</b>", "html", "utf-8"))
mp = MIMEMultipart("alternative"); mp["From"] = "a@b"; mp.attach(MIMEText("p", "plain")); mp.attach(MIMEText("<p>", "html")); a = MIMEApplication(b"abc", Name="x.pdf"); a["Content-Disposition"] = 'attachment; filename="x.pdf"'; mp.attach(a); print(mp.as_string())
print(formataddr(("Ann B", "a@x.org")), formataddr(("", "a@x")), formataddr(("Ann, B", "a@x")), formataddr(("é", "a@x")), parseaddr("Ann B <a@x.org>"), parseaddr("a@x"), parseaddr('"Q, R" <q@r>'), parseaddr(""), getaddresses(["a@b, C <c@d>"]))
print(formatdate(0), formatdate(0, usegmt=True), parsedate_to_datetime("Mon, 01 Jan 2024 10:00:00 +0200"), format_datetime(datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)), parsedate("Mon, 01 Jan 2024 10:00:00 +0200"), make_msgid(domain="x.org")[-7:])
r = message_from_string("From: a@b\nTo: c\nSubject: =?utf-8?q?H=C3=A9?=\nX: 1\nX: 2\n\nbody\nmore\n"); print(r["from"], r["subject"], r.get_payload(), r.get_all("x"), r.items(), r.get("nope"), "to" in r, len(r), r["NOPE"]); del r["x"]; r.replace_header("To", "z"); r.add_header("Content-Disposition", "attachment", filename="a.txt"); print(r)
def t2(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
m3 = EmailMessage(); m3["Subject"] = "a"
def dup(): m3["Subject"] = "b"
t2(dup)
def nl(): m3["X"] = "a\nb"
t2(nl); t2(lambda: r.replace_header("q", "1")); t2(lambda: m3.get_content()); t2(lambda: m3.set_content(3)); m3["Y"] = "word " * 30; print(m3)
