class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self.balance

    def is_rich(self):
        return self.balance > 100000


class Savings(Account):
    def __init__(self, owner, rate):
        super().__init__(owner)
        self.rate = rate

    def deposit(self, amount):
        return super().deposit(amount + self.rate)


def run(count):
    rich = 0
    account = Savings("a", 2)
    for i in range(count):
        account.deposit(i)
        if account.is_rich():
            rich += 1
    return rich, account.balance


print(run(100000))
