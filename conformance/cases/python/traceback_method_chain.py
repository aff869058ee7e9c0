class Q:
  def filter(self, x): return self
  def boom(self): raise ValueError('x')
q=Q()
r = (q.filter(1)
   .filter(2)
   .boom()
   .filter(3))
