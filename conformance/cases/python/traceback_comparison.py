class Card:
    def __init__(self, rank):
        self.rank = rank

cards = [Card(3), Card(1)]
print(sorted(cards, key=lambda c: c.rank)[0].rank)
sorted(cards)
