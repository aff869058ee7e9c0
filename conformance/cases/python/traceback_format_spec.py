price = "12"
print(f"{price:>5}|")
print(f"{price:.2f}")
