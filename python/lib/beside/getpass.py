# Asking for a password, which comes from the same answers as input().
import os


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None):
    return input(prompt)


def getuser():
    return os.getlogin()
