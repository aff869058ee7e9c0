import html
import shlex
import textwrap

def table(rows):
    body = "".join("<tr>" + "".join(f"<td>{html.escape(str(c))}</td>" for c in row) + "</tr>" for row in rows)
    return f"<table>{body}</table>"


print(table([("a<b", 1), ("Tom & Jerry", '"q"')]), html.unescape("5 &gt; 3 &amp;&amp; 2 &lt; 4 &#8364;"))
cmd = "manage.py migrate --database='my db' -v 2 \"a b\" c\\ d"
print(shlex.split(cmd), shlex.join(shlex.split(cmd)), [shlex.quote(s) for s in ("plain", "with space", "it's", "$x", "a;b")])
