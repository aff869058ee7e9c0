import warnings, itertools
from alembic.script.revision import RevisionMap, Revision, RevisionError, MultipleHeads
warnings.simplefilter("always")

def R(*a, **k): return lambda: Revision(*a, **k)
maps = {
    "line": [R("a1aa", None), R("b1bb", "a1aa"), R("c1cc", "b1bb")],
    "branch": [R("base1", ()), R("left1", "base1", branch_labels="left"), R("left2", "left1"), R("right1", ("base1",), branch_labels=["right", "r"]), R("right2", "right1")],
    "merge": [R("base1", None, branch_labels=("main",)), R("x1xx", "base1"), R("y1yy", "base1"), R("merge1", ("x1xx", "y1yy")), R("last1", "merge1")],
    "bases": [R("a000", None, branch_labels=["aa"]), R("a001", "a000"), R("b000", None, branch_labels=["bb"]), R("b001", "b000", dependencies="a001"), R("b002", "b001", dependencies=("aa",)), R("c000", None, dependencies=["bb"], branch_labels="cc")],
    "deps": [R("r1r1", None), R("d1d1", "r1r1"), R("d2d2", "d1d1"), R("e1e1", "r1r1", dependencies="d2d2"), R("f1f1", "e1e1", dependencies=("d1d1",))],
    "empty": [],
    "cycle": [R("a", "c"), R("b", "a"), R("c", "b")],
    "cycle2": [R("base", None), R("a", "base"), R("x", "z"), R("y", "x"), R("z", "y")],
    "self": [R("a", "a")],
    "depself": [R("a", None, dependencies="a")],
    "depcycle": [R("a", None, dependencies="b"), R("b", None, dependencies="a")],
    "depcycle2": [R("a", None), R("b", "a", dependencies="d"), R("c", "a"), R("d", "c", dependencies="b")],
    "missing": [R("a", None), R("b", "zz")],
    "twice": [R("a", None), R("a", None)],
    "badid": [R("a-1", None)],
    "ambiguous": [R("abcd1", None), R("abcd2", "abcd1"), R("abcd3", "abcd2"), R("abcd4", "abcd3")],
}
names = ["head", "heads", "base", None, (), "-1", "+1", "a1aa", "a1a", "b1bb", "left@head", "left@heads", "left@base", "left", "right@head-1", "left@-1", "right2-1", "base1+1", "left@base1+1", "left@+1", "left@left2",
    "right@left2", "aa@head", "bb@head", "cc@head", "head-2", "head-9", "abcd", "nothing", "no", ["head"], ("a1aa", "b1bb"), 5, (5,), "main@head", "merge1-1", "last1-2", "r", "b002", "f1f1", "@head", "a@b@c", "heads-1"]

def t(f):
    try:
        r = f()
        if r is not None and not isinstance(r, (str, tuple, list, set, frozenset, bool, Revision)): r = list(r)
        if isinstance(r, (set, frozenset)): r = sorted(r, key=repr)
        return r
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)

def ids(r):
    if isinstance(r, (list, tuple)): return [getattr(x, "revision", x) for x in r]
    return getattr(r, "revision", r)

for name, revs in maps.items():
    print("=====", name)
    rm = RevisionMap(lambda: [r() for r in revs])
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        print(t(lambda: rm.heads), t(lambda: rm.bases), t(lambda: rm._real_heads), t(lambda: rm._real_bases), t(lambda: rm.get_current_head()))
    for x in w: print("warn", x.message)
    if isinstance(t(lambda: rm.heads), str): continue
    for r in sorted({r for r in rm._revision_map.values() if r}, key=lambda r: r.revision):
        print(r, sorted(r.nextrev), r.is_head, r.is_base, r.is_branch_point, r.is_merge_point, sorted(r.branch_labels), r._is_real_head, sorted(r._all_nextrev))
    for n in names:
        print(repr(n), ids(t(lambda: rm.get_revision(n))), ids(t(lambda: rm.get_revisions(n))), t(lambda: rm.get_current_head(n)) if isinstance(n, str) and "@" not in n else "")
    real = [r.revision for r in {id(r): r for r in rm._revision_map.values() if r}.values()]
    for up, low in itertools.product(["head", "heads", "+1", "left@+1", "aa@head", "head-1", "+0"] + real[-2:], real[:2] + ["base", None, "-1"]):
        a = ids(t(lambda: rm.iterate_revisions(up, low)))
        b = ids(t(lambda: rm.iterate_revisions(up, low, inclusive=True, assert_relative_length=False)))
        c = ids(t(lambda: rm.iterate_revisions(up, low, implicit_base=True)))
        print(up, low, a, b, c)
    for cur, to in itertools.product([(real[-1],), rm.heads, ()], real[:2] + ["base", "-1", "-2", "left@-1", "right@base", "bb@base", "-9", "+1", "left@base1", "head-1", "nope"]):
        print(cur, to, ids(t(lambda: rm.iterate_revisions(cur, to, select_for_downgrade=True))))
rm = RevisionMap(lambda: [Revision("a", None), Revision("b", "a")])
rm.add_revision(Revision("c", "b")); print(rm.heads, rm.bases, rm.get_revision("b").nextrev)
rm.add_revision(Revision("d", "a", branch_labels="lab")); print(rm.heads, rm._real_heads, rm.get_revision("lab@head"))
rm.add_revision(Revision("e", None, dependencies="d")); print(rm.heads, rm._real_heads, rm.bases, rm._real_bases)
print(t(lambda: rm.add_revision(Revision("q", "a"), _replace=True))); print(t(lambda: rm.filter_for_lineage(rm.heads, "lab")))
