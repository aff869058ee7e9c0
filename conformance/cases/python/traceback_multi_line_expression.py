values = [1, 2, 3]
answer = (values[0]
          + values[1]
          + values[5])
