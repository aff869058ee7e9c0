# Encoding the body that a message has.
import base64

__all__ = ["encode_base64", "encode_noop", "encode_7or8bit"]


def encode_base64(msg):
    data = msg.get_payload(decode=True)
    msg._payload = base64.encodebytes(data).decode()
    msg["Content-Transfer-Encoding"] = "base64"


def encode_7or8bit(msg):
    msg["Content-Transfer-Encoding"] = "7bit" if (msg._payload or "").isascii() else "8bit"


def encode_noop(msg):
    pass
