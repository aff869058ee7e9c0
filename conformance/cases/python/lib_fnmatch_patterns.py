import fnmatch

for name, pat in [("models.py", "*.py"), ("a.txt", "?.txt"), ("file1", "file[0-9]"), ("filex", "file[!0-9]"), ("A.PY", "*.py"), ("a[b", "a[[]b"), ("a/b", "*")]:
    print(name, pat, fnmatch.fnmatch(name, pat), fnmatch.fnmatchcase(name, pat))
print(fnmatch.filter(["a.py", "b.txt", "c.py"], "*.py"))
