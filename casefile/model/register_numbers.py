"""Register and account numbers checked for form: a digit that does not fit is a wrong number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence


def _digits(value: str) -> str:
    return re.sub(r"[\s\-./]", "", value)


def _weighed(digits: str, weights: Sequence[int]) -> int:
    return sum(int(d) * w for d, w in zip(digits, weights, strict=False))


def _nip(value: str) -> bool:
    value = value.removeprefix("PL")
    if not re.fullmatch(r"\d{10}", value):
        return False
    return _weighed(value, (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11 == int(value[9])


def _regon(value: str) -> bool:
    if not re.fullmatch(r"\d{9}(\d{5})?", value):
        return False
    short = _weighed(value, (8, 9, 2, 3, 4, 5, 6, 7)) % 11 % 10 == int(value[8])
    if len(value) == 9:
        return short
    weights = (2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8)
    return short and _weighed(value, weights) % 11 % 10 == int(value[13])


def _pesel(value: str) -> bool:
    if not re.fullmatch(r"\d{11}", value):
        return False
    return (10 - _weighed(value, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10) % 10 == int(value[10])


def _krs(value: str) -> bool:
    return bool(re.fullmatch(r"\d{10}", value))


def _israeli(value: str) -> bool:
    """The control digit of Israeli identity and company numbers: each second digit doubled."""
    if not re.fullmatch(r"\d{5,9}", value):
        return False
    doubled = [int(d) * (1 + n % 2) for n, d in enumerate(value.zfill(9))]
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0


def _israeli_company(value: str) -> bool:
    return len(value) == 9 and _israeli(value)


def _iban(value: str) -> bool:
    value = value.upper()
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", value):
        return False
    turned = value[4:] + value[:4]
    return int("".join(str(int(c, 36)) for c in turned)) % 97 == 1


def _company_ew(value: str) -> bool:
    return bool(re.fullmatch(r"(\d{8}|(OC|LP|SC|NI|SO|NC|R0)\d{6})", value.upper()))


_KINDS: dict[str, Callable[[str], bool]] = {
    "nip": _nip,
    "regon": _regon,
    "pesel": _pesel,
    "krs": _krs,
    "iban": _iban,
    "id": _israeli,
    'ת"ז': _israeli,
    "ת״ז": _israeli,
    "תז": _israeli,
    "תעודת זהות": _israeli,
    "עוסק מורשה": _israeli,
    "עוסק פטור": _israeli,
    "ח.פ.": _israeli_company,
    "חפ": _israeli_company,
    'ח"פ': _israeli_company,
    "ח״פ": _israeli_company,
    "company number": _company_ew,
    "company no": _company_ew,
    "companies house": _company_ew,
    "crn": _company_ew,
}


def number_holds(kind: str, value: str) -> bool | None:
    """True when *value* can be a number of that *kind* by its digits; None: a kind not known here.

    NIP, REGON and PESEL by their control digits, KRS by its length, Israeli identity and company
    numbers by their control digit, IBAN by ISO 13616, English company numbers by their shape.
    """
    check = _check(kind)
    return check(_digits(value)) if check is not None else None


def has_control_digit(kind: str) -> bool:
    """True where a number of that *kind* has a digit that the others are held against."""
    return _check(kind) not in (None, _krs, _company_ew)


def _check(kind: str) -> Callable[[str], bool] | None:
    return _KINDS.get(kind.strip().casefold().rstrip(":"))


def vat_holds(value: str) -> bool | None:
    """True when *value*, with its two letters, can be a VAT number; None: neither GB nor PL.

    A British one is weighed 8 to 2, and its last two digits bring the sum to a multiple of 97,
    with 55 added or not.
    """
    digits = _digits(value).upper()
    if digits.startswith("PL"):
        return _nip(digits)
    if not digits.startswith("GB"):
        return None
    if not re.fullmatch(r"GB\d{9}(\d{3})?", digits):
        return False
    sum_ = _weighed(digits[2:9], (8, 7, 6, 5, 4, 3, 2)) + int(digits[9:11])
    return sum_ % 97 in (0, 42)


def account_holds(value: str) -> bool | None:
    """True when a bank account can be one; None: neither an IBAN nor a Polish number."""
    digits = _digits(value).upper()
    if re.fullmatch(r"\d{26}", digits):
        digits = f"PL{digits}"
    return _iban(digits) if re.match(r"[A-Z]{2}\d{2}", digits) else None
