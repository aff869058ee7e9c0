def größe(wert):
    return wert["länge"] / 0

daten = {"länge": 5, "名前": "太郎"}
print(daten["名前"])
print("é" * 3, größe(daten))
