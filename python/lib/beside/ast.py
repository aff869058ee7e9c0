# Trees of code: their classes, reading them from text, walking and changing them.
import _ast

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000

# Each kind of node with the types of its fields, "*" for a list and "?" for what may be missing. After a line of "=" come the
# kinds that a word stands for; "@" marks those whose nodes have a place in the text, "@@" those that must know its end.
_grammar = """
mod = Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body) | FunctionType(expr* argtypes, expr returns)
stmt @= FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment) | \
AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment) | \
ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list) | Return(expr? value) | Delete(expr* targets) | \
Assign(expr* targets, expr value, string? type_comment) | AugAssign(expr target, operator op, expr value) | \
AnnAssign(expr target, expr annotation, expr? value, int simple) | \
For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) | \
AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) | While(expr test, stmt* body, stmt* orelse) | \
If(expr test, stmt* body, stmt* orelse) | With(withitem* items, stmt* body, string? type_comment) | \
AsyncWith(withitem* items, stmt* body, string? type_comment) | Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause) | \
Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | \
Assert(expr test, expr? msg) | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level) | Global(identifier* names) | \
Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
expr @= BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right) | \
UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse) | \
Dict(expr* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators) | SetComp(expr elt, comprehension* generators) | \
DictComp(expr key, expr value, comprehension* generators) | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | \
Yield(expr? value) | YieldFrom(expr value) | Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords) | \
FormattedValue(expr value, int conversion, expr? format_spec) | JoinedStr(expr* values) | Constant(constant value, string? kind) | \
Attribute(expr value, identifier attr, expr_context ctx) | Subscript(expr value, expr slice, expr_context ctx) | \
Starred(expr value, expr_context ctx) | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx) | \
Tuple(expr* elts, expr_context ctx) | Slice(expr? lower, expr? upper, expr? step)
expr_context = Load | Store | Del
boolop = And | Or
operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop = Invert | Not | UAdd | USub
cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler @= ExceptHandler(expr? type, identifier? name, stmt* body)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)
@arg(identifier arg, expr? annotation, string? type_comment)
@keyword(identifier? arg, expr value)
@alias(identifier name, identifier? asname)
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
pattern @@= MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns) | \
MatchMapping(expr* keys, pattern* patterns, identifier? rest) | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns) | \
MatchStar(identifier? name) | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
type_ignore = TypeIgnore(int lineno, string tag)
"""


class AST:
    _fields = ()
    _attributes = ()
    __match_args__ = ()

    def __init__(self, *args, **kwargs):
        fields, name = self._fields, type(self).__name__
        if len(args) > len(fields):
            raise TypeError(f"{name} constructor takes at most {len(fields)} positional argument{'' if len(fields) == 1 else 's'}")
        for field, value in zip(fields, args):
            setattr(self, field, value)
        for field, value in kwargs.items():
            if field in fields[:len(args)]:
                raise TypeError(f"{name} got multiple values for argument '{field}'")
            setattr(self, field, value)

    def __reduce_ex__(self, protocol):
        return type(self), (), dict(self.__dict__)


AST.__init__.__qualname__ = "AST.__init__"
_place = ("lineno", "col_offset", "end_lineno", "end_col_offset")
_types = {}        # of each class: its fields with type and mark
_singles = {}      # of each class of words: the words' own nodes, in order


def _declare(text, base, attributes=None):
    name, _, rest = text.partition("(")
    fields, members = [], {"__doc__": text, "__module__": "ast"}
    for field in rest.rstrip(")").split(", ") if rest else ():
        kind, field = field.split()
        mark = kind[-1] if kind[-1] in "*?" else ""
        fields.append((field, kind.rstrip("*?"), mark))
        if mark == "?":
            members[field] = None
    members["_fields"] = members["__match_args__"] = tuple(field for field, _, _ in fields)
    if attributes:
        members["_attributes"] = _place
        if attributes == "@":
            members["end_lineno"] = members["end_col_offset"] = None
    cls = globals()[name] = type(name, (base,), members)
    _types[cls] = fields
    return cls


def _declare_all():
    for line in _grammar.strip().split("\n"):
        head, equals, rest = line.partition("= ")
        if not equals:
            _declare(line.lstrip("@"), AST, "@" if line[0] == "@" else None)
            continue
        name, _, mark = head.partition(" ")
        kinds = rest.split(" | ")
        cls = _declare(name, AST, mark)
        bar = "\n" + " " * (len(name) + 1) + "| " if "(" in rest else " | "
        cls.__doc__ = f"{name} = {bar.join(kinds)}"
        made = [_declare(kind, cls) for kind in kinds]
        if "(" not in rest:
            _singles[name] = [kind() for kind in made]


_declare_all()


def _legacy(name, doc="Use value instead."):
    return property(lambda self: getattr(self, name), lambda self, value: setattr(self, name, value), doc="Deprecated. " + doc)


