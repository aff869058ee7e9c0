# Modules, packages, relative imports, circular imports, and the files that tracebacks name.
from blog import models
from blog.models import Post, helper
import blog.views as v, sys
import colorsys
print(__name__, __package__, models, Post, v.show(), models.__package__, colorsys.MINE)

if __name__ == "__main__":
    try:
        import circ_a
    except ImportError as e:
        print(e)
    try:
        import circ_c
    except AttributeError as e:
        print(e)
    for stmt in ("import nope", "import blog.nope", "from blog import nope", "import circ_b.x", "import broken"):
        try: exec(stmt)
        except (ImportError, SyntaxError) as e: print(type(e).__name__, e, getattr(e, "name", None), getattr(e,"path",None))
    helper(0)
