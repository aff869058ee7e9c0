# Selecting elements by a path: the part of XPath that elements know.
import re

_token = re.compile(r"""('[^']*'|"[^"]*"|::|//?|\.\.|\(\)|!=|[/.*:\[\]\(\)@=])|((?:\{[^}]+\})?[^/\[\]\(\)@!=\s]+)|\s+""")
_number = re.compile(r"-?\d+$")


def xpath_tokenizer(pattern, namespaces=None):
    default = namespaces.get("") if namespaces else None
    attribute = False
    for sign, name in _token.findall(pattern):
        if name and name[0] != "{":
            prefix, colon, local = name.partition(":")
            if colon:
                if not namespaces or prefix not in namespaces:
                    raise SyntaxError(f"prefix {prefix!r} not found in prefix map")
                name = "{" + namespaces[prefix] + "}" + local
            elif default and not attribute:
                name = "{" + default + "}" + name
            attribute = False
        else:
            attribute = sign == "@" or bool(name) and attribute and False
        yield sign, name


def _parents(root):
    return {child: parent for parent in root.iter() for child in parent}


def _fits(tag):
    """A test of an element for a tag, which may have wildcards."""
    if tag == "*":
        return lambda element: True
    if tag == "{*}*":
        return lambda element: isinstance(element.tag, str)
    if tag == "{}*":
        return lambda element: isinstance(element.tag, str) and element.tag[:1] != "{"
    if tag.startswith("{*}"):
        local = tag[3:]
        return lambda element: element.tag == local or isinstance(element.tag, str) and element.tag.endswith("}" + local)
    if tag.endswith("}*"):
        return lambda element: isinstance(element.tag, str) and element.tag.startswith(tag[:-1])
    tag = tag.removeprefix("{}")
    return lambda element: element.tag == tag


def _text(element):
    return "".join(element.itertext())


class _Path:
    """The steps of a path, each a function of the elements so far and of the whole's root."""

    def __init__(self, path, namespaces):
        self.tokens, self.at, self.steps = list(xpath_tokenizer(path, namespaces)), 0, []
        if path.startswith("/"):
            raise SyntaxError("cannot use absolute path on element")
        while self.at < len(self.tokens):
            self.step()
            if self.at < len(self.tokens) and self.tokens[self.at][0] == "/":
                self.at += 1
                if self.at == len(self.tokens):
                    break

    def take(self):
        if self.at == len(self.tokens):
            raise SyntaxError("invalid path")
        self.at += 1
        return self.tokens[self.at - 1]

    def step(self):
        sign, name = self.take()
        if not sign:
            if name:
                self.steps.append(self.children(name))
        elif sign == "*":
            self.steps.append(self.children("*"))
        elif sign == ".":
            self.steps.append(lambda elements, root: elements)
        elif sign == "..":
            self.steps.append(self.above)
        elif sign == "//":
            sign, name = self.take()
            if sign and sign != "*":
                raise SyntaxError("invalid descendant")
            self.steps.append(self.below(name or "*"))
        elif sign == "[":
            self.steps.append(self.predicate())
        else:
            raise KeyError(sign)

    @staticmethod
    def children(tag):
        fits = _fits(tag)
        return lambda elements, root: (child for element in elements for child in element if fits(child))

    @staticmethod
    def below(tag):
        fits = _fits(tag)
        return lambda elements, root: (child for element in elements for child in element.iter() if child is not element and fits(child))

    @staticmethod
    def above(elements, root):
        parents, seen = _parents(root), set()
        for element in elements:
            parent = parents.get(element)
            if parent is not None and parent not in seen:
                seen.add(parent)
                yield parent

    def predicate(self):
        form, words = "", []
        while True:
            if self.at == len(self.tokens):
                raise TypeError("'NoneType' object is not callable")
            sign, word = self.take()
            if sign == "]":
                break
            if not sign and not word:
                continue
            if sign[:1] in ("'", '"') and sign:
                sign, word = "'", sign[1:-1]
            form += sign or "-"
            words.append(word)
        first, last = (words[0], words[-1]) if words else ("", "")
        number = bool(_number.match(first))
        if form == "@-":
            return self.where(lambda element: element.get(words[1]) is not None)
        if form == "@-='":
            return self.where(lambda element: element.get(words[1]) == last)
        if form == "@-!='":
            return self.where(lambda element: element.get(words[1], last) != last)
        if form == "-" and not number:
            return self.where(lambda element: element.find(first) is not None)
        if form == ".='":
            return self.where(lambda element: _text(element) == last)
        if form == ".!='":
            return self.where(lambda element: _text(element) != last)
        if form == "-='" and not number:
            return self.where(lambda element: any(_text(child) == last for child in element.findall(first)))
        if form == "-!='" and not number:
            return self.where(lambda element: any(_text(child) != last for child in element.findall(first)))
        if form in ("-", "-()", "-()-"):
            return self.place(form, words)
        raise SyntaxError("invalid predicate")

    @staticmethod
    def where(test):
        return lambda elements, root: (element for element in elements if test(element))

    @staticmethod
    def place(form, words):
        if form == "-":
            index = int(words[0]) - 1
            if index < 0:
                raise SyntaxError("XPath position >= 1 expected")
        elif words[0] != "last":
            raise SyntaxError("unsupported function")
        elif form == "-()":
            index = -1
        else:
            try:
                index = int(words[2]) - 1
            except ValueError:
                raise SyntaxError("unsupported expression")
            if index > -2:
                raise SyntaxError("XPath offset from last() must be negative")

        def select(elements, root):
            parents = _parents(root)
            for element in elements:
                if element in parents:
                    alike = parents[element].findall(element.tag)
                    if -len(alike) <= index < len(alike) and alike[index] is element:
                        yield element
        return select


def iterfind(elem, path, namespaces=None):
    if path[-1:] == "/":
        path += "*"
    found = [elem]
    steps = _Path(path, namespaces).steps
    if not steps:
        return iter(())
    for step in steps:
        found = step(found, elem)
    return iter(found)


def find(elem, path, namespaces=None):
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None):
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    found = find(elem, path, namespaces)
    return default if found is None else found.text or ""
