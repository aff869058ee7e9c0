# Properties, class methods, private names, custom errors.
class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"need {needed}, have {available}")
        self.needed, self.available = needed, available

class Account:
    __next_id = 1
    interest = 0.02
    def __init__(self, owner, balance=0):
        self.owner, self.__balance = owner, balance
        self.id = Account.__next_id
        Account.__next_id += 1
        self.__log("opened")
    def __log(self, text):
        self.history = getattr(self, "history", []) + [text]
    @property
    def balance(self):
        """The current balance."""
        return self.__balance
    @balance.deleter
    def balance(self):
        self.__balance = 0
    def withdraw(self, amount):
        if amount > self.__balance:
            raise InsufficientFunds(amount, self.__balance)
        self.__balance -= amount
        self.__log(f"-{amount}")
        return self
    def __iadd__(self, amount):
        self.__balance += amount
        return self
    @classmethod
    def from_text(cls, text):
        owner, balance = text.split(":")
        return cls(owner, int(balance))
    @staticmethod
    def valid(amount):
        return amount > 0

a = Account.from_text("Ann:100")
a += 50
print(a.balance, a.id, a.withdraw(30).balance, a.history, Account.valid(-1), Account.balance.__doc__)
try:
    a.withdraw(1000)
except InsufficientFunds as error:
    print(error, error.needed, error.available, error.args)
for action in ("a.balance = 5", "a.__balance", "a.__log('x')", "Account.__next_id"):
    try:
        exec(action)
    except AttributeError as error:
        print(error)
print(a._Account__balance, Account._Account__next_id, sorted(vars(a)))
del a.balance
print(a.balance)
class Savings(Account):
    interest = 0.05
    def grow(self):
        self += self.balance * self.interest
        return round(self.balance, 2)
s = Savings("Bob", 200)
print(s.grow(), s.id, Savings.interest, Account.interest)
