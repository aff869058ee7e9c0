# Parts that have no parts.
from ..errors import MultipartConversionError
from .base import MIMEBase

__all__ = ["MIMENonMultipart"]


class MIMENonMultipart(MIMEBase):
    def attach(self, payload):
        raise MultipartConversionError("Cannot attach additional subparts to non-multipart/*")
