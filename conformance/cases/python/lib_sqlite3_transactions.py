import sqlite3

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE acc (id INT, amount INT CHECK (amount >= 0))")
with db:
    db.execute("INSERT INTO acc VALUES (1, 100)")
    print(db.in_transaction)
print(db.in_transaction)
try:
    with db:
        db.execute("UPDATE acc SET amount = amount - 60")
        db.execute("UPDATE acc SET amount = amount - 60")
except sqlite3.IntegrityError as e:
    print(e)
print(db.execute("SELECT amount FROM acc").fetchone(), db.in_transaction, repr(db.isolation_level))
db.isolation_level = None
db.execute("BEGIN")
db.execute("UPDATE acc SET amount = 5")
print(db.in_transaction)
db.execute("ROLLBACK")
print(db.execute("SELECT amount FROM acc").fetchone(), db.isolation_level)
db.execute("SAVEPOINT s")
db.execute("UPDATE acc SET amount = 7")
db.execute("ROLLBACK TO s")
db.execute("RELEASE s")
print(db.execute("SELECT amount FROM acc").fetchone())
t(lambda: setattr(db, "isolation_level", "NOPE"))
