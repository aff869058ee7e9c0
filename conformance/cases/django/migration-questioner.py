import sys, io
from django.db import models, migrations
from django.db.migrations.questioner import *
from django.db.migrations.optimizer import MigrationOptimizer
from django.db.migrations.state import ModelState
answers = []
def feed(*a): answers[:] = list(a)
import builtins
def inp(prompt=""):
    if prompt: print("prompt", prompt)
    a = answers.pop(0)
    if a is KeyboardInterrupt: raise KeyboardInterrupt
    print("<", a)
    return a
builtins.input = inp
def t(f, *a):
    try: print("=>", repr(f(*a)))
    except SystemExit as e: print("exit", e.code)
    except Exception as e: print(type(e).__name__, e)
q = InteractiveMigrationQuestioner()
f = models.CharField(max_length=3)
for ans in (("y",), ("n",), ("",), ("maybe","Y"), ("zz", "", "No")):
    feed(*ans); t(q.ask_rename, "m", "a", "b", f)
    feed(*ans); t(q.ask_rename_model, ModelState("t","A",[("id", models.AutoField(primary_key=True))]), ModelState("t","B",[("id", models.AutoField(primary_key=True))]))
    feed(*ans); t(q.ask_merge, "t")
for ans in (("1","5"), ("2",), ("3",), ("9","x","","1","","exit"), ("1","bad syntax","nope","timezone.now"), ("1","datetime.date(2020,1,1)"), (KeyboardInterrupt,), ("1", KeyboardInterrupt), ("1","")):
    for fn in (q.ask_not_null_addition, q.ask_not_null_alteration, q.ask_auto_now_add_addition, q.ask_unique_callable_default_addition):
        feed(*ans); 
        try: r = fn("f","m"); print("=>", getattr(r, "__name__", r))
        except SystemExit as e: print("exit", e.code)
        except IndexError as e: print("no more")
d = InteractiveMigrationQuestioner(dry_run=True)
for fn in (d.ask_not_null_addition, d.ask_not_null_alteration, d.ask_auto_now_add_addition, d.ask_unique_callable_default_addition): t(fn, "f","m")
for q in (MigrationQuestioner(), MigrationQuestioner({"ask_rename": True, "ask_rename_model": 1, "ask_merge": 2, "ask_initial": 3}), MigrationQuestioner(specified_apps={"t"}), NonInteractiveMigrationQuestioner(log=print), NonInteractiveMigrationQuestioner(verbosity=0, log=print)):
    t(q.ask_initial, "t"); t(q.ask_rename, 1,2,3,4); t(q.ask_rename_model,1,2); t(q.ask_merge,"x")
    t(q.ask_not_null_addition,"f","m"); t(q.ask_not_null_alteration,"f","m"); t(q.ask_auto_now_add_addition,"f","m"); t(q.ask_unique_callable_default_addition,"f","m")
out = io.StringIO()
from django.core.management.base import OutputWrapper
q = InteractiveMigrationQuestioner(prompt_output=OutputWrapper(out)); feed("y"); t(q.ask_rename,"m","a","b",f); print(repr(out.getvalue()))
