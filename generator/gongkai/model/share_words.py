"""Shares of people, households and votes in words, for pages and for problems."""

from fractions import Fraction

from gongkai.base.texts import text
from gongkai.model.rule import Share


def share_words(share: Share) -> str:
    """Return a share in words, with of whom it is taken."""
    base = text(f"standards.bases.{share.base}")
    return text("standards.share", base=base, share=bare_share_words(share))


def bare_share_words(share: Share) -> str:
    """Return a share in words, without of whom it is taken."""
    form = "standards.more_than" if share.more_than else "standards.least"
    return text(form, share=number_words(share.fraction))


def number_words(value: Fraction) -> str:
    """Return a whole number, or a fraction in words."""
    if value.denominator == 1:
        return str(value.numerator)
    if value == Fraction(1, 2):
        return text("standards.half")
    digits = text("standards.digits")
    top, bottom = value.numerator, value.denominator
    if bottom >= len(digits):
        return f"{top}/{bottom}"
    return text("standards.fraction", bottom=digits[bottom], top=digits[top])
