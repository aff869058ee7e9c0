from graphlib import TopologicalSorter, CycleError

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


g = {"D": {"B", "C"}, "C": {"A"}, "B": {"A"}}
order = list(TopologicalSorter({"d": ["b", "c"], "c": ["a"], "b": ["a"]}).static_order())
print(order, list(TopologicalSorter().static_order()))
ts = TopologicalSorter()
ts.add("pie", "crust", "apples")
ts.add("crust", "flour")
ts.prepare()
while ts.is_active():
    ready = ts.get_ready()
    print(ready)
    ts.done(*ready)
try:
    list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order())
except CycleError as e:
    print(e.args)
t(lambda: ts.add("late"))
t(lambda: ts.prepare())
t(lambda: ts.done("nope"))
t(lambda: TopologicalSorter().get_ready())
