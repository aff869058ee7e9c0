# Values of literals in a text. Trees of code are not there: asking for one says so.
import re

__all__ = ["literal_eval"]

_token = re.compile(r"""(?P<space>\s+|\\\n|\#[^\n]*)
    |(?P<text>[bBrRuUfF]{0,2}(?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"))
    |(?P<number>0[xXoObB]\w+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?)
    |(?P<name>\w+)
    |(?P<sign>\*\*|//|<<|>>|<=|>=|==|!=|:=|\.\.\.|.)""", re.S | re.X)

# What a sign or word after an operand makes of it.
_kinds = dict.fromkeys("* / // % @ & | ^ << >> ** + -".split(), "BinOp") | dict.fromkeys("< > <= >= == != in is not".split(), "Compare") | {
    "and": "BoolOp", "or": "BoolOp", "if": "IfExp", "(": "Call", "[": "Subscript", ".": "Attribute", ":=": "NamedExpr"}
_constants = {"None": None, "True": True, "False": False}


class _Reader:
    """Reads a text that is known to be an expression."""

    def __init__(self, text):
        self.tokens, line = [], 1
        for m in _token.finditer(text):
            if m.lastgroup != "space":
                self.tokens.append((m.lastgroup, m[0], line))
            line += m[0].count("\n")
        self.tokens.append(("end", "", line))
        self.at = 0

    @property
    def word(self):
        return self.tokens[self.at][1]

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def malformed(self, kind, line):
        node = type(kind, (), {"__module__": "ast"})()
        raise ValueError(f"malformed node or string on line {line}: {node!r}")

    def all(self):
        line = self.tokens[0][2]
        value = self.value()
        if self.word == ",":
            value = tuple(self.rest([value], ""))
        return value

    def rest(self, values, end):
        while self.word == ",":
            self.take()
            if self.word == end:
                break
            values.append(self.value())
        return values

    def value(self):
        start = self.at
        line = self.tokens[start][2]
        value, number = self.operand()
        if number and self.word in ("+", "-"):
            sign = self.take()[1]
            other, plain = self.operand(signed=False)
            if plain and isinstance(other, complex) and not isinstance(value, complex) and self.word not in _kinds:
                return value + other if sign == "+" else value - other
            self.malformed("BinOp", line)
        if self.word in ("+", "-"):
            self.malformed({")": "Tuple", "]": "List", "}": "Set"}.get(self.tokens[self.at - 1][1], "Constant"), line)
        if self.word in _kinds:
            kind = self.kind("Constant")
            self.malformed(kind, line)
        return value

    def kind(self, kind):
        """Returns what the operand just read is part of, itself of a kind."""
        while self.word in ("(", "[", "."):
            kind, opens = _kinds[self.word], self.take()[1]
            self.take() if opens == "." else self.skip()
        return kind if self.word in ("+", "-") else _kinds.get(self.word, kind)

    def skip(self):
        """Goes behind the bracket that is open; returns the words in it at its own level."""
        words, depth = [], 1
        while depth:
            word = self.take()[1]
            if word in ("(", "[", "{"):
                depth += 1
            elif word in (")", "]", "}"):
                depth -= 1
            elif depth == 1:
                words.append(word)
        return words

    def loops(self, kind, line):
        """Refuses a comprehension in the bracket that was opened."""
        at = self.at
        if "for" in self.skip():
            if kind == "SetComp" and ":" in [t[1] for t in self.tokens[at:self.at]]:
                kind = "DictComp"
            self.malformed(kind, line)
        self.at = at

    def operand(self, signed=True):
        """Returns a value, and whether it is a number that a sign may stand before."""
        group, word, line = self.take()
        if group == "text":
            if "f" in word[:2].lower().partition(word[-1])[0]:
                self.malformed("JoinedStr", line)
            value = eval(word)
            while self.tokens[self.at][0] == "text":
                more = self.take()[1]
                if "f" in more[:2].lower().partition(more[-1])[0]:
                    self.malformed("JoinedStr", line)
                value += eval(more)
            return value, False
        if group == "number":
            return eval(word), True
        if word == "...":
            return ..., False
        if word in ("+", "-") and signed:
            value, number = self.operand(signed=False)
            if not number:
                first = self.tokens[self.at - 1][1]
                self.malformed({")": "Tuple", "]": "List", "}": "Set"}.get(first, "Constant"), line)
            return (value if word == "+" else -value), True
        if word in _constants:
            return _constants[word], False
        if word == "set" and [t[1] for t in self.tokens[self.at:self.at + 2]] == ["(", ")"]:
            self.at += 2
            return set(), False
        if word in ("(", "[", "{"):
            self.loops({"(": "GeneratorExp", "[": "ListComp", "{": "SetComp"}[word], line)
            return self.round() if word == "(" else (self.square() if word == "[" else self.curly(), False)
        kinds = {"lambda": "Lambda", "await": "Await", "yield": "Yield", "*": "Starred", "~": "UnaryOp", "not": "UnaryOp", "+": "UnaryOp", "-": "UnaryOp"}
        self.malformed(kinds.get(word) or self.kind("Name"), line)

    def round(self):
        if self.word == ")":
            self.take()
            return (), False
        number = self.tokens[self.at][0] == "number" or self.word in ("+", "-")
        value = self.value()
        if self.word == ",":
            value, number = tuple(self.rest([value], ")")), False
        self.take()
        return value, number

    def square(self):
        values = [] if self.word == "]" else self.rest([self.value()], "]")
        self.take()
        return values

    def curly(self):
        if self.word == "}":
            self.take()
            return {}
        if self.word == "**":
            raise ValueError("malformed node or string: None")
        first = self.value()
        if self.word != ":":
            values = self.rest([first], "}")
            self.take()
            return set(values)
        self.take()
        pairs = {first: self.value()}
        while self.word == ",":
            self.take()
            if self.word == "}":
                break
            if self.word == "**":
                raise ValueError("malformed node or string: None")
            key = self.value()
            self.take()
            pairs[key] = self.value()
        self.take()
        return pairs


def literal_eval(node_or_string):
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    text = node_or_string.lstrip(" \t")
    compile(text, "<unknown>", "eval")
    return _Reader(text).all()


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise NotImplementedError(f"Diptych does not support ast.{name} yet")
