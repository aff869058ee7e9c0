import argparse
p = argparse.ArgumentParser(prog="tool", description="A tool.")
p.add_argument("file"); p.add_argument("-n", "--num", type=int, default=3, help="how many (default: %(default)s)"); p.add_argument("-v", action="store_true"); p.add_argument("--mode", choices=["a", "b"]); p.add_argument("rest", nargs="*")
print(p.parse_args(["x.txt", "-n", "5", "-v", "--mode", "b", "y", "z"])); p.print_help()
for bad in (["-n", "x", "f"], [], ["f", "--mode", "c"], ["f", "--nope"]):
    try: p.parse_args(bad)
    except SystemExit as e: print("exit", e.code)
s = argparse.ArgumentParser(prog="git"); sub = s.add_subparsers(dest="cmd", required=True); a = sub.add_parser("add"); a.add_argument("paths", nargs="+"); a.set_defaults(func=len)
print(s.parse_args(["add", "a", "b"]).paths)
