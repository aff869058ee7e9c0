import asyncio
from contextvars import ContextVar, copy_context, Token

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


user = ContextVar("user", default="nobody")
other = ContextVar("other")
print(user.get(), other.get("d"), user.name)
token = user.set("ann")
print(user.get(), token.old_value is Token.MISSING, token.var is user)
ctx = copy_context()
print(ctx[user], user in ctx, len(ctx), ctx.run(lambda: (user.set("bob"), user.get())[1]), user.get(), ctx[user])
user.reset(token)
print(user.get())
try:
    user.reset(token)
except RuntimeError as e:
    print("used once" in str(e))
t(lambda: ContextVar(5))
