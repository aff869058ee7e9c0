class Config:
    debug = True
    level = debgu + 1
