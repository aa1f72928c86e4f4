"""What a reader finds in a PDF, and in a workbook."""

import io
import subprocess
import zipfile


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF, page after page, with its layout."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8")


def readable(name: str, data: bytes) -> bytes:
    """Return a file's bytes; those of a PDF or a workbook followed by what lies packed in it.

    An attachment may have the name of one and be none.
    """
    if name.endswith(".pdf") and b"startxref" in data:
        return data + pdf_text(data).encode("utf-8")
    if name.endswith(".xlsx") and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return data + b"".join(packed.read(one) for one in packed.namelist())
    return data
