# A name that no character has is found before anything runs.
print("never printed")
greeting = "hello \N{SNOWMAN WITHOUT HAT}"
