def handle(command):
    match command.split():
        case ["go", direction]:
            return direction
        case ["take", *items]:
            return items[5]

print(handle("go north"))
handle("take lamp")
