from sqlalchemy import String, column

name = column("name", String)
for expr in [name.contains("a_b%", autoescape=True), name.startswith("x^", autoescape=True, escape="^"), name.endswith("é")]:
    compiled = expr.compile()
    print(compiled, compiled.params)
try:
    name.contains(column("other"), autoescape=True)
except Exception as e:
    print(type(e).__name__, e)
