"""The books: accounts and their lines, transfers, vouchers. We report gaps and change nothing."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from gongkai.base.gaps import explain_gap
from gongkai.base.money import ZERO, Money, total_of
from gongkai.base.problem import Problem, Where
from gongkai.check.claims import (
    Stated,
    field_term,
    hint_of_rows,
    in_yuan,
    is_partial,
    row_place,
    rows_of,
    told_slip,
)
from gongkai.check.subject import Subject
from gongkai.model.glossary import key_of
from gongkai.model.kinds.accounts import AccountBalance, EntryType, Ledger, LedgerEntry

_SIDES = ("income", "expense")
_SIDE_OF = {EntryType.INCOME: "income", EntryType.EXPENSE: "expense"}
_NUMBERED = re.compile(r"(.*?)(\d{1,12})", re.ASCII)
_HOLDS_MONEY: Final[list[str]] = tomllib.loads(
    (Path(__file__).parent / "ledgers_zh.toml").read_text("utf-8")
)["holds_money"]
_MOST_ROWS = 5
"""So many rows are named."""
_LONGEST_GAP = 20
"""More numbers missing at once are another series of numbers, not vouchers left out."""


def check_balances(subject: Subject) -> Iterator[Problem]:
    """Yield F102 for each account where opening + income - expense is not the closing balance."""
    if not isinstance(subject.record, Ledger):
        return
    for index, account in enumerate(subject.record.balances):
        if account.opening is None:
            continue
        counted = account.opening + account.income - account.expense
        if counted == account.closing:
            continue
        where = subject.where.at(key_of("balances"), index, key_of("closing"))
        facts = {
            "account": account.account,
            "opening": str(account.opening),
            "income": str(account.income),
            "expense": str(account.expense),
            "counted": str(counted),
            "stated": str(account.closing),
            "gap": str(account.closing - counted),
            "hint": _slip_of_balance(account, where),
        }
        yield Problem("F102", where, facts)


def check_overdrawn(subject: Subject) -> Iterator[Problem]:
    """Yield F240 for cash or a bank account that ends below nothing.

    An account of what others owe may; a special fund that is overdrawn is told as such.
    """
    if not isinstance(subject.record, Ledger) or subject.record.fund:
        return
    for index, account in enumerate(subject.record.balances):
        if account.closing < ZERO and any(word in account.account for word in _HOLDS_MONEY):
            facts = {"account": account.account, "closing": str(account.closing)}
            where = subject.where.at(key_of("balances"), index, key_of("closing"))
            yield Problem("F240", where, facts)


def check_entries(subject: Subject) -> Iterator[Problem]:
    """Yield F103 where the lines do not add up to what went through the accounts.

    Every line counts here, transfers between accounts and pass-through money too: they move an
    account, though they are no income or expense of the village. Where every line names its
    account, the accounts are compared one by one instead (F104).
    """
    ledger = subject.record
    if not isinstance(ledger, Ledger) or not ledger.balances or not ledger.entries:
        return
    if is_partial(ledger) or _name_accounts(ledger):
        return
    for side in _SIDES:
        stated = total_of(getattr(account, side) for account in ledger.balances)
        counted = total_of(getattr(line, side) for line in ledger.entries)
        if stated != counted:
            numbers = [(getattr(line, side) or ZERO).fen for line in ledger.entries]
            claim = Stated("F103", subject.where, key_of(side), stated.fen, in_yuan)
            facts = {
                "side": key_of(side),
                "stated": str(stated),
                "counted": str(counted),
                "gap": str(stated - counted),
                "hint": hint_of_rows(claim, "entries", numbers),
            }
            where = subject.where.at(key_of("entries"))
            rows = rows_of(claim, "entries", numbers, around=subject.where)
            yield Problem("F103", where, facts, rows=rows)


def check_account_lines(subject: Subject) -> Iterator[Problem]:
    """Yield F104 where the lines of one account do not add up to what went through it."""
    ledger = subject.record
    if not isinstance(ledger, Ledger) or is_partial(ledger) or not _name_accounts(ledger):
        return
    for index, account in enumerate(ledger.balances):
        own = [
            (place, line)
            for place, line in enumerate(ledger.entries)
            if line.account == account.account
        ]
        for side in _SIDES:
            stated: Money = getattr(account, side)
            numbers = [(getattr(line, side) or ZERO).fen for _, line in own]
            if sum(numbers) == stated.fen:
                continue
            where = subject.where.at(key_of("balances"), index, key_of(side))
            claim = Stated("F104", where, key_of(side), stated.fen, in_yuan)
            labels = [row_place("entries", place) for place, _ in own]
            facts = {
                "account": account.account,
                "side": key_of(side),
                "stated": str(stated),
                "lines": str(len(own)),
                "counted": str(Money(sum(numbers))),
                "gap": str(Money(abs(stated.fen - sum(numbers)))),
                "hint": told_slip(explain_gap(numbers, stated.fen), claim, labels),
            }
            rows = [subject.where.at(key_of("entries"), place) for place, _ in own]
            yield Problem("F104", where, facts, rows=(*rows[:1], *rows[-1:]))


def check_account_names(subject: Subject) -> Iterator[Problem]:
    """Yield F105 for a line of an account that the balances do not list."""
    ledger = subject.record
    if not isinstance(ledger, Ledger) or not ledger.balances:
        return
    names = {account.account for account in ledger.balances}
    for index, line in enumerate(ledger.entries):
        if line.account and line.account not in names:
            where = subject.where.at(key_of("entries"), index, key_of("account"))
            yield Problem("F105", where, {"account": line.account, "row": str(index + 1)})


def check_transfers(subject: Subject) -> Iterator[Problem]:
    """Yield F106 where money moved between the village's own accounts does not net to zero."""
    ledger = subject.record
    if not isinstance(ledger, Ledger) or is_partial(ledger):
        return
    moved = [line for line in ledger.entries if line.entry_type is EntryType.TRANSFER]
    income, expense = (total_of(getattr(line, side) for line in moved) for side in _SIDES)
    if income != expense:
        facts = {
            "income": str(income),
            "expense": str(expense),
            "gap": str(Money(abs(income.fen - expense.fen))),
            "rows": str(len(moved)),
        }
        yield Problem("F106", subject.where.at(key_of("entries")), facts)


