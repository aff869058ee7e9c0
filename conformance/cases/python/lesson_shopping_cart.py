# A shopping cart with dataclasses, decimals and formatted output.
from dataclasses import dataclass, field, asdict, replace
from decimal import Decimal

@dataclass(frozen=True, order=True)
class Product:
    name: str
    price: Decimal
    tags: tuple = ()

@dataclass
class Line:
    product: Product
    quantity: int = 1
    @property
    def total(self):
        return self.product.price * self.quantity

@dataclass
class Cart:
    lines: list[Line] = field(default_factory=list)
    discount: Decimal = Decimal("0")
    def add(self, product, quantity=1):
        for line in self.lines:
            if line.product == product:
                line.quantity += quantity
                return self
        self.lines.append(Line(product, quantity))
        return self
    @property
    def total(self):
        return sum((l.total for l in self.lines), Decimal("0")) * (1 - self.discount)
    def __len__(self): return sum(l.quantity for l in self.lines)

tea = Product("Tea", Decimal("3.50"), ("hot",))
cake = Product("Cake", Decimal("4.25"))
cart = Cart().add(tea, 2).add(cake).add(tea)
for line in cart.lines:
    print(f"{line.product.name:<10}{line.quantity:>3} x {line.product.price:>6} = {line.total:>7}")
print(f"{'Total':<10}{cart.total:>20.2f}", len(cart))
cart.discount = Decimal("0.1")
print(cart.total, round(cart.total, 2), f"{cart.total:.2f}")
print(cart)
print(asdict(cart)["lines"][0], replace(tea, price=Decimal("4")), sorted([tea, cake]), tea < cake, {tea: 1}[Product("Tea", Decimal("3.50"), ("hot",))])
try:
    tea.price = 1
except Exception as error:
    print(type(error).__name__, error)
try:
    Line()
except TypeError as error:
    print(error)
