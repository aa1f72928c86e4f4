"""Texts without spaces, for comparing: people line names up with them, and line breaks fall so."""


def unspaced(text: str) -> str:
    """Return a text without any space, wide ones and ends of lines as well."""
    return "".join(text.split())
