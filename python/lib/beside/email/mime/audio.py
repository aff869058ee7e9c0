# Data of a kind as a part.
from .. import encoders
from .nonmultipart import MIMENonMultipart

__all__ = ["MIMEAudio"]


class MIMEAudio(MIMENonMultipart):
    def __init__(self, _data, _subtype=None, _encoder=encoders.encode_base64, *, policy=None, **_params):
        if _subtype is None:
            raise TypeError("Could not find audio MIME subtype")
        super().__init__("audio", _subtype, policy=policy, **_params)
        self._payload = _data.decode("latin-1") if isinstance(_data, bytes) else _data
        _encoder(self)
