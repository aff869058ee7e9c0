import shlex

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for s in ("a b 'c d' \"e f\"", "x\\ y", "a'b'c \"\"", "# no comment", "--name='x y' -v", "", "  "):
    print(shlex.split(s), shlex.split(s, comments=True), shlex.split(s, posix=False))
print(shlex.quote("it's"), shlex.quote("safe-1.txt"), shlex.quote(""), shlex.join(["echo", "a b", "$HOME"]))
t(lambda: shlex.split("'open"))
t(lambda: shlex.split("end\\"))
