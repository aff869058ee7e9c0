scores = {"ann": 1}
scores["ann"] += 1
scores["bob"] += 1
