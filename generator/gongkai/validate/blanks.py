"""Leave out what a cadre left empty: an empty key of a template counts as not written."""

from collections.abc import Mapping

from gongkai.model.part import Raw


def without_blanks(value: Raw, texts: list[str]) -> Raw:
    """Return the value without empty keys, None when nothing is left; texts gain every text met.

    Items of a list keep their places, as None when empty, because problems name them by number.
    """
    if type(value) is str:
        if not value or value.isspace():
            return None
        texts.append(value)
        return value
    if isinstance(value, Mapping):
        return _filled(value, texts) or None
    if value is None:
        return None
    items = [without_blanks(one, texts) for one in value]
    return items if any(item is not None for item in items) else None


def _filled(value: Mapping[str, Raw], texts: list[str]) -> dict[str, Raw]:
    kept: dict[str, Raw] = {}
    for key, one in value.items():
        # Nearly every value is a text; the call is spared for those.
        if type(one) is str:
            if one and not one.isspace():
                texts.append(one)
                kept[key] = one
            continue
        bare = without_blanks(one, texts)
        if bare is not None:
            kept[key] = bare
    return kept
