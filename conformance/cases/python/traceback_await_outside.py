def handler():
    return await compute()
