class BankError(Exception):
    """Base of the bank's errors."""

class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} lacks {amount - account.balance:.2f}")
        self.account, self.amount = account, amount

class Account:
    count = 0
    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history = owner, balance, []
        Account.count += 1
    @property
    def balance(self):
        return self._balance
    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("balance cannot be negative")
        self.history.append((self._balance, value))
        self._balance = value
    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(self, amount)
        self.balance -= amount
        return self
    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance})"
    @classmethod
    def parse(cls, text):
        owner, _, amount = text.partition(":")
        return cls(owner.strip(), float(amount))
    @staticmethod
    def fee(amount):
        return round(amount * 0.01, 2)

class Savings(Account):
    def withdraw(self, amount):
        return super().withdraw(amount + self.fee(amount))

ann, bob = Account("Ann", 100), Savings.parse(" Bob : 50.5")
print(ann.withdraw(30).withdraw(20), bob.withdraw(10), bob.history, Account.count, Savings.count)
for who, amount in [(ann, 80), (bob, "x"), (ann, -5)]:
    try:
        who.withdraw(amount)
    except InsufficientFunds as e:
        print("refused:", e, e.account, e.amount, isinstance(e, BankError))
    except TypeError as e:
        print("bad amount:", e)
    else:
        print("ok", who)
    finally:
        print("tried", amount)
try:
    ann.balance = -1
except ValueError as e:
    print(e, ann.balance)
print(hasattr(ann, "pin"), getattr(ann, "pin", "none"), vars(bob), Account.balance.fget.__name__, Savings.__mro__[1].__name__)
bob.withdraw(1000)