Constant.n = Constant.s = _legacy("value")
Tuple.dims = _legacy("elts", "Use elts instead.")


class _Literal(type):
    def __init__(cls, *args):
        cls.__doc__ = "Deprecated AST node class. Use ast.Constant instead"

    def __instancecheck__(cls, inst):
        if cls not in _literals:
            return type.__instancecheck__(cls, inst)
        missing = object()
        value = getattr(inst, "value", missing) if isinstance(inst, Constant) else missing
        return value is not missing and isinstance(value, _literals[cls]) and not (cls is Num and isinstance(value, bool))


def _literal(name, *fields):
    def new(cls, *args, **kwargs):
        if cls is Ellipsis:
            args = (..., *args)
        return Constant(*args, **kwargs) if cls in _literals else Constant.__new__(cls)
    members = {"__module__": "ast", "__new__": new}
    if name != "NameConstant":
        members["_fields"] = fields
    return _Literal(name, (Constant,), members)


Num, Str, Bytes = _literal("Num", "n"), _literal("Str", "s"), _literal("Bytes", "s")
NameConstant, Ellipsis = _literal("NameConstant"), _literal("Ellipsis")
_literals = {Num: (int, float, complex), Str: (str,), Bytes: (bytes,), NameConstant: (type(None), bool), Ellipsis: (type(...),)}


class slice(AST):
    "Deprecated AST node class."


class Index(slice):
    "Deprecated AST node class. Use the index value directly instead."

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    "Deprecated AST node class. Use ast.Tuple instead."

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


for _name, _base in ("Suite", mod), ("AugLoad", expr_context), ("AugStore", expr_context), ("Param", expr_context):
    globals()[_name] = type(_name, (_base,), {"__module__": "ast", "__doc__": "Deprecated AST node class.  Unused in Python 3."})

_comprehensions = ListComp, SetComp, DictComp, GeneratorExp
# What the parser calls otherwise.
_names = {"ExprStmt": Expr, "Arguments": arguments, "Arg": arg, "Keyword": keyword, "Alias": alias, "WithItem": withitem,
          "Comprehension": comprehension, "MatchCase": match_case, "Comp": ListComp}


def _node(raw, order):
    """The node of what the parser gives; order gets it, and all below it, in the parser's order of places."""
    kind, at = raw[0], 1
    cls = _names.get(kind) or globals()[kind]
    place = None
    if cls._attributes or kind == "Module":
        place, at = raw[1], 2
    if kind == "Comp":
        cls, at = _comprehensions[raw[2]], 3
    elif kind == "Try":
        cls, at = TryStar if raw[2] else Try, 3
    elif kind in ("FunctionDef", "For", "With"):
        cls, at = globals()["Async" + kind] if raw[2] else cls, 3
    self = cls.__new__(cls)
    if place is not None:
        order.append(self)
        if kind != "Module":
            self.lineno, self.col_offset, self.end_lineno, self.end_col_offset = place
    parts = raw[at:]
    if kind == "Comp" and cls is not DictComp:
        parts = parts[0], parts[2]
    for (field, kind, mark), value in zip(_types[cls], parts):
        if kind in _singles:
            words = _singles[kind]
            value = [words[i] for i in value] if mark == "*" else words[value]
        elif mark == "*":
            if kind != "identifier":
                found = []
                for item in value:
                    found.append(None if item is None else _node(item, order))
                value = found
        elif kind == "identifier":
            value = value or None
        elif kind == "int":
            value = int(value)
        elif kind == "string":
            value = "u" if value else None
        elif kind != "constant" and value is not None:
            value = _node(value, order)
        setattr(self, field, value)
    if cls is FormattedValue and not self.conversion:
        self.conversion = -1
    elif cls is Module:
        self.type_ignores = []
    return self


def _parse(source, filename, mode):
    tree = _node(_ast.parse(source, filename, mode), [])
    if mode == "eval":
        return Expression(body=tree)
    return Interactive(body=tree.body) if mode == "single" else tree


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None):
    flags = PyCF_ONLY_AST | (PyCF_TYPE_COMMENTS if type_comments else 0)
    if isinstance(feature_version, tuple):
        major, feature_version = feature_version
        assert major == 3
    return compile(source, filename, mode, flags, _feature_version=-1 if feature_version is None else feature_version)


def literal_eval(node_or_string):
    node = node_or_string
    if isinstance(node, str):
        node = parse(node.lstrip(" \t"), mode="eval")
    return _value(node.body if isinstance(node, Expression) else node)


def _malformed(node):
    line = getattr(node, "lineno", None)
    raise ValueError(f"malformed node or string{f' on line {line}' if line else ''}: {node!r}")


