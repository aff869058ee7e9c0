import sys
def hook(t, v, tb):
    print("in hook")
    undefined_nme
sys.excepthook = hook
d = {}
d["missing"]
