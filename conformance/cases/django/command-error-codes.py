from django.core.management.base import CommandError, SystemCheckError
for e in (CommandError("a"), CommandError("a", "b", returncode=4), CommandError(), SystemCheckError("x"), SystemCheckError("y", returncode=2)):
    print(repr(e), str(e), e.args, e.returncode)
class Sub(CommandError): pass
try: raise Sub("z", returncode=9)
except CommandError as e: print(repr(e), e.returncode, e.args)
except TypeError as e: print(e)
