# How an uncaught group is shown: nested boxes, chained members, notes.
def fail(kind, text):
    raise kind(text)

def collect():
    errors = []
    for kind, text in ((ValueError, "first"), (KeyError, "second")):
        try:
            fail(kind, text)
        except Exception as error:
            error.add_note(f"while handling {text}\nsecond line")
            errors.append(error)
    try:
        try:
            1 / 0
        except ZeroDivisionError as cause:
            raise RuntimeError("wrapped") from cause
    except RuntimeError as error:
        errors.append(ExceptionGroup("inner", [error, TypeError("never raised")]))
    raise ExceptionGroup("all of them", errors)

collect()
