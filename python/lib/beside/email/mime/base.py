# The class below all parts of MIME.
from ..message import Message
from ..policy import compat32

__all__ = ["MIMEBase"]


class MIMEBase(Message):
    def __init__(self, _maintype, _subtype, *, policy=None, **_params):
        super().__init__(policy or compat32)
        self.add_header("Content-Type", f"{_maintype}/{_subtype}", **_params)
        self["MIME-Version"] = "1.0"
