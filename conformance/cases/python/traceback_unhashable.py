tags = {("a", 1): "x"}
tags[["a", 1]] = "y"
