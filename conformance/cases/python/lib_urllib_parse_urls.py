from urllib.parse import *

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for u in ("https://ann:pw@Example.COM:8443/a/b;p?q=1&r=2#top", "//host/path", "mailto:a@b.c", "sqlite:///db.sqlite3", "postgresql://u@h/db", "/rel?x", "http://[::1]:80/", ""):
    p = urlparse(u)
    print(p, p.hostname, p.port, p.username, p.password, p.geturl() == u)
print(urlsplit("http://a/b?c#d"), urlunsplit(("http", "h", "p", "q=1", "f")), urldefrag("http://a#b"), urlparse("http://a/b")._replace(path="/c").geturl())
for ref in ("g", "./g", "../g", "/g", "?q", "#f", "//h/x", "http://z", "../../../g", ""):
    print(urljoin("http://a/b/c/d?q", ref), end=" ")
print()
t(lambda: urlparse("http://h:port").port)
t(lambda: urlparse("http://h:99999").port)
t(lambda: urlsplit("http://[::1"))
