import random

random.seed(2024)
for name, args in [("uniform", (1, 9)), ("triangular", (0, 10, 4)), ("gauss", (10, 2)), ("gauss", (0, 1)), ("normalvariate", (5, 1)),
                   ("lognormvariate", (0, 0.5)), ("expovariate", (0.5,)), ("gammavariate", (2, 3)), ("gammavariate", (0.5, 1)),
                   ("betavariate", (2, 5)), ("paretovariate", (3,)), ("weibullvariate", (1, 2)), ("vonmisesvariate", (1, 4))]:
    print(name, round(getattr(random, name)(*args), 9))
