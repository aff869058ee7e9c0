prices = {"apple": "1.20", "pear": "n/a"}
numbers = {name: float(price) for name, price in prices.items()}
