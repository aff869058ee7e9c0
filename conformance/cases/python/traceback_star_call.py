def f(a): pass
f(*[1,2], **{'b':3})
