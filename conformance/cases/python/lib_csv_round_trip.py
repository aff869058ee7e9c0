import csv
import io
from dataclasses import dataclass, asdict, fields

@dataclass
class Book:
    title: str
    price: float
    stock: int


books = [Book("Dune", 9.5, 3), Book('The "Best", ever', 0.1, 0)]
out = io.StringIO()
w = csv.DictWriter(out, fieldnames=[f.name for f in fields(Book)], lineterminator="\n")
w.writeheader()
w.writerows(map(asdict, books))
print(out.getvalue())
out.seek(0)
back = [Book(r["title"], float(r["price"]), int(r["stock"])) for r in csv.DictReader(out)]
print(back == books, back)
report = io.StringIO()
csv.writer(report, delimiter="\t", lineterminator="\n").writerows([["a", 1], ["b\tc", None]])
print(repr(report.getvalue()), sum(float(r["price"]) * int(r["stock"]) for r in csv.DictReader(io.StringIO(out.getvalue()))))
