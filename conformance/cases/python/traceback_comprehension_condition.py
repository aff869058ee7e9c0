class B:
  def __bool__(self): raise ValueError('b')
x = [1 for i in range(3) if B()]
