é = None
print('ñandú', é + 1, 'ü')
