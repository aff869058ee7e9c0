import traceback
import warnings
from ast import *

class V(NodeVisitor):
    def __init__(self): self.names = []
    def visit_Name(self, node): self.names.append(node.id)
    def visit_FunctionDef(self, node): self.names.append("def " + node.name); self.generic_visit(node)
v = V(); v.visit(parse("def f(a):\n    return a + b*c\nx = f(y)")); print(v.names)
class T(NodeTransformer):
    def visit_Num(self, node): return Constant(node.n * 2)
    def visit_Name(self, node):
        if node.id == "x": return Subscript(Name("data", Load()), Constant("x"), node.ctx)
        return node
    def visit_Assert(self, node): return None
    def visit_Expr(self, node): self.generic_visit(node); return [node, node]
warnings.simplefilter("ignore")
tree = fix_missing_locations(T().visit(parse("x = 1\nassert x\nprint(x)\n")))
print(unparse(tree)); data = {}; exec(compile(tree, "<x>", "exec"))
def boom():
    tree = parse("def f(x):\n\n\n    return x.y.z\n\nf(1)")
    exec(compile(tree, "<tree>", "exec"), {})
try: boom()
except AttributeError as e: print([ (f.filename, f.lineno, f.name) for f in traceback.extract_tb(e.__traceback__)])
match parse("a + 1", mode="eval"):
    case Expression(BinOp(Name(id=n), Add(), Constant(c))): print(n, c)
