import sys
def main():
    inventory = {}
    def add(name, qty=1, *, price):
        item = inventory.setdefault(name, {"qty": 0, "price": price}); item["qty"] += qty; item["price"] = price
    add("pen", 10, price=1.5); add("book", price=12.99); add("pen", 5, price=1.25)
    print(f"{'Item':<10}{'Qty':>5}{'Price':>10}{'Total':>12}"); print("-" * 37)
    total = 0
    for name, it in sorted(inventory.items(), key=lambda kv: -kv[1]["price"]):
        line = it["qty"] * it["price"]; total += line
        print(f"{name:<10}{it['qty']:>5}{it['price']:>10.2f}{line:>12,.2f}")
    print(f"{'Total':<25}{total:>12,.2f}".replace(",", "."))
    grid = [["." for _ in range(5)] for _ in range(3)]; grid[1][2] = "#"; print("\n".join("".join(r) for r in grid))
    words = "the cat sat on the mat the end".split(); freq = {}
    for w in words: freq[w] = freq.get(w, 0) + 1
    print(sorted(freq.items(), key=lambda p: (-p[1], p[0]))[:3], {k: v for k, v in freq.items() if v > 1}, set(map(len, words)))
    primes = [n for n in range(2, 50) if all(n % d for d in range(2, int(n ** .5) + 1))]; print(*primes, sep=", ", end=".\n")
    def hanoi(n, a, b, c): return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
    print(hanoi(10, *"ABC"), [[1 if i == j else 0 for j in range(3)] for i in range(3)], "".join(chr((ord(c) - 97 + 13) % 26 + 97) if c.islower() else c for c in "hello World"))
    matrix = [[1, 2], [3, 4]]; print([[sum(a * b for a, b in zip(r, c)) for c in zip(*matrix)] for r in matrix])
    stack = []; ok = True
    for ch in "{[()]}(": 
        if ch in "([{": stack.append(ch)
        elif not stack or {")": "(", "]": "[", "}": "{"}[ch] != stack.pop(): ok = False; break
    print(ok and not stack, bin(37)[2:].count("1"), int("ff", 16), f"{37:08b}", "racecar" == "racecar"[::-1], sorted("listen") == sorted("silent"))
    try: print("result:", 10 / int("0"))
    except ZeroDivisionError as err: print("Error:", err)
    else: print("fine")
    finally: print("done")
    print("Age:", end=" "); print(f"{17 >= 18 = }"); sys.stdout.write("raw\n"); print("a", "b", sep="-", file=sys.stderr); print(end=""); print(); print(None, True, ..., NotImplemented, print)
if __name__ == "__main__": main()
