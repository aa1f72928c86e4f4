"""Leave out what a cadre left empty: an empty key of a template counts as not written."""

from collections.abc import Mapping

from gongkai.model.part import Raw


def without_blanks(value: Raw, texts: list[str]) -> Raw:
    """Return the value without empty keys, None when nothing is left; texts gain every text met.

    Items of a list keep their places, as None when empty, because problems name them by number.
    """
    if value is None:
        return None
    if isinstance(value, str):
        if not value.strip():
            return None
        texts.append(value)
        return value
    if isinstance(value, Mapping):
        kept = {
            key: bare
            for key, one in value.items()
            if (bare := without_blanks(one, texts)) is not None
        }
        return kept or None
    items = [without_blanks(one, texts) for one in value]
    return items if any(item is not None for item in items) else None
