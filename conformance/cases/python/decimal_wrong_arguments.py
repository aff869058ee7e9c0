from decimal import *
import decimal
def t(n, f):
    try: print(n, f())
    except Exception as e: print(n, type(e).__module__, type(e).__name__, e)
D = Decimal
args = [(), ("x",), (D(2), D(3)), (1, 2, 3, 4)]
for name in "adjusted as_integer_ratio as_tuple canonical compare compare_signal compare_total compare_total_mag conjugate copy_abs copy_negate copy_sign exp fma is_canonical is_finite is_infinite is_nan is_normal is_qnan is_signed is_snan is_subnormal is_zero ln log10 logb max max_mag min min_mag next_minus next_plus next_toward normalize number_class quantize radix remainder_near rotate same_quantum scaleb shift sqrt to_eng_string to_integral to_integral_exact to_integral_value from_float __round__ __format__ __floordiv__ __divmod__ __add__ __hash__ __int__ __float__ __copy__ __deepcopy__ __reduce__ __complex__ __trunc__ __floor__ __ceil__ __bool__".split():
    for a in args:
        t(f"{name}{a}", lambda: getattr(D("1.25"), name)(*a))
for a in [(), (1,), ("x",), (None,), ([],), ((1,2),), ((0,(1,2),-1),), ((0,(1,12),-1),), ((2,(1,),0),), ((0,"1",0),), ((0,(1,),"x"),), ((0,(1,),"F"),), ((1,(),"n"),), ("1_0",), (" 1 ",), ("1 0",), ("",), ("١",), ("sNaN",), (1+2j,), (b"1",), (1,2,3), ("1", None), ("1", 3), (True,), (1e400,)]:
    t(f"Decimal{a}", lambda: D(*a))
t("kw", lambda: D(value="3")); t("kw", lambda: D(context=getcontext())); t("kw", lambda: D(foo=1))
for name, bad in [("prec", [0, -1, "x", 1.5, 10**30, None]), ("rounding", ["x", 3, None]), ("Emin", [1, "x"]), ("Emax", [-1, "x"]), ("capitals", [2, "x"]), ("clamp", [2, "x"]), ("foo", [1]), ("traps", [3, None]), ("flags", [3])]:
    for b in bad:
        c = Context()
        t(f"{name}={b}", lambda: setattr(c, name, b))
        t(f"Context({name}={b})", lambda: Context(**{name: b}))
        t(f"local({name}={b})", lambda: type(localcontext(**{name: b})))
t("q", lambda: D("1").quantize(D("0.1"), rounding="x")); t("q", lambda: D("1").quantize("0.1", ROUND_UP)); t("q", lambda: D("1").quantize(D("0.1"), context=3)); t("q", lambda: D("1.25").quantize(exp=D("0.1"), rounding=ROUND_UP))
t("set", lambda: setcontext(3)); t("get", lambda: getcontext(1)); t("l", lambda: localcontext(3)); t("r", lambda: round(D("1.25"), 1)); t("r", lambda: round(D("1.25"), "x")); t("r", lambda: round(D("NaN"))); t("i", lambda: int(D("inf"))); t("f", lambda: format(D("1.5"), "x")); t("f", lambda: format(D("1.5"), 3)); t("f", lambda: f"{D('1234.5'):,.3f}"); t("a", lambda: D(1) + 1.5); t("a", lambda: D(1) + "x"); t("a", lambda: D(1) < 1.5); t("a", lambda: D(1) < "x"); t("d", lambda: D(1) / 0); t("d", lambda: D(0) / 0); t("m", lambda: D(1) % 0); t("p", lambda: D(0) ** 0); t("h", lambda: hash(D("sNaN"))); t("c", lambda: D("sNaN") < 1)
c = Context(prec=5)
for name in "add subtract multiply divide divide_int remainder remainder_near power sqrt exp ln log10 abs minus plus compare max min quantize create_decimal create_decimal_from_float to_sci_string to_eng_string fma logb scaleb shift rotate same_quantum number_class is_nan Etiny Etop radix copy clear_flags clear_traps divmod normalize next_plus to_integral_value copy_decimal".split():
    for a in [(), ("x",), (D(7), 2), (1, 2, 3)]:
        t(f"c.{name}{a}", lambda: getattr(c, name)(*a))
