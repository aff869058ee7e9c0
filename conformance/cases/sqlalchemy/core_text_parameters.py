from sqlalchemy import text
for s in [":abc: d", ":a::int", "x:y", ":a:b", "a :b :c", r"\:a :b", ":abc::int", "::x", " :é", "':x'", "(:a,:b)", ":a :a:"]:
    t = text(s)
    print(repr(s), sorted(t.compile().params), repr(str(t)))
