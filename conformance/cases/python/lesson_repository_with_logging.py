import sqlite3, contextlib, dataclasses, datetime as dt, enum, functools, logging, sys
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format="%(levelname)-7s %(name)s %(funcName)s: %(message)s")
log = logging.getLogger("repo")
class Status(enum.StrEnum): DRAFT = enum.auto(); LIVE = enum.auto()
@dataclasses.dataclass
class Post:
    title: str
    status: Status = Status.DRAFT
    id: int | None = None
    created: dt.datetime = dt.datetime(2024, 5, 17, 10, 30)
class Repo:
    def __init__(self, con): self.con = con; con.row_factory = sqlite3.Row; con.execute("CREATE TABLE IF NOT EXISTS post (id INTEGER PRIMARY KEY, title TEXT UNIQUE NOT NULL CHECK (length(title) > 1), status TEXT, created TEXT)")
    @contextlib.contextmanager
    def tx(self):
        try: yield self.con.cursor(); self.con.commit()
        except sqlite3.Error: self.con.rollback(); log.warning("rolled back", exc_info=True); raise
    def save(self, p):
        with self.tx() as cur:
            row = {**dataclasses.asdict(p), "created": p.created.isoformat()}
            if p.id is None: cur.execute("INSERT INTO post (title, status, created) VALUES (:title, :status, :created)", row); p.id = cur.lastrowid
            else: cur.execute("UPDATE post SET title=:title, status=:status WHERE id=:id", row)
            log.debug("saved %r (%d)", p.title, p.id); return p
    def find(self, **kw):
        where = " AND ".join(f"{k} = ?" for k in kw) or "1"
        return [Post(r["title"], Status(r["status"]), r["id"], dt.datetime.fromisoformat(r["created"])) for r in self.con.execute(f"SELECT * FROM post WHERE {where} ORDER BY id", [*kw.values()])]
    def __len__(self): return self.con.execute("SELECT count(*) FROM post").fetchone()[0]
    def __getitem__(self, id):
        if not (r := self.find(id=id)): raise KeyError(id)
        return r[0]
    def __iter__(self): return iter(self.find())
repo = Repo(sqlite3.connect(":memory:"))
a = repo.save(Post("Hello")); b = repo.save(Post("World", Status.LIVE)); a.status = Status.LIVE; repo.save(a)
print(len(repo), repo[1], repo.find(status="live"), [p.title for p in repo], dataclasses.replace(b, title="New", id=None), sep="\n")
for bad in (Post("Hello"), Post("x"), Post(None)):
    try: repo.save(bad)
    except sqlite3.IntegrityError as e: print("!!", e, bad.id)
for f in (lambda: repo[99], lambda: repo.find(nope=1), lambda: Status("gone"), lambda: Post(), lambda: Post("a", "b", 1, 2, 3)):
    try: f()
    except Exception as e: log.error("%s: %s", type(e).__name__, e)
with contextlib.closing(repo.con) as c: print(c.total_changes, c.execute("select group_concat(title, '|') from post").fetchone()[0])
repo.find()
