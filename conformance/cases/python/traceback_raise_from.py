class DatabaseError(Exception):
    """Something went wrong in the store."""

def load(key):
    try:
        return {}[key]
    except KeyError as error:
        raise DatabaseError(f"no row {key!r}") from error

load("id")
