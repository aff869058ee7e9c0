class HTTPError(Exception):
    def __init__(self, status, reason):
        super().__init__(status, reason)
        self.status, self.reason = status, reason

    def __str__(self):
        return f"{self.status} {self.reason}"

try:
    raise HTTPError(404, "Not Found")
except HTTPError as error:
    print(error, repr(error), error.args)
raise HTTPError(500, "Oops")
