# The text of a tree, in the form that ast.unparse() gives it.
import ast

# How tightly things bind, from loosest on; each word is a step tighter than the one before.
NAMED, TUPLE, YIELD, TEST, OR, AND, NOT, CMP, BITOR, XOR, BITAND, SHIFT, ARITH, TERM, FACTOR, POWER, AWAIT, ATOM = range(18)

_binary = {"Add": ("+", ARITH), "Sub": ("-", ARITH), "Mult": ("*", TERM), "MatMult": ("@", TERM), "Div": ("/", TERM), "Mod": ("%", TERM),
           "LShift": ("<<", SHIFT), "RShift": (">>", SHIFT), "BitOr": ("|", BITOR), "BitXor": ("^", XOR), "BitAnd": ("&", BITAND),
           "FloorDiv": ("//", TERM), "Pow": ("**", POWER)}
_unary = {"Invert": ("~", FACTOR), "Not": ("not ", NOT), "UAdd": ("+", FACTOR), "USub": ("-", FACTOR)}
_compared = {"Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not", "In": "in", "NotIn": "not in"}
_long = ('"""', "'''")
_quotes = ("'", '"', *_long)
_infinity = "1e309"


def _escaped(text, quotes, spaces=False):
    """A string's inside, and the quotes that may stand around it."""
    inside = "".join(c if c in "\n\t" and not spaces or c != "\\" and c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
    fit = [q for q in quotes if q not in inside and (len(q) == 3 or "\n" not in inside)]
    if not fit:
        whole = repr(text)
        return whole[1:-1], [next((q for q in quotes if whole[0] in q), whole[0])]
    if inside:
        fit.sort(key=lambda q: q[0] == inside[-1])
        if fit[0][0] == inside[-1]:
            inside = inside[:-1] + "\\" + inside[-1]
    return inside, fit


def _quoted(text, quotes=_quotes):
    inside, fit = _escaped(text, quotes)
    return fit[0] + inside + fit[0]


def _commas(texts):
    return ", ".join(texts)


class _Expressions:
    """Writes expressions. plain is set within an f-string's braces, where no backslash may stand."""

    def __init__(self, plain=False):
        self.plain = plain

    def text(self, node, level=TEST):
        write = getattr(self, "write_" + type(node).__name__, None)
        if write is None:
            next(ast.iter_fields(node), None)      # what is no node says so
            return ""
        return write(node, level)

    def all(self, nodes, level=TEST):
        return [self.text(node, level) for node in nodes]

    def within(self, own, level, text):
        return f"({text})" if level > own else text

    def items(self, texts):
        return texts[0] + "," if len(texts) == 1 else _commas(texts)

    def constant(self, value):
        if isinstance(value, (float, complex)):
            return repr(value).replace("inf", _infinity).replace("nan", f"({_infinity}-{_infinity})")
        return _quoted(value) if self.plain and isinstance(value, str) else repr(value)

    def write_Constant(self, node, level):
        value = node.value
        if isinstance(value, tuple):
            return f"({self.items([self.constant(v) for v in value])})"
        if value is ...:
            return "..."
        return ("u" if node.kind == "u" else "") + self.constant(value)

    def write_Name(self, node, level):
        return node.id

    def write_Attribute(self, node, level):
        number = isinstance(node.value, ast.Constant) and isinstance(node.value.value, int)
        return f"{self.text(node.value, ATOM)}{' ' if number else ''}.{node.attr}"

    def write_Subscript(self, node, level):
        inside = node.slice
        several = isinstance(inside, ast.Tuple) and inside.elts
        return f"{self.text(node.value, ATOM)}[{self.items(self.all(inside.elts)) if several else self.text(inside)}]"

    def write_Slice(self, node, level):
        lower, upper, step = (self.text(part) if part else "" for part in (node.lower, node.upper, node.step))
        return f"{lower}:{upper}" + (":" + step if node.step else "")

    def write_Starred(self, node, level):
        return "*" + self.text(node.value, BITOR)

    def write_Call(self, node, level):
        return f"{self.text(node.func, ATOM)}({_commas(self.all(node.args) + self.all(node.keywords))})"

    def write_keyword(self, node, level):
        return ("**" if node.arg is None else node.arg + "=") + self.text(node.value)

    def write_NamedExpr(self, node, level):
        return self.within(NAMED, level, f"{self.text(node.target, ATOM)} := {self.text(node.value, ATOM)}")

    def write_BoolOp(self, node, level):
        own, word = (AND, " and ") if isinstance(node.op, ast.And) else (OR, " or ")
        # Each operand binds a step tighter than the one before.
        return self.within(own, level, word.join(self.text(value, min(own + i, ATOM)) for i, value in enumerate(node.values, 1)))

    def write_BinOp(self, node, level):
        sign, own = _binary[type(node.op).__name__]
        left, right = (own + 1, own) if own == POWER else (own, own + 1)
        return self.within(own, level, f"{self.text(node.left, left)} {sign} {self.text(node.right, right)}")

    def write_UnaryOp(self, node, level):
        sign, own = _unary[type(node.op).__name__]
        return self.within(own, level, sign + self.text(node.operand, own))

    def write_Compare(self, node, level):
        parts = [self.text(node.left, BITOR)]
        for op, other in zip(node.ops, node.comparators):
            parts += _compared[type(op).__name__], self.text(other, BITOR)
        return self.within(CMP, level, " ".join(parts))

    def write_IfExp(self, node, level):
        return self.within(TEST, level, f"{self.text(node.body, OR)} if {self.text(node.test, OR)} else {self.text(node.orelse)}")

    def write_Lambda(self, node, level):
        parameters = self.text(node.args)
        return self.within(TEST, level, f"lambda{' ' if parameters else ''}{parameters}: {self.text(node.body)}")

    def write_Await(self, node, level):
        return self.within(AWAIT, level, "await" + (" " + self.text(node.value, ATOM) if node.value else ""))

    def write_Yield(self, node, level):
        return self.within(YIELD, level, "yield" + (" " + self.text(node.value, ATOM) if node.value else ""))

    def write_YieldFrom(self, node, level):
        if not node.value:
            raise ValueError("Node can't be used without a value attribute.")
        return self.within(YIELD, level, "yield from " + self.text(node.value, ATOM))

    def write_Tuple(self, node, level):
        text = self.items(self.all(node.elts)) if node.elts else ""
        return text if node.elts and level <= TUPLE else f"({text})"

    def write_List(self, node, level):
        return f"[{_commas(self.all(node.elts))}]"

    def write_Set(self, node, level):
        return "{" + (_commas(self.all(node.elts)) or "*()") + "}"

    def write_Dict(self, node, level):
        pairs = ("**" + self.text(value, BITOR) if key is None else f"{self.text(key)}: {self.text(value)}" for key, value in zip(node.keys, node.values))
        return "{" + _commas(pairs) + "}"

    def loops(self, node):
        return "".join(self.all(node.generators))

    def write_comprehension(self, node, level):
        conditions = "".join(" if " + self.text(test, OR) for test in node.ifs)
        return f" {'async ' if node.is_async else ''}for {self.text(node.target, TUPLE)} in {self.text(node.iter, OR)}{conditions}"

    def write_ListComp(self, node, level):
        return f"[{self.text(node.elt)}{self.loops(node)}]"

    def write_SetComp(self, node, level):
        return "{" + self.text(node.elt) + self.loops(node) + "}"

    def write_GeneratorExp(self, node, level):
        return f"({self.text(node.elt)}{self.loops(node)})"

    def write_DictComp(self, node, level):
        return "{" + f"{self.text(node.key)}: {self.text(node.value)}{self.loops(node)}" + "}"

    def write_JoinedStr(self, node, level):
        if self.plain:
            return "f" + _quoted(self.inside(node))
        parts, quotes = [], list(_quotes)
        for value in node.values:
            part, quotes = _escaped(self.inside(value), quotes, isinstance(value, ast.Constant))
            parts.append(part)
        return f"f{quotes[0]}{''.join(parts)}{quotes[0]}"

    def inside(self, node):
        """What stands between an f-string's quotes, nothing escaped."""
        if isinstance(node, ast.JoinedStr):
            return "".join(map(self.inside, node.values))
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value.replace("{", "{{").replace("}", "}}")
        if isinstance(node, ast.FormattedValue):
            return self.write_FormattedValue(node, TEST)
        raise ValueError(f"Unexpected node inside JoinedStr, {node!r}")

    def write_FormattedValue(self, node, level):
        text = type(self)(plain=True).text(node.value, OR)
        if "\\" in text:
            raise ValueError("Unable to avoid backslash in f-string expression part")
        conversion = "" if node.conversion == -1 else "!" + chr(node.conversion)
        spec = ":" + self.inside(node.format_spec) if node.format_spec else ""
        return "{" + (" " if text.startswith("{") else "") + text + conversion + spec + "}"

    def write_arg(self, node, level):
        return node.arg + (": " + self.text(node.annotation) if node.annotation else "")

    def write_arguments(self, node, level):
        plain = node.posonlyargs + node.args
        defaults = [None] * (len(plain) - len(node.defaults)) + node.defaults
        parts = []
        for i, (parameter, default) in enumerate(zip(plain, defaults), 1):
            parts.append(self.text(parameter) + ("=" + self.text(default) if default else ""))
            if i == len(node.posonlyargs):
                parts.append("/")
        if node.vararg or node.kwonlyargs:
            parts.append("*" + (self.text(node.vararg) if node.vararg else ""))
        for parameter, default in zip(node.kwonlyargs, node.kw_defaults):
            parts.append(self.text(parameter) + ("=" + self.text(default) if default else ""))
        if node.kwarg:
            parts.append("**" + self.text(node.kwarg))
        return _commas(parts)

    def write_alias(self, node, level):
        return node.name + (" as " + node.asname if node.asname else "")

    def write_withitem(self, node, level):
        return self.text(node.context_expr) + (" as " + self.text(node.optional_vars) if node.optional_vars else "")

    def write_FunctionType(self, node, level):
        return f"({_commas(self.all(node.argtypes))}) -> {self.text(node.returns)}"

    def write_Expression(self, node, level):
        return self.text(node.body)

    def write_MatchValue(self, node, level):
        return self.text(node.value)

    def write_MatchSingleton(self, node, level):
        return self.constant(node.value)

    def write_MatchSequence(self, node, level):
        return f"[{_commas(self.all(node.patterns))}]"

    def write_MatchStar(self, node, level):
        return "*" + ("_" if node.name is None else node.name)

    def write_MatchMapping(self, node, level):
        parts = [f"{self.text(key)}: {self.text(pattern)}" for key, pattern in zip(node.keys, node.patterns, strict=True)]
        return "{" + _commas(parts if node.rest is None else [*parts, "**" + node.rest]) + "}"

    def write_MatchClass(self, node, level):
        named = (f"{name}={self.text(pattern)}" for name, pattern in zip(node.kwd_attrs, node.kwd_patterns, strict=True))
        return f"{self.text(node.cls, ATOM)}({_commas([*self.all(node.patterns), *named])})"

    def write_MatchAs(self, node, level):
        if node.name is None or node.pattern is None:
            return node.name or "_"
        return self.within(TEST, level, f"{self.text(node.pattern, BITOR)} as {node.name}")

    def write_MatchOr(self, node, level):
        return self.within(BITOR, level, " | ".join(self.all(node.patterns, XOR)))


class _Statements(_Expressions):
    """Writes statements, line by line; what is asked for an expression gets its text."""

    def __init__(self, plain=False):
        super().__init__(plain)
        self.lines, self.depth, self.groups = [], 0, False

    def line(self, text):
        self.lines.append("    " * self.depth + text)

    def gap(self):
        if self.lines:
            self.lines.append("")

    def block(self, head, body, comment=None):
        self.line(head + ":" + (f" # type: {comment}" if comment is not None else ""))
        self.depth += 1
        self.body(body)
        self.depth -= 1

    def body(self, nodes):
        for node in nodes:
            self.statement(node)

    def statement(self, node):
        state = getattr(self, "state_" + type(node).__name__, None)
        if state is None:
            self.lines.append(self.text(node))
        else:
            state(node)

    def documented(self, node):
        """Writes a body whose first string is a docstring."""
        body = node.body
        first = body[0].value if body and isinstance(body[0], ast.Expr) else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            self.line(("u" if first.kind == "u" else "") + _quoted(first.value, _long))
            body = body[1:]
        self.body(body)

    def comment(self, node):
        return self.ignored.get(node.lineno) or node.type_comment if self.ignored else node.type_comment

    ignored = None

    def state_Module(self, node):
        self.ignored = {ignore.lineno: "ignore" + ignore.tag for ignore in node.type_ignores}
        self.documented(node)

    def state_Interactive(self, node):
        for part in node.body:
            self.lines = []
            self.statement(part)

    def state_Expr(self, node):
        self.line(self.text(node.value, YIELD))

    def state_Pass(self, node):
        self.line("pass")

    def state_Break(self, node):
        self.line("break")

    def state_Continue(self, node):
        self.line("continue")

    def state_Import(self, node):
        self.line("import " + _commas(self.all(node.names)))

    def state_ImportFrom(self, node):
        self.line(f"from {'.' * (node.level or 0)}{node.module or ''} import {_commas(self.all(node.names))}")

    def state_Assign(self, node):
        comment = self.comment(node)
        targets = "".join(target + " = " for target in self.all(node.targets, TUPLE))
        self.line(targets + self.text(node.value) + (f" # type: {comment}" if comment is not None else ""))

    def state_AugAssign(self, node):
        self.line(f"{self.text(node.target)} {_binary[type(node.op).__name__][0]}= {self.text(node.value)}")

    def state_AnnAssign(self, node):
        target = self.text(node.target)
        if not node.simple and isinstance(node.target, ast.Name):
            target = f"({target})"
        self.line(f"{target}: {self.text(node.annotation)}" + (" = " + self.text(node.value) if node.value else ""))

    def state_Return(self, node):
        self.line("return" + (" " + self.text(node.value) if node.value else ""))

    def state_Delete(self, node):
        self.line("del " + _commas(self.all(node.targets)))

    def state_Assert(self, node):
        self.line("assert " + self.text(node.test) + (", " + self.text(node.msg) if node.msg else ""))

    def state_Global(self, node):
        self.line("global " + _commas(node.names))

    def state_Nonlocal(self, node):
        self.line("nonlocal " + _commas(node.names))

    def state_Raise(self, node):
        if not node.exc and node.cause:
            raise ValueError("Node can't use cause without an exception.")
        self.line("raise" + (" " + self.text(node.exc) if node.exc else "") + (" from " + self.text(node.cause) if node.cause else ""))

    def state_Try(self, node, star=False):
        outer, self.groups = self.groups, star
        self.block("try", node.body)
        self.body(node.handlers)
        if node.orelse:
            self.block("else", node.orelse)
        if node.finalbody:
            self.block("finally", node.finalbody)
        self.groups = outer

    def state_TryStar(self, node):
        self.state_Try(node, True)

    def state_ExceptHandler(self, node):
        head = "except*" if self.groups else "except"
        self.block(head + (" " + self.text(node.type) if node.type else "") + (" as " + node.name if node.name else ""), node.body)

    def decorated(self, node):
        self.gap()
        for decorator in node.decorator_list:
            self.line("@" + self.text(decorator))

    def state_ClassDef(self, node):
        self.decorated(node)
        bases = self.all(node.bases) + self.all(node.keywords)
        self.line(f"class {node.name}{f'({_commas(bases)})' if bases else ''}:")
        self.inner(node)

    def inner(self, node):
        self.depth += 1
        self.documented(node)
        self.depth -= 1

    def state_FunctionDef(self, node, word="def"):
        self.decorated(node)
        returns, comment = " -> " + self.text(node.returns) if node.returns else "", self.comment(node)
        self.line(f"{word} {node.name}({self.text(node.args)}){returns}:" + (f" # type: {comment}" if comment is not None else ""))
        self.inner(node)

    def state_AsyncFunctionDef(self, node):
        self.state_FunctionDef(node, "async def")

    def state_For(self, node, word="for"):
        self.block(f"{word} {self.text(node.target, TUPLE)} in {self.text(node.iter)}", node.body, self.comment(node))
        if node.orelse:
            self.block("else", node.orelse)

    def state_AsyncFor(self, node):
        self.state_For(node, "async for")

    def state_While(self, node):
        self.block("while " + self.text(node.test), node.body)
        if node.orelse:
            self.block("else", node.orelse)

    def state_If(self, node):
        self.block("if " + self.text(node.test), node.body)
        while len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            node = node.orelse[0]
            self.block("elif " + self.text(node.test), node.body)
        if node.orelse:
            self.block("else", node.orelse)

    def state_With(self, node, word="with"):
        self.block(f"{word} {_commas(self.all(node.items))}", node.body, self.comment(node))

    def state_AsyncWith(self, node):
        self.state_With(node, "async with")

    def state_Match(self, node):
        self.block("match " + self.text(node.subject), node.cases)

    def state_match_case(self, node):
        self.block("case " + self.text(node.pattern) + (" if " + self.text(node.guard) if node.guard else ""), node.body)


def text_of(tree):
    writer = _Statements()
    writer.body(tree if isinstance(tree, list) else [tree])
    return "\n".join(writer.lines)
