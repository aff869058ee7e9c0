from urllib.parse import urlparse, quote_plus, unquote, parse_qs, urlencode

for url in ("postgresql://ann:p%40ss@db.example.com:5432/shop?sslmode=require", "sqlite:////tmp/x.db", "mysql+pymysql://root@localhost/test?charset=utf8mb4", "sqlite://"):
    u = urlparse(url)
    print(u.scheme, u.username, u.password and unquote(u.password), u.hostname, u.port, u.path.lstrip("/"), parse_qs(u.query))
password = quote_plus("p@ss/word:1")
print(f"postgresql://u:{password}@h/db", unquote(password), urlencode({"a": "b c", "page": 2, "tags": ["x", "y"]}, doseq=True))
