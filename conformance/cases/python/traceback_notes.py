class AppError(Exception):
    """An error of the application."""


def save(item):
    error = AppError("could not save", item)
    error.add_note("item was " + repr(item))
    error.add_note("try again\nlater")
    raise error


try:
    save({"id": 1})
except AppError as e:
    print(e.__notes__)

save([1, 2])
