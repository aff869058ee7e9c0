# What compile() wants of a tree, and where its nodes stand.
import ast
from ast import AST

_wanted = {"exec": ast.Module, "eval": ast.Expression, "single": ast.Interactive}
_kept = ("None", "True", "False")


def check(tree, mode):
    if not isinstance(tree, _wanted[mode]):
        raise TypeError(f"expected {_wanted[mode].__name__} node, got {type(tree).__name__}")
    _typed(tree, "mod")
    _valid(tree)


def _typed(node, kind):
    """Refuses a node that is not of a kind, or whose fields are not what they must be."""
    if not isinstance(node, getattr(ast, kind)):
        if getattr(ast, kind)._attributes and not hasattr(node, "lineno"):
            raise TypeError(f'required field "lineno" missing from {kind}')
        raise TypeError(f"expected some sort of {kind}, but got {node!r}")
    cls = next((cls for cls in type(node).__mro__ if cls in ast._types), None)
    if cls is None or cls is getattr(ast, kind) and cls in (ast.mod, ast.stmt, ast.expr, ast.pattern):
        raise TypeError(f"expected some sort of {kind}, but got {node!r}")
    for name in node._attributes:
        value = getattr(node, name, None)
        if value is None:
            if not name.startswith("end_") or kind == "pattern":
                if hasattr(node, name):
                    raise ValueError(f"field '{name}' is required for {cls.__name__}")
                raise TypeError(f'required field "{name}" missing from {kind}')
        elif not isinstance(value, int):
            raise ValueError(f"invalid integer value: {value!r}")
    for name, wanted, mark in ast._types[cls]:
        value = getattr(node, name, check)
        if value is check:
            raise TypeError(f'required field "{name}" missing from {cls.__name__}')
        if mark == "*":
            if not isinstance(value, list):
                raise TypeError(f'{cls.__name__} field "{name}" must be a list, not a {type(value).__name__}')
            for item in value:
                if item is not None or wanted not in ("expr", "stmt", "pattern"):
                    _part(item, wanted)
        elif value is not None:
            _part(value, wanted)
        elif mark != "?" and wanted != "constant":
            raise ValueError(f"field '{name}' is required for {cls.__name__}")


def _part(value, wanted):
    if wanted == "identifier" or wanted == "string":
        if not isinstance(value, str):
            raise TypeError(f"AST {wanted} must be of type str")
    elif wanted == "int":
        if not isinstance(value, int):
            raise ValueError(f"invalid integer value: {value!r}")
    elif wanted == "constant":
        _constant(value)
    else:
        _typed(value, wanted)


def _constant(value):
    if isinstance(value, (tuple, frozenset)):
        for item in value:
            _constant(item)
    elif value is not None and value is not ... and type(value) not in (int, float, complex, bool, str, bytes):
        raise TypeError(f"got an invalid type in Constant: {type(value).__name__}")


def _some(values, what, of):
    if not values:
        raise ValueError(f"empty {what} on {of}")


def _block(node, field="body"):
    _some(getattr(node, field), field, type(node).__name__)


def _name(name):
    if name in _kept:
        raise ValueError(f"identifier field can't represent '{name}' constant")


def _target(node, ctx=ast.Store):
    """Says that an expression is stored to."""
    _context(node, ctx)


def _context(node, ctx):
    own = getattr(node, "ctx", None)
    if own is None:
        if ctx is not ast.Load:
            raise ValueError(f"expression which can't be assigned to in {ctx.__name__} context")
        return
    if not isinstance(own, ctx):
        raise ValueError(f"expression must have {ctx.__name__} context but has {type(own).__name__} instead")
    if isinstance(node, (ast.List, ast.Tuple)):
        for item in node.elts:
            _nothing(item, "expression")
            _context(item, ctx)
    elif isinstance(node, ast.Starred):
        _context(node.value, ctx)


def _nothing(value, what):
    if value is None:
        raise ValueError(f"None disallowed in {what} list")


_targets = {ast.Assign: "targets", ast.AugAssign: "target", ast.AnnAssign: "target", ast.For: "target", ast.AsyncFor: "target",
            ast.comprehension: "target", ast.NamedExpr: "target", ast.withitem: "optional_vars", ast.Delete: "targets"}


