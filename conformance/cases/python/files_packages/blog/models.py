class Post: pass
def helper(n):
    from .views import fail
    return fail(1 / n if n else n)