def check_line_days(subject: Subject) -> Iterator[Problem]:
    """Yield F197 where lines are dated outside the period the books are for; told once."""
    ledger = subject.record
    if not isinstance(ledger, Ledger) or ledger.period is None:
        return
    start, end = ledger.period.start, ledger.period.end
    odd = [
        index
        for index, line in enumerate(ledger.entries)
        if line.day is not None and not start <= line.day <= end
    ]
    if odd:
        facts = {
            "rows": "\u3001".join(str(index + 1) for index in odd[:_MOST_ROWS]),
            "count": str(len(odd)),
            "period": str(ledger.period),
        }
        where = subject.where.at(key_of("entries"), odd[0], key_of("day"))
        yield Problem("F197", where, facts)


def check_lines_have_one_amount(subject: Subject) -> Iterator[Problem]:
    """Yield F107 for a line with both sides or none, F108 for a side its type contradicts."""
    if not isinstance(subject.record, Ledger):
        return
    for index, line in enumerate(subject.record.entries):
        where = subject.where.at(key_of("entries"), index)
        if (line.income is None) == (line.expense is None):
            yield Problem("F107", where, {"row": str(index + 1)})
        elif line.entry_type in _SIDE_OF and getattr(line, _SIDE_OF[line.entry_type]) is None:
            facts = {"row": str(index + 1), "type": line.entry_type.label}
            yield Problem("F108", where, facts)


def check_red_ink(subject: Subject) -> Iterator[Problem]:
    """Yield F109 where a reversal is not negative, or a negative line is not a reversal."""
    if not isinstance(subject.record, Ledger):
        return
    for index, line in enumerate(subject.record.entries):
        is_negative = (line.income or ZERO).fen < 0 or (line.expense or ZERO).fen < 0
        if is_negative != (line.entry_type is EntryType.REVERSAL):
            where = subject.where.at(key_of("entries"), index)
            amount = str(line.income if line.income is not None else line.expense or ZERO)
            facts = {"row": str(index + 1), "amount": amount, "type": EntryType.REVERSAL.label}
            yield Problem("F109", where, facts)


def check_voucher_days(subject: Subject) -> Iterator[Problem]:
    """Yield F110 for a voucher number that stands on different days of one month.

    Numbers restart each month in each set of books, and one voucher may have several lines.
    """
    if not isinstance(subject.record, Ledger):
        return
    first: dict[tuple[str, int, int], tuple[int, LedgerEntry]] = {}
    for index, line in enumerate(subject.record.entries):
        if not line.voucher or line.day is None:
            continue
        key = (line.voucher, line.day.year, line.day.month)
        row, earlier = first.setdefault(key, (index, line))
        if earlier.day != line.day and earlier.day is not None:
            where = subject.where.at(key_of("entries"), index, key_of("voucher"))
            facts = {
                "voucher": line.voucher,
                "row": str(index + 1),
                "day": line.day.isoformat(),
                "other_row": str(row + 1),
                "other_day": earlier.day.isoformat(),
            }
            yield Problem("F110", where, facts)


def check_voucher_gaps(subject: Subject) -> Iterator[Problem]:
    """Yield F111 where voucher numbers of a month leave some out and nobody says why."""
    ledger = subject.record
    if not isinstance(ledger, Ledger) or ledger.missing_vouchers or is_partial(ledger):
        return
    for (_, _, word), numbers in sorted(_voucher_numbers(ledger.entries).items()):
        # Counted before they are listed: two numbers may be billions apart.
        count = max(numbers) - min(numbers) + 1 - len(numbers)
        if 0 < count <= _LONGEST_GAP:
            missing = [one for one in range(min(numbers), max(numbers)) if one not in numbers]
            told = "\u3001".join(f"{word}{number}" for number in missing)
            where = subject.where.at(key_of("entries"))
            facts = {"missing": told, "count": str(count)}
            yield Problem("F111", where, facts)


def _voucher_numbers(entries: Iterable[LedgerEntry]) -> dict[tuple[int, int, str], set[int]]:
    """Return the numbers in use, by year, month and what stands before the number."""
    found: dict[tuple[int, int, str], set[int]] = defaultdict(set)
    for line in entries:
        parts = _NUMBERED.fullmatch(line.voucher)
        if parts and line.day is not None:
            found[line.day.year, line.day.month, parts[1]].add(int(parts[2]))
    return found


def _name_accounts(ledger: Ledger) -> bool:
    """Return whether every line names one of the accounts whose balance is listed."""
    names = {account.account for account in ledger.balances}
    return (
        bool(ledger.entries)
        and len(names) == len(ledger.balances)
        and all(line.account in names for line in ledger.entries)
    )


def _slip_of_balance(account: AccountBalance, where: Where) -> str:
    """Return the likely slip in one account's four numbers; "" without one."""
    terms = (
        field_term("opening", (account.opening or ZERO).fen),
        field_term("income", account.income.fen),
        field_term("expense", -account.expense.fen),
    )
    claim = Stated("F102", where, key_of("closing"), account.closing.fen, in_yuan)
    found = explain_gap([term.number for term in terms], claim.number)
    return told_slip(found, claim, [term.label for term in terms])
