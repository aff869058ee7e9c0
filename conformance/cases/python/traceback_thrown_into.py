def g():
  yield 1
  yield 2
a = g()
next(a)
a.throw(ValueError('t'))
