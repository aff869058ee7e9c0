class Money:
    def __init__(self, amount):
        self.amount = amount
    def __add__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.amount + other.amount)

print((Money(1) + Money(2)).amount)
print(sum([Money(1), Money(2)], Money(0)).amount)
sum([Money(1), Money(2)])
