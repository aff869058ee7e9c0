from . import models
from .models import Post as P
def show(): return P.__module__, models.__name__, __file__[-13:]
def fail(n):
    return [1 / n for _ in range(2)]
