import csv
import io
import sys

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


w = csv.writer(sys.stdout)
print(w.writerow(["a", 1, None, 2.5, True, "x,y", 'say "hi"', "line\nbreak", ""]))
w.writerows([[1], [""], []])
for q in (csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC):
    csv.writer(sys.stdout, quoting=q, lineterminator="\n").writerow(["a", 1, None, 2.5])
csv.writer(sys.stdout, dialect="excel-tab", lineterminator="|\n").writerow(["a", "b c"])
csv.writer(sys.stdout, quoting=csv.QUOTE_NONE, escapechar="\\", lineterminator="\n").writerow(["a,b", 'q"'])
d = csv.DictWriter(sys.stdout, ["id", "name"], extrasaction="ignore", lineterminator="\n")
d.writeheader()
d.writerows([{"id": 1, "name": "x", "zz": 0}, {"id": 2}])
t(lambda: csv.DictWriter(io.StringIO(), ["a"]).writerow({"b": 1}))
t(lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"]))
t(lambda: csv.writer(5))
t(lambda: csv.writer(io.StringIO()).writerow(5))
csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_MINIMAL)
print(csv.list_dialects(), csv.get_dialect("pipes").delimiter, csv.Sniffer().sniff("a;b\n1;2\n").delimiter)
