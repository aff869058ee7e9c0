import difflib

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


a = "one\ntwo\nthree\nfour\n".splitlines(True)
b = "ore\ntwo\ntree\nfour\nfive\n".splitlines(True)
print("".join(difflib.ndiff(a, b)), "".join(difflib.unified_diff(a, b, "a.txt", "b.txt", n=1)), "".join(difflib.context_diff(a, b, "x", "y")), sep="---\n")
s = difflib.SequenceMatcher(None, "private Thread", "private volatile Thread")
print(round(s.ratio(), 6), s.get_matching_blocks(), s.get_opcodes(), s.find_longest_match(), round(s.quick_ratio(), 4), s.real_quick_ratio())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("x", ["abc"]), list(difflib.restore(difflib.ndiff(a, b), 2)) == b)
t(lambda: difflib.get_close_matches("a", [], n=0))
t(lambda: list(difflib.unified_diff([1], [2])))
