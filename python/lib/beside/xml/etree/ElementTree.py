# Trees of XML elements: made by hand or from text, searched, changed, written.
import re
import sys
import warnings
from . import ElementPath
from .._reader import Malformed, Names, Reader

__all__ = ["Comment", "dump", "Element", "ElementTree", "fromstring", "fromstringlist", "indent", "iselement", "iterparse", "parse",
           "ParseError", "PI", "ProcessingInstruction", "QName", "SubElement", "tostring", "tostringlist", "TreeBuilder", "VERSION",
           "XML", "XMLID", "XMLParser", "XMLPullParser", "register_namespace"]

VERSION = "1.3.0"


class ParseError(SyntaxError):
    pass


_missing = object()
_signs = re.compile(r"^\{\*?\}|^[^{]*[/*\[@.]|\}.*[/*\[@.]")


def iselement(element):
    return hasattr(element, "tag")


def _kind(value):
    return "None" if value is None else type(value).__name__


def _element(value, where):
    if not isinstance(value, Element):
        raise TypeError(f"{where}xml.etree.ElementTree.Element, not {_kind(value)}")
    return value


def _attributes(name, position, attrib, extra):
    if not isinstance(attrib, dict):
        raise TypeError(f"{name}() argument {position} must be dict, not {_kind(attrib)}")
    return {**attrib, **extra}


class Element:
    __slots__ = ("tag", "attrib", "text", "tail", "_children", "__dict__", "__weakref__")

    def __init__(self, tag=_missing, attrib={}, **extra):
        if tag is _missing:
            raise TypeError("Element() takes at least 1 argument (0 given)")
        self.tag, self.attrib = tag, _attributes("Element", 2, attrib, extra)
        self.text = self.tail = None
        self._children = []

    def __repr__(self):
        return f"<{type(self).__name__} {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib, /):
        return Element(tag, attrib)

    def __copy__(self):
        made = Element(self.tag, self.attrib)
        made.text, made.tail, made._children = self.text, self.tail, list(self._children)
        return made

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = Element(deepcopy(self.tag, memo), deepcopy(self.attrib, memo))
        made.text, made.tail = deepcopy(self.text, memo), deepcopy(self.tail, memo)
        made._children = [deepcopy(child, memo) for child in self._children]
        memo[id(self)] = made
        return made

    def __getstate__(self):
        return {"tag": self.tag, "_children": self._children, "attrib": self.attrib, "text": self.text, "tail": self.tail}

    def __setstate__(self, state):
        for name, value in state.items():
            setattr(self, name, value)

    def __reduce_ex__(self, protocol):
        return Element, (self.tag,), self.__getstate__()

    def __len__(self):
        return len(self._children)

    def __iter__(self):
        return iter(self._children)

    def _index(self, i, words):
        if not isinstance(i, slice):
            if not hasattr(i, "__index__"):
                raise TypeError("element indices must be integers")
            if not -len(self._children) <= i.__index__() < len(self._children):
                raise IndexError(words)
        return i

    def __getitem__(self, i):
        return self._children[self._index(i, "child index out of range")]

    def __setitem__(self, i, value):
        if isinstance(i, slice):
            value = [self._checked(child) for child in value]
        else:
            self._checked(value)
        self._children[self._index(i, "child assignment index out of range")] = value

    def __delitem__(self, i):
        del self._children[self._index(i, "child assignment index out of range")]

    @staticmethod
    def _checked(child):
        if not isinstance(child, Element):
            raise TypeError(f'expected an Element, not "{type(child).__name__}"')
        return child

    def append(self, subelement, /):
        self._children.append(_element(subelement, "append() argument must be "))

    def extend(self, elements, /):
        try:
            elements = list(elements)
        except TypeError:
            raise TypeError(f'expected sequence, not "{type(elements).__name__}"') from None
        for child in elements:
            self._children.append(self._checked(child))

    def insert(self, index, subelement, /):
        self._children.insert(index, _element(subelement, "insert() argument 2 must be "))

    def remove(self, subelement, /):
        _element(subelement, "remove() argument must be ")
        for i, child in enumerate(self._children):
            if child is subelement or child == subelement:
                del self._children[i]
                return
        raise ValueError("list.remove(x): x not in list")

    def __getattr__(self, name):
        raise AttributeError(f"'xml.etree.ElementTree.Element' object has no attribute '{name}'", name=name, obj=self)

    def _named(self, path, namespaces):
        """The elements of a path, which may be the name of children."""
        if namespaces or not isinstance(path, str) or not path or _signs.search(path):
            return ElementPath.iterfind(self, path, namespaces)
        return (child for child in self._children if child.tag == path)

    def find(self, path, namespaces=None):
        return next(self._named(path, namespaces), None)

    def findtext(self, path, default=None, namespaces=None):
        found = self.find(path, namespaces)
        return default if found is None else found.text or ""

    def findall(self, path, namespaces=None):
        return list(self._named(path, namespaces))

    def iterfind(self, path, namespaces=None):
        return ElementPath.iterfind(self, path, namespaces)

    def clear(self):
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        self.attrib[key] = value

    def keys(self):
        return list(self.attrib)

    def items(self):
        return list(self.attrib.items())

    def iter(self, tag=None):
        waiting = [self]
        while waiting:
            element = waiting.pop()
            if tag is None or tag == "*" or element.tag == tag:
                yield element
            waiting.extend(reversed(element._children))

    def itertext(self):
        if self.text:
            yield self.text
        for child in self._children:
            yield from child.itertext()
            if child.tail:
                yield child.tail


