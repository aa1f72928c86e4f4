"""Codes to scan: QR as SVG."""

import io

import segno

_QUIET_ZONE = 4
# Of the eight patterns a code may be drawn with, the one that was best for nearly all addresses
# of records that were tried: weighing all eight anew costs four times what drawing does.
_MASK = 2


def qr_svg(message: str, title: str) -> str:
    """Return a QR code (level M) as an SVG whose size is set by whoever shows it.

    Chinese is announced as UTF-8: some readers guess another code where nothing is said.
    """
    is_told = not message.isascii()
    made = segno.make(message, error="m", boost_error=False, micro=False, eci=is_told, mask=_MASK)
    data = io.BytesIO()
    made.save(data, "svg", border=_QUIET_ZONE, omitsize=True, xmldecl=False, title=title)
    return data.getvalue().decode("utf-8").strip()
