if (n := len("abc")) and (m := n / 0):
    print(n)
