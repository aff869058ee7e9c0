"""Bank with custom exceptions, properties and a ledger."""
from __future__ import annotations
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal, ROUND_HALF_UP
from typing import Iterator, Protocol
import itertools, contextlib
class InsufficientFunds(Exception):
    def __init__(self, needed: Decimal, available: Decimal):
        self.needed, self.available = needed, available
        super().__init__(f"need {needed}, have {available}")
class Notifier(Protocol):
    def notify(self, message: str) -> None: ...
@dataclass(frozen=True, slots=True)
class Entry:
    id: int
    amount: Decimal
    note: str = ""
    at: datetime = field(default_factory=lambda: datetime(2024, 1, 1), compare=False)
    def __str__(self): return f"#{self.id:03d} {self.amount:>+10,.2f} {self.note or '-':<12} {self.at:%d %b %Y}"
class Account:
    _ids = itertools.count(1)
    interest = Decimal("0.025")
    def __init__(self, owner: str, balance=0): self.owner, self._entries, self._ids2 = owner, [], itertools.count(1); balance and self.deposit(balance, "opening")
    @property
    def balance(self) -> Decimal: return sum((e.amount for e in self._entries), Decimal())
    def deposit(self, amount, note=""):
        amount = Decimal(str(amount))
        if amount <= 0: raise ValueError(f"invalid amount: {amount!r}")
        self._entries.append(Entry(next(self._ids2), amount.quantize(Decimal(".01"), ROUND_HALF_UP), note)); return self
    def withdraw(self, amount, note=""):
        amount = Decimal(str(amount))
        if amount > self.balance: raise InsufficientFunds(amount, self.balance)
        self._entries.append(Entry(next(self._ids2), -amount, note)); return self
    def __iter__(self) -> Iterator[Entry]: yield from self._entries
    def __len__(self): return len(self._entries)
    def __getitem__(self, i): return self._entries[i]
    def __iadd__(self, x): return self.deposit(x)
    def __format__(self, spec): return f"{self.balance:{spec or '.2f'}}"
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self.balance})"
    def __bool__(self): return self.balance > 0
    def __eq__(self, o): return NotImplemented if not isinstance(o, Account) else self.balance == o.balance
    def __lt__(self, o): return self.balance < o.balance
@contextlib.contextmanager
def transaction(*accounts):
    saved = [list(a) for a in accounts]
    try: yield
    except Exception as e:
        for a, s in zip(accounts, saved): a._entries[:] = s
        e.add_note(f"rolled back {len(accounts)} accounts"); raise
a, b = Account("Ada", 100), Account("Bob")
a += "20.555"; a.withdraw(10, "coffee")
print(a, b, f"{a} {a:,.1f} {a:>12.2f}|", bool(b), len(a), a[-1], a[:2], sep="\n")
try:
    with transaction(a, b): b.deposit(50); a.withdraw(1000)
except InsufficientFunds as e: print(e, e.needed - e.available, e.__notes__, b.balance)
for bad in (-5, "abc", None, float("nan")):
    try: a.deposit(bad)
    except Exception as e: print(type(e).__name__, e)
print(*a, sep="\n"); print(max(a, b).owner, sorted([a, b]), a == b, a != 5, Entry(1, Decimal(1)) == Entry(1, Decimal(1), at=datetime.max))
try: a[0].amount = 5
except Exception as e: print(type(e).__name__, e)
try: hash(a)
except TypeError as e: print(e)
print(Account.deposit.__annotations__, Account.__iter__.__annotations__, Entry.__slots__)
a < 5
