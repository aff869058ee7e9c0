import textwrap

code = """
    def f():
        return 1

    x = 2
"""
print(repr(textwrap.dedent(code)), repr(textwrap.dedent("  a\n b")), repr(textwrap.dedent("\ta\n\tb\n   \n")))
print(textwrap.indent("one\n\ntwo\n", "> "))
print(textwrap.indent("one\n\ntwo\n", "> ", lambda line: True))
wrapper = textwrap.TextWrapper(width=18, fix_sentence_endings=True, tabsize=4)
print(wrapper.wrap("One. Two is\there. Three? Yes."), wrapper.fill(""))
