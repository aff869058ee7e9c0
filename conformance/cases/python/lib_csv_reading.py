import csv
import io

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


text = 'name,note\r\nAnn,"likes ""quotes"", commas"\r\nBob,"two\nlines"\r\n\r\nCy,\r\n'
for row in csv.reader(io.StringIO(text, newline="")):
    print(row)
r = csv.DictReader(io.StringIO("a,b\n1,2,3\n4\n"), restkey="rest", restval="-")
print(r.fieldnames, list(r), r.line_num)
print(list(csv.reader(["a;b;'c;d'"], delimiter=";", quotechar="'")), list(csv.reader(["1,2.5,\"x\""], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(["a, b"], skipinitialspace=True)), list(csv.reader(["a\\,b"], escapechar="\\")))
t(lambda: list(csv.reader(['"a"b'], strict=True)))
t(lambda: list(csv.reader([b"x"])))
t(lambda: csv.reader([], delimiter="ab"))
t(lambda: csv.reader([], dialect="nope"))
t(lambda: list(csv.reader(["x"], quoting=csv.QUOTE_NONNUMERIC)))
