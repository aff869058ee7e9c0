def f(x):
	y = 1; return x.missing; z = 2
f(3)