def _number(node, signed):
    if signed and isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        value = _number(node.operand, False)
        return +value if isinstance(node.op, UAdd) else -value
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _value(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_value, node.elts))
    if isinstance(node, List):
        return list(map(_value, node.elts))
    if isinstance(node, Set):
        return set(map(_value, node.elts))
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set" and node.args == node.keywords == []:
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_value, node.keys), map(_value, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _number(node.left, True), _number(node.right, False)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _number(node, True)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {type(node).__name__!r}")
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent
    return _dumped(node, annotate_fields, include_attributes, indent, 1)[0]


def _dumped(node, named, attributes, indent, level):
    """The text, and whether it is so short that it breaks no line."""
    begin, between = "", ", "
    if indent is not None:
        begin = "\n" + indent * level
        between = "," + begin
    if isinstance(node, list):
        if not node:
            return "[]", True
        return "[" + begin + between.join([_dumped(item, named, attributes, indent, level + 1)[0] for item in node]) + "]", False
    if not isinstance(node, AST):
        return repr(node), True
    cls, shown, simple, keywords = type(node), [], True, named
    wanted = [(field, False) for field in node._fields]
    if attributes:
        wanted += [(field, True) for field in node._attributes]
    for field, place in wanted:
        value = getattr(node, field, _dumped)
        if value is _dumped or value is None and getattr(cls, field, ...) is None:
            keywords = True
            continue
        text, short = _dumped(value, named, attributes, indent, level + 1)
        simple = simple and short
        shown.append(f"{field}={text}" if place or keywords else text)
    if simple and len(shown) <= 3:
        return f"{cls.__name__}({', '.join(shown)})", not shown
    return f"{cls.__name__}({begin}{between.join(shown)})", False


def copy_location(new_node, old_node):
    for name in _place:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    waiting = [(node, (1, 0, 1, 0))]
    while waiting:
        here, place = waiting.pop()
        found = []
        for name, value in zip(_place, place):
            if name in here._attributes:
                own = getattr(here, name, None)
                if own is None and (name.startswith("end_") or not hasattr(here, name)):
                    setattr(here, name, value)
                else:
                    value = own
            found.append(value)
        waiting.extend((child, found) for child in iter_child_nodes(here))
    return node


def increment_lineno(node, n=1):
    for child in walk(node):
        if isinstance(child, TypeIgnore) or "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if "end_lineno" in child._attributes and (end := getattr(child, "end_lineno", 0)) is not None:
            child.end_lineno = end + n
    return node


def iter_fields(node):
    for field in node._fields:
        try:
            yield field, getattr(node, field)
        except AttributeError:
            pass


def iter_child_nodes(node):
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def walk(node):
    waiting = [node]
    for node in waiting:
        waiting.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{type(node).__name__!r} can't have docstrings")
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    text = node.body[0].value
    if not (isinstance(text, Constant) and isinstance(text.value, str)):
        return None
    if clean:
        import inspect
        return inspect.cleandoc(text.value)
    return text.value


def get_source_segment(source, node, *, padded=False):
    import re
    first, start, last, end = (getattr(node, name, None) for name in _place)
    if None in (first, start, last, end):
        return None
    lines = [line.encode() for line in re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", source)]
    if first == last:
        return lines[first - 1][start:end].decode()
    before = re.sub(r"[^\f\t]", " ", lines[first - 1][:start].decode()) if padded else ""
    pieces = [lines[first - 1][start:], *lines[first:last - 1], lines[last - 1][:end]]
    return before + b"".join(pieces).decode()


class NodeVisitor:
    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)

    def visit_Constant(self, node):
        value = node.value
        for cls in NameConstant, Num, Str, Bytes, Ellipsis:
            if isinstance(value, _literals[cls]):
                method = "visit_" + cls.__name__
                if hasattr(self, method):
                    import warnings
                    warnings.warn(f"{method} is deprecated; add visit_Constant", DeprecationWarning, 2)
                    return getattr(self, method)(node)
                break
        return self.generic_visit(node)


class NodeTransformer(NodeVisitor):
    def generic_visit(self, node):
        for field, old in iter_fields(node):
            if isinstance(old, list):
                kept = []
                for item in old:
                    new = self.visit(item) if isinstance(item, AST) else item
                    if isinstance(new, AST) or new is item:
                        kept.append(new)
                    elif new is not None:
                        kept.extend(new)
                old[:] = kept
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, field)
                else:
                    setattr(node, field, new)
        return node


def unparse(ast_obj):
    import _ast_text
    return _ast_text.text_of(ast_obj)


def _compile(tree, filename, mode):
    """The code of a tree: that of its text, whose nodes are then said to stand where the tree's do."""
    import _ast_check
    _ast_check.check(tree, mode)
    text = unparse(tree.body if mode == "eval" else tree if mode == "exec" else Module(tree.body, []))
    order = []
    _node(_ast.parse(text, filename, mode), order)
    return _ast.compile(text, filename, mode, _ast_check.places(tree, order))
