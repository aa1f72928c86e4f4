"""Read the text of an XML part, with what its attributes show; entities are not followed."""

from typing import Final
from xml.parsers import expat

from gongkai.guard.reading import UnreadableError

# Elements behind which text stands apart: paragraphs, cells, lines.
_BREAKS: Final = frozenset(
    {"p", "tc", "c", "si", "is", "v", "t_", "br", "cr", "tab", "row", "comment"}
)
_SHOWN: Final = frozenset({"descr", "title", "Target", "alt", "tooltip", "oddHeader", "prompt"})
_CHUNK: Final = 1 << 20


class Collector:
    """Gathers the texts of a part in the order in which they stand there."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.pieces: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take what an element's attributes show; part texts that stand apart."""
        for key, value in attributes.items():
            if key.rpartition(":")[2] in _SHOWN:
                self.pieces.append(f"\n{value}\n")
        if name.rpartition(":")[2] in _BREAKS:
            self.pieces.append("\n")

    def end(self, name: str) -> None:
        """Part texts that stand apart."""
        if name.rpartition(":")[2] in _BREAKS:
            self.pieces.append("\n")

    def text(self, data: str) -> None:
        """Take a text."""
        self.pieces.append(data)


def text_of_xml(data: bytes) -> str:
    """Return the text of an XML part; runs inside a paragraph stand together.

    Raise UnreadableError for what is no XML, or brings a document type of its own: office
    programs write none, and entities could grow without end.
    """
    collector = Collector()
    fed(collector, data)
    return "".join(collector.pieces)


def fed(collector: Collector, data: bytes) -> None:
    """Give a collector all of an XML part.

    Raise UnreadableError as `text_of_xml` does.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = collector.start
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the last of the data
    except expat.ExpatError as fault:
        raise UnreadableError from fault


def _refuse(*_: object) -> None:
    raise UnreadableError
