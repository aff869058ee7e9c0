from sqlalchemy import Integer, String, column, func, select

print(func.foo(1, "a", column("x")))
print(func.pkg.sub.do_it(5))
print(func.MixedCase(column("x")))
print(func.now(), func.current_date(), func.current_timestamp(), func.user())
print(func.lower_(column("x")))
print(func.coalesce(column("a", Integer), 5).type, func.max(column("s", String)).type, func.count().type)
print(func.my_fn(type_=Integer).type, func.unknown().type)
print(select(func.foo(), func.foo(2), func.bar()))
print(func.foo("x").compile().params)
