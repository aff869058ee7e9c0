x = None
print(f'{x.a}' 'b')