def _valid(node):
    cls = type(node)
    rule = _rules.get(cls.__name__)
    if rule is not None:
        rule(node)
    stored = _targets.get(cls)
    ctx = ast.Del if cls is ast.Delete else ast.Store
    for name, value in ast.iter_fields(node):
        values = value if isinstance(value, list) else [value]
        for item in values:
            if item is None and isinstance(value, list) and not (name in ("kw_defaults", "keys") and cls in (ast.arguments, ast.Dict)):
                _nothing(item, "statement" if name in ("body", "orelse", "finalbody") else "expression")
            if isinstance(item, ast.expr):
                inner = isinstance(node, (ast.List, ast.Tuple, ast.Starred)) and not isinstance(node.ctx, ast.Load)
                if not inner:
                    _context(item, ctx if name == stored else ast.Load)
            if isinstance(item, AST):
                _valid(item)


def _import_from(node):
    if node.level is not None and node.level < 0:
        raise ValueError("Negative ImportFrom level")
    _block(node, "names")


def _annotated(node):
    if node.simple and not isinstance(node.target, ast.Name):
        raise TypeError("AnnAssign with simple non-Name target")


def _try(node):
    _block(node)
    if not node.handlers and not node.finalbody:
        raise ValueError(f"{type(node).__name__} has neither except handlers nor finalbody")
    if not node.handlers and node.orelse:
        raise ValueError(f"{type(node).__name__} has orelse but no except handlers")


def _raise(node):
    if node.cause and not node.exc:
        raise ValueError("Raise with cause but no exception")


def _with(node):
    _block(node, "items")
    _block(node)


def _several(node):
    if len(node.values) < 2:
        raise ValueError("BoolOp with less than 2 values")


def _dict(node):
    if len(node.keys) != len(node.values):
        raise ValueError("Dict doesn't have the same number of keys as values")


def _compare(node):
    if not node.comparators:
        raise ValueError("Compare with no comparators")
    if len(node.comparators) != len(node.ops):
        raise ValueError("Compare has a different number of comparators and operands")


def _loops(node):
    if not node.generators:
        raise ValueError("comprehension with no generators")


def _parameters(node):
    if len(node.defaults) > len(node.posonlyargs) + len(node.args):
        raise ValueError("more positional defaults than args on arguments")
    if len(node.kw_defaults) != len(node.kwonlyargs):
        raise ValueError("length of kwonlyargs is not the same as kw_defaults on arguments")


_rules = {"ImportFrom": _import_from, "AnnAssign": _annotated, "Try": _try, "TryStar": _try, "Raise": _raise, "With": _with, "AsyncWith": _with,
          "BoolOp": _several, "Dict": _dict, "Compare": _compare, "arguments": _parameters, "Name": lambda node: _name(node.id)}
_rules |= dict.fromkeys(["FunctionDef", "AsyncFunctionDef", "ClassDef", "For", "AsyncFor", "While", "If", "ExceptHandler"], _block)
_rules |= {kind: lambda node, field=field: _block(node, field) for kind, field in
           {"Delete": "targets", "Assign": "targets", "Import": "names", "Global": "names", "Nonlocal": "names", "Match": "cases"}.items()}
_rules |= dict.fromkeys(["ListComp", "SetComp", "DictComp", "GeneratorExp"], _loops)


def places(tree, order):
    """Where the nodes of order stand, made from the text of tree: where those of tree do. order begins with the whole."""
    found = {}
    if isinstance(tree, ast.Expression):
        pairs = [(tree.body, order[0])]
    else:
        pairs = [(tree, order[0])]
    for own, made in pairs:
        alike = type(own) is type(made) or isinstance(own, ast.Interactive)
        found[id(made)] = own
        for name in made._fields:
            ours, theirs = getattr(own, name, None) if alike else None, getattr(made, name)
            several = isinstance(theirs, list)
            if several and not (isinstance(ours, list) and len(ours) == len(theirs)):
                ours = [own] * len(theirs)
            for a, b in zip(ours, theirs) if several else ((ours, theirs),):
                if isinstance(b, AST):
                    pairs.append((a if isinstance(a, AST) else own, b))
    numbers = []
    for made in order:
        own = found.get(id(made), made)
        line, column = getattr(own, "lineno", 1), getattr(own, "col_offset", 0)
        last, end = getattr(own, "end_lineno", None), getattr(own, "end_col_offset", None)
        numbers += line, column, line if last is None else last, column if end is None else end
    return numbers
