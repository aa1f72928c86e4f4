"""What a reader finds in a PDF."""

import subprocess


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF, page after page, with its layout."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8")


def readable(name: str, data: bytes) -> bytes:
    """Return a file's bytes; those of a PDF followed by its text, which lies packed in it.

    An attachment may have the name of a PDF and be none.
    """
    is_one = name.endswith(".pdf") and b"startxref" in data
    return data + pdf_text(data).encode("utf-8") if is_one else data
