# complex numbers.
z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z, +z, z + 1, z * 2, z / 2, z ** 2, z == 3 + 4j, bool(0j), complex(1), complex("1-2j"), complex(1.5, -2))
print(1j * 1j, 2 ** 1j, (1 + 2j) * (3 - 1j), (1 + 2j) / (3 - 1j), 1j ** 3, 0j ** 0, complex(), complex(real=1, imag=2), complex("j"), complex(" 1+0j "))
print(repr(1e16 + 1j), 1j, -1j, -0j, complex(0, -0.0), complex(-0.0, 1), complex("inf"), complex(float("nan"), 1), [1j], str(2.0 + 0j), hash(1 + 0j) == hash(1))
print(f"{z:.1f} {z:g} {z:>12} {z:e}", "%s" % z, "{}".format(z), z == 3, 3 + 0j == 3, z != 4, sum([1j, 2]), max([1, 2], key=lambda v: abs(v + 1j)))
for bad in ("z < 1j", "z // 1", "z % 2", "int(z)", "float(z)", "complex('a')", "complex('1 + 2j')", "complex(1, 'a')", "complex('1', 2)", "z / 0", "0j ** -1", "divmod(z, 1)", "round(z)", "z.real = 1", "f'{z:d}'", "complex(None)", "'%d' % z", "sorted([1j, 2j])"):
    try:
        exec(bad)
    except Exception as error:
        print(type(error).__name__, error)
