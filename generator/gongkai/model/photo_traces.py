"""What the day on which something is checked needs to know of the photos of a board.

Days are ISO text, "" when unknown. As all traces (`model.traces`) these name nobody.
"""

from typing import NamedTuple


class BoardPhoto(NamedTuple):
    """A photo of a sheet on a board, and the days between which that sheet hangs there."""

    moment: str
    day: str
    """The day that the record tells."""
    camera: str
    """The day that the camera wrote into the file."""
    board: str
    start: str
    end: str

    @property
    def taken(self) -> str:
        """Return the day that counts."""
        return self.day or self.camera
