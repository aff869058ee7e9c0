MINE = "shadow"
