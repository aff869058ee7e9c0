class Counter:
    def increment():
        return 1

Counter().increment()
