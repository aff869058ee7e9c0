import sys, logging
logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(message)s")
class App(Exception): pass
def handle(exc_type, exc, tb):
    if issubclass(exc_type, KeyboardInterrupt):
        sys.__excepthook__(exc_type, exc, tb)
        return
    logging.critical("uncaught", exc_info=(exc_type, exc, tb))
    sys.__excepthook__(exc_type, exc, tb)
sys.excepthook = handle
try:
    sys.excepthook(ValueError, ValueError("direct"), None)
except Exception as e:
    print(repr(e))
raise App("boom", 3)
