def g():
  yield 1
  raise KeyError('z')
for x in g(): pass