def SubElement(parent, tag=_missing, attrib={}, **extra):
    if tag is _missing:
        raise TypeError("SubElement() takes at least 2 arguments (1 given)")
    _element(parent, "SubElement() argument 1 must be ")
    element = parent.makeelement(tag, _attributes("SubElement", 3, attrib, extra))
    parent.append(element)
    return element


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    element = Element(ProcessingInstruction)
    element.text = f"{target} {text}" if text else target
    return element


PI = ProcessingInstruction


class QName:
    def __init__(self, text_or_uri, tag=None):
        self.text = "{" + text_or_uri + "}" + tag if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<QName {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == getattr(other, "text", other)

    def __lt__(self, other):
        return self.text < getattr(other, "text", other)

    def __le__(self, other):
        return self.text <= getattr(other, "text", other)

    def __gt__(self, other):
        return self.text > getattr(other, "text", other)

    def __ge__(self, other):
        return self.text >= getattr(other, "text", other)


class ElementTree:
    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        parser = XMLParser() if parser is None else parser
        parser.feed(_read(source))
        self._root = parser.close()
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    @staticmethod
    def _path(path):
        if path[:1] == "/":
            path = "." + path
            warnings.warn("This search is broken in 1.3 and earlier, and will be fixed in a future version.  If you rely on the current "
                          f"behaviour, change it to {path!r}", FutureWarning, stacklevel=3)
        return path

    def find(self, path, namespaces=None):
        return self._root.find(self._path(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._path(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._path(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._path(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        text, encoding = _written(self._root, encoding, xml_declaration, default_namespace, method, short_empty_elements,
                                  getattr(file_or_filename, "encoding", None))
        if not hasattr(file_or_filename, "write"):
            encoding = "utf-8" if encoding == "unicode" else encoding
            with open(file_or_filename, "w", encoding=encoding, errors="xmlcharrefreplace") as file:
                file.write(text)
        elif encoding == "unicode":
            file_or_filename.write(text)
        else:
            file_or_filename.write(text.encode(encoding, "xmlcharrefreplace"))


def _read(source):
    if hasattr(source, "read"):
        return source.read()
    with open(source, "rb") as file:
        return file.read()


def _written(root, encoding, declaration, default_namespace, method, short, declared=None):
    """The text of a tree, and the encoding that it is for."""
    method = method or "xml"
    if method not in ("xml", "html", "text"):
        raise NotImplementedError("Diptych does not support canonical XML yet") if method == "c14n" else ValueError(f"unknown method {method!r}")
    encoding = encoding or "us-ascii"
    plain = encoding.lower() == "unicode"
    declared = (declared or "utf-8") if plain else encoding
    if method == "text":
        parts = [text if isinstance(text, str) else _no_text(text) for text in root.itertext()]
        parts.append(root.tail or "")
    else:
        writer = _Writer(method == "html", short, *_names(root, default_namespace))
        if method == "xml" and (declaration or declaration is None and not plain and declared.lower() not in ("utf-8", "us-ascii")):
            writer.parts.append(f"<?xml version='1.0' encoding='{declared}'?>\n")
        writer.element(root, True)
        parts = writer.parts
    return "".join(parts), "unicode" if plain else encoding


def _no_text(value):
    raise TypeError(f"cannot serialize {value!r} (type {type(value).__name__})")


def _names(root, default_namespace):
    """How each name of a tree is written, and the prefixes of the namespaces in it."""
    names, spaces = {}, {default_namespace: ""} if default_namespace else {}

    def learn(name):
        if isinstance(name, QName):
            name = name.text
        if name in names:
            return
        if not isinstance(name, str):
            _no_text(name)
        if name[:1] == "{":
            uri, local = name[1:].rsplit("}", 1)
            prefix = spaces.get(uri)
            if prefix is None:
                prefix = _namespace_map.get(uri) or f"ns{len(spaces)}"
                if prefix != "xml":
                    spaces[uri] = prefix
            names[name] = f"{prefix}:{local}" if prefix else local
        elif default_namespace:
            raise ValueError("cannot use non-qualified names with default_namespace option")
        else:
            names[name] = name

    for element in root.iter():
        if element.tag is not None and element.tag is not Comment and element.tag is not PI:
            learn(element.tag)
        for key, value in element.items():
            learn(key)
            if isinstance(value, QName):
                learn(value)
        if isinstance(element.text, QName):
            learn(element.text)
    return names, spaces


_lone = {"area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link", "meta", "param", "source", "track", "wbr"}


class _Writer:
    def __init__(self, html, short, names, spaces):
        self.html, self.short, self.names, self.spaces, self.parts = html, short, names, spaces, []

    def name(self, name):
        return self.names[name.text if isinstance(name, QName) else name]

    def text(self, text):
        if isinstance(text, QName):
            return self.name(text)
        if not isinstance(text, str):
            _no_text(text)
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") if "&" in text or "<" in text or ">" in text else text

    def attribute(self, text):
        if isinstance(text, QName):
            return self.name(text)
        if not isinstance(text, str):
            _no_text(text)
        pairs = ("&", "&amp;"), (">", "&gt;"), ('"', "&quot;")
        if not self.html:
            pairs = ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\r", "&#13;"), ("\n", "&#10;"), ("\t", "&#09;")
        for sign, written in pairs:
            if sign in text:
                text = text.replace(sign, written)
        return text

    def element(self, element, first=False):
        put, tag, text = self.parts.append, element.tag, element.text
        if tag is Comment:
            put(f"<!--{self.text(text) if self.html else text}-->")
        elif tag is PI:
            put(f"<?{self.text(text) if self.html else text}?>")
        elif tag is None:
            if text:
                put(self.text(text))
            for child in element:
                self.element(child)
        else:
            self.tag(element, self.name(tag), text, first)
        if element.tail:
            put(self.text(element.tail))

    def tag(self, element, tag, text, first):
        put = self.parts.append
        put("<" + tag)
        if first:
            for uri, prefix in sorted(self.spaces.items(), key=lambda pair: pair[1]):
                put(f' xmlns{":" + prefix if prefix else ""}="{self.attribute(uri)}"')
        for key, value in element.items():
            put(f' {self.name(key)}="{self.attribute(value)}"')
        low = tag.lower() if self.html else None
        if not self.html and self.short and not text and not len(element):
            put(" />")
            return
        put(">")
        if text:
            put(text if low in ("script", "style") else self.text(text))
        for child in element:
            self.element(child)
        if low not in _lone:
            put(f"</{tag}>")


_namespace_map = {"http://www.w3.org/XML/1998/namespace": "xml", "http://www.w3.org/1999/xhtml": "html",
                  "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://schemas.xmlsoap.org/wsdl/": "wsdl",
                  "http://www.w3.org/2001/XMLSchema": "xs", "http://www.w3.org/2001/XMLSchema-instance": "xsi",
                  "http://purl.org/dc/elements/1.1/": "dc"}


def register_namespace(prefix, uri):
    if prefix[:2] == "ns" and prefix[2:].isdigit():
        raise ValueError("Prefix format reserved for internal use")
    for known, other in list(_namespace_map.items()):
        if known == uri or other == prefix:
            del _namespace_map[known]
    _namespace_map[uri] = prefix


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    text, encoding = _written(element, encoding, xml_declaration, default_namespace, method, short_empty_elements)
    return text if encoding == "unicode" else text.encode(encoding, "xmlcharrefreplace")


def tostringlist(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    return [tostring(element, encoding, method, xml_declaration=xml_declaration, default_namespace=default_namespace,
                     short_empty_elements=short_empty_elements)]


def dump(elem):
    tree = elem if isinstance(elem, ElementTree) else ElementTree(elem)
    tree.write(sys.stdout, encoding="unicode")
    if not (tree.getroot().tail or "").endswith("\n"):
        sys.stdout.write("\n")


def indent(tree, space="  ", level=0):
    root = tree.getroot() if isinstance(tree, ElementTree) else tree
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")

    def inner(element, outside):
        inside = outside + space
        if not (element.text or "").strip():
            element.text = inside
        for child in element:
            if len(child):
                inner(child, inside)
            if not (child.tail or "").strip():
                child.tail = inside
        if not child.tail.strip():
            child.tail = outside

    if len(root):
        inner(root, "\n" + level * space)


class TreeBuilder:
    """Makes a tree of what a parser tells."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False):
        self._factory, self._comment, self._pi = element_factory or Element, comment_factory or Comment, pi_factory or PI
        self._with_comments, self._with_pis = insert_comments, insert_pis
        self._data, self._open, self._last, self._root, self._tail = [], [], None, None, False

    def _flush(self):
        if self._data:
            text, self._data = "".join(self._data), []
            if self._last is not None:
                if self._tail:
                    self._last.tail = text
                else:
                    self._last.text = text

    def data(self, data, /):
        self._data.append(data)

    def start(self, tag, attrs, /):
        self._flush()
        element = self._last = self._factory(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._tail = False
        return element

    def end(self, tag, /):
        self._flush()
        self._last, self._tail = self._open.pop(), True
        return self._last

    def _single(self, element, inserted):
        if inserted:
            self._flush()
            self._last, self._tail = element, True
            if self._open:
                self._open[-1].append(element)
        return element

    def comment(self, text, /):
        return self._single(self._comment(text), self._with_comments)

    def pi(self, target, text=None, /):
        return self._single(self._pi(target, text), self._with_pis)

    def close(self):
        self._flush()
        return self._root


class XMLParser:
    """Reads a text when it is whole, and tells a target of what is in it."""

    def __init__(self, *, target=None, encoding=None):
        self.target = TreeBuilder() if target is None else target
        self.entity, self.version, self._pieces, self._events = {}, "Expat 2.5.0", [], None

    def feed(self, data, /):
        if not isinstance(data, (str, bytes, bytearray, memoryview)):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        self._pieces.append(data)

    def flush(self):
        pass

    def close(self):
        pieces = self._pieces
        whole = (b"" if pieces and isinstance(pieces[0], (bytes, bytearray)) else "").join(pieces)
        try:
            self._run(whole)
        except Malformed as e:
            error = ParseError(str(e))
            error.code, error.position = e.code, e.position
            raise error from None
        return self.target.close() if hasattr(self.target, "close") else None

    def _tell(self, event, value):
        if self._events is not None and event in self._events[1]:
            self._events[0].append((event, value))

    def _run(self, data):
        reader, target = Reader(data), self.target
        reader.entities.update(self.entity)
        names, declared = Names(reader), []
        method = {name: getattr(target, name, None) for name in ("start", "end", "data", "comment", "pi", "start_ns", "end_ns", "doctype")}
        for kind, *parts in reader.events():
            if kind == "start":
                new, attributes = names.start(parts[1])
                declared.append(new)
                for prefix, uri in new.items():
                    self._tell("start-ns", (prefix, uri))
                    if method["start_ns"]:
                        method["start_ns"](prefix, uri)
                full = names.full(parts[0])
                if method["start"]:
                    written = {names.full(key, True): value for key, value in attributes.items()}
                    if len(written) < len(attributes):
                        reader.fail(8, reader.place)
                    self._tell("start", method["start"](full, written))
            elif kind == "end":
                if method["end"]:
                    self._tell("end", method["end"](names.full(parts[0])))
                names.end()
                for prefix in reversed(declared.pop()):
                    self._tell("end-ns", None)
                    if method["end_ns"]:
                        method["end_ns"](prefix)
            elif kind == "text":
                if method["data"]:
                    method["data"](parts[0])
            elif kind in ("comment", "pi"):
                if method[kind]:
                    self._tell(kind, method[kind](*parts))
            elif method["doctype"]:
                method["doctype"](parts[0], None, None)


class XMLPullParser:
    """Gives the events of a text; here all of them when it is closed."""

    def __init__(self, events=None, *, _parser=None):
        self._queue, self._parser = [], _parser or XMLParser()
        self._parser._events = self._queue, ("end",) if events is None else tuple(events)
        for event in self._parser._events[1]:
            if event not in ("start", "end", "start-ns", "end-ns", "comment", "pi"):
                raise ValueError(f"unknown event '{event}'")

    def feed(self, data):
        if self._parser is None:
            raise ValueError("feed() called after end of stream")
        self._parser.feed(data)

    def close(self):
        self.root, self._parser = self._parser.close(), None

    def read_events(self):
        while self._queue:
            yield self._queue.pop(0)


class _Events:
    def __init__(self, pull, text):
        self.root, self._pull, self._text, self._error = None, pull, text, None

    def __iter__(self):
        return self

    def __next__(self):
        if self._text is not None:
            self._pull.feed(self._text)
            self._text = None
            try:
                self._pull.close()
            except ParseError as e:
                self._error = e
        for event in self._pull.read_events():
            return event
        if self._error is not None:
            error, self._error = self._error, None
            raise error
        self.root = getattr(self._pull, "root", None)
        raise StopIteration


_Events.__name__ = _Events.__qualname__ = "IterParseIterator"


def iterparse(source, events=None, parser=None):
    return _Events(XMLPullParser(events, _parser=parser), _read(source))


def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def XML(text, parser=None):
    parser = XMLParser(target=TreeBuilder()) if parser is None else parser
    parser.feed(text)
    return parser.close()


fromstring = XML


def fromstringlist(sequence, parser=None):
    parser = XMLParser(target=TreeBuilder()) if parser is None else parser
    for text in sequence:
        parser.feed(text)
    return parser.close()


def XMLID(text, parser=None):
    tree = XML(text, parser)
    return tree, {element.get("id"): element for element in tree.iter() if element.get("id")}


def canonicalize(*args, **kwargs):
    raise NotImplementedError("Diptych does not support canonical XML yet")
