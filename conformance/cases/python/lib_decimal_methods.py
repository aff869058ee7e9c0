from decimal import Decimal

d = Decimal("-123.4500")
print(d.as_tuple(), d.as_integer_ratio(), d.adjusted(), d.copy_abs(), d.copy_sign(Decimal(1)), d.is_signed(), d.number_class(), d.scaleb(2), d.same_quantum(Decimal("0.0001")))
print(Decimal("10").compare(Decimal("9")), Decimal("1.0").compare_total(Decimal("1.00")), Decimal(7).remainder_near(4), divmod(Decimal("-7"), 3), Decimal(-7) % 3, Decimal(-7) // 3, Decimal(3).fma(4, 5))
print(Decimal("1e-7"), Decimal("1E+10"), Decimal("0E-8"), Decimal("0.000001"), Decimal(10**20).to_eng_string(), Decimal((1, (1, 2, 3), -2)), Decimal.from_float(0.1), Decimal(0.5))
print(max(Decimal(1), Decimal("2.50")), sum([Decimal("0.1")] * 3), hash(Decimal("2.0")) == hash(2), float(Decimal("1.5")), int(Decimal("-1.9")), bool(Decimal(0)), repr(-Decimal(0)))
print(Decimal("2").max(Decimal("NaN")), Decimal("1.23").next_plus(), Decimal("5").logb(), Decimal("12").rotate(1), Decimal("1_000.5"))
