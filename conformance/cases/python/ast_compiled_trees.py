from ast import *

def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

loc = dict(lineno=1, col_offset=0)

def run(tree, mode="exec"):
    return eval(compile(tree, "<t>", mode))

for f in [
    lambda: run(Module([], [])),
    lambda: run(Module(body=[])),
    lambda: run(Expression(Constant(1))),
    lambda: run(Expression(Constant(1)), "eval"),
    lambda: run(Expression(Constant(1, **loc)), "eval"),
    lambda: run(Module([Expr(Constant(1, **loc))], [])),
    lambda: run(Module([Expr(None, **loc)], [])),
    lambda: run(Module([Assign([], Constant(1, **loc), **loc)], [])),
    lambda: run(Module([Assign([Name("x", Load(), **loc)], Constant(1, **loc), **loc)], [])),
    lambda: run(Module([Assign(Name("x", Load(), **loc), Constant(1, **loc), **loc)], [])),
    lambda: run(Module([Assign([Constant(1, **loc)], Constant(1, **loc), **loc)], [])),
    lambda: run(Expression(Name("x", Store(), **loc)), "eval"),
    lambda: run(Expression(Name("None", Load(), **loc)), "eval"),
    lambda: run(Expression(Name(3, Load(), **loc)), "eval"),
    lambda: run(Expression("x"), "eval"),
    lambda: run(Expression(Constant([1], **loc)), "eval"),
    lambda: run(Expression(BoolOp(And(), [Constant(1, **loc)], **loc)), "eval"),
    lambda: run(Expression(Compare(Constant(1, **loc), [Lt()], [], **loc)), "eval"),
    lambda: run(Expression(Dict([Constant(1, **loc)], [], **loc)), "eval"),
    lambda: run(Expression(Call(Name("print", Load(), **loc), [Constant("hey", **loc)], [], **loc)), "eval"),
    lambda: run(Expression(Call(Name("print", Load(), **loc), [None], [], **loc)), "eval"),
    lambda: run(Module([If(Constant(1, **loc), [], [], **loc)], [])),
    lambda: run(Module([If(Constant(1, **loc), [None], [], **loc)], [])),
    lambda: run(Module([Try([Pass(**loc)], [], [], [], **loc)], [])),
    lambda: run(Module([FunctionDef("f", arguments([],[],None,[],[],None,[Constant(1, **loc)]), [Pass(**loc)], [], None, **loc)], [])),
    lambda: run(Module([ImportFrom("os", [], 0, **loc)], [])),
    lambda: run(Module([Raise(None, Constant(1, **loc), **loc)], [])),
    lambda: run(Module([Global([], **loc)], [])),
    lambda: run(Module([With([], [Pass(**loc)], **loc)], [])),
    lambda: run(Module([Return(**loc)], [])),
    lambda: run(Module([Break(**loc)], [])),
    lambda: run(Interactive([Expr(Constant(42, **loc), **loc)]), "single"),
]:
    show(f)
