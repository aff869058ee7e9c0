import textwrap

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


text = "The quick brown fox -- well-known for e-mail -- jumped over the lazy dog.  It took supercalifragilistic effort!"
for width in (12, 20, 33):
    for line in textwrap.wrap(text, width):
        print("|" + line + "|")
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap("aaaa bbbb", 3, break_long_words=False), textwrap.wrap("a-b-c-d", 3, break_on_hyphens=False))
print(textwrap.wrap(text, 25, max_lines=2, placeholder="..."))
print(textwrap.shorten("Hello  world, how are you?", 15), textwrap.shorten("short", 20))
t(lambda: textwrap.wrap("x", 0))
t(lambda: textwrap.shorten("hello world", 3))
