"""Material's templates, without what the HTML standard does not allow."""

import re

from jinja2.ext import Extension

# `autocomplete` is for boxes one writes into (HTML, "autofill"); on a check box Firefox alone
# knows it. Ours remember nothing but what their own switches say.
_CHECK_BOX = re.compile(r'(<input\b[^>]*\btype="checkbox"[^>]*?) autocomplete="off"')


class ValidTemplates(Extension):
    """Mends a template before it is read, so that no word of a page can be taken for one."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return a template's source with nothing on check boxes that does not belong there."""
        del name, filename
        return _CHECK_BOX.sub(r"\1", source)
