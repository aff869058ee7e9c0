import io, sys
from django.core.management.base import BaseCommand, CommandError, LabelCommand, AppCommand, OutputWrapper, CommandParser
from django.core.management import call_command, BaseCommand as BC2
from django.db import models
class Item(models.Model):
    name = models.CharField(max_length=20)
    qty = models.IntegerField(default=0)
print(BaseCommand is BC2, BaseCommand, OutputWrapper)
class Restock(BaseCommand):
    help = "Fills the shelf"
    def add_arguments(self, parser):
        parser.add_argument("names", nargs="+", type=str)
        parser.add_argument("-q", "--quantity", type=int, default=5, help="how many")
        parser.add_argument("--dry-run", action="store_true", dest="dry")
        g = parser.add_mutually_exclusive_group()
        g.add_argument("--up", action="store_true")
        g.add_argument("--down", action="store_true")
    def handle(self, *args, **options):
        print(args, {k: v for k, v in sorted(options.items()) if k not in ("stdout", "stderr")})
        for n in options["names"]:
            if n == "bad": raise CommandError("no such item %r" % n)
            if not options["dry"]: Item.objects.update_or_create(name=n, defaults={"qty": options["quantity"]})
            self.stdout.write(self.style.SUCCESS("stocked %s" % n))
        self.stdout.write("done", ending="")
        self.stdout.write(" and done")
        self.stderr.write("warn")
        self.stdout.write(self.style.WARNING("x"), self.style.ERROR)
        self.stdout.write("Multi\nline\n")
        return "returned"
def t(*a, **k):
    out, err = io.StringIO(), io.StringIO()
    try:
        print("=>", repr(call_command(*a, stdout=out, stderr=err, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
    print(repr(out.getvalue()), repr(err.getvalue()))
t(Restock(), "a", "b")
t(Restock(), "a", quantity=9)
t(Restock(), "a", "--quantity=3", "--dry-run")
t(Restock(), ["a", "b"], dry=True)
t(Restock(), "a", dry_run=True, verbosity=0)
t(Restock(), names=["q"])
t(Restock())
t(Restock(), "bad")
t(Restock(), "a", "-q", "x")
t(Restock(), "a", "--nope")
t(Restock(), "a", nope=1)
t(Restock(), "a", "--up", "--down")
t(Restock(), "a", "-v", "7")
t(Restock(), "a", no_color=True, force_color=True)
print(list(Item.objects.order_by("name").values_list("name", "qty")))
class L(LabelCommand):
    label = "thing"
    def handle_label(self, label, **options):
        return label.upper() if label != "x" else None
t(L(), "a", "x", "b"); t(L()); 
class A(AppCommand):
    def handle_app_config(self, c, **o): return c.label
t(A(), "app"); t(A(), "zz"); t(A())
class N(BaseCommand): pass
t(N())
class O(BaseCommand):
    output_transaction = True
    requires_system_checks = []
    def handle(self, *a, **o): return "SELECT 1;"
t(O()); t(O(), skip_checks=False)
class R(BaseCommand):
    def add_arguments(self, p):
        p.add_argument("--must", required=True, type=int); p.add_argument("--lst", nargs="*", default=[])
        s = p.add_subparsers(dest="sub"); q = s.add_parser("one"); q.add_argument("--deep", type=int)
    def handle(self, *a, **o): print({k: o[k] for k in ("must", "lst", "sub")}, o.get("deep"))
t(R(), must=4); t(R()); t(R(), "--must", "3", "--lst", "a", "b"); t(R(), "--must=1", "one", "--deep", "2"); t(R(), must=1, lst=[1,2])
t("nosuchcommand")
try: BaseCommand(no_color=True, force_color=True)
except CommandError as e: print(e)
class Bad(BaseCommand): requires_system_checks = "x"
try: Bad()
except TypeError as e: print(e)
Restock(stdout=sys.stdout).print_help("manage.py", "restock")
try: Restock().run_from_argv(["manage.py", "restock", "a", "--dry-run"])
except SystemExit as e: print("exit", e.code)
c = Restock(stderr=io.StringIO())
try: c.run_from_argv(["manage.py", "restock", "bad", "--skip-checks"])
except SystemExit as e: print("exit", e.code, repr(c.stderr._out.getvalue()))
o = OutputWrapper(io.StringIO(), ending="!"); o.write("a"); o.write("b!"); o.write(); print(repr(o.getvalue()), o.isatty())
