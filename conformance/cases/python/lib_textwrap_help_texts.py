import textwrap

def describe(name, text):
    body = textwrap.fill(textwrap.dedent(text).strip(), width=48, initial_indent="    ", subsequent_indent="    ")
    return f"{name}\n{body}"


print(describe("filter()", """
    Return the rows that match. Several conditions are joined by AND,
    unless a Q object says otherwise; see also exclude().
"""))
print(textwrap.shorten("A very long title that must fit into a narrow column of a table", width=30, placeholder="…"))
for line in textwrap.wrap("word-with-hyphens and a_very_long_identifier_that_does_not_fit", 16):
    print(repr(line))
print(textwrap.wrap("tabs\tand  spaces", 10, expand_tabs=False, replace_whitespace=False), textwrap.wrap("a b c", 3, drop_whitespace=False))
