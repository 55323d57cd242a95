"""A contact as it is typed into the fields of its form, and the moment of one that is just over."""

from __future__ import annotations

from casefile.model.contact import Contact, Promise
from casefile.model.language import Language
from casefile.screens.debts_told import about_typed
from casefile.screens.opencase import OpenCase
from casefile.screens.reading import typed_day, typed_money
from casefile.screens.recording import recording_values


def contact_typed(kept: Contact, words: Language) -> dict[str, str]:
    """Return a contact as it is typed into its fields."""
    promise = kept.promise or Promise()
    hour = f" {kept.hour:%H:%M}" if kept.hour else ""
    return {
        "promise": typed_money(promise.amount, words),
        "by": typed_day(promise.by, words),
        "debt": promise.debt,
        "about": about_typed(kept),
        "when": typed_day(kept.on, words) + hour,
        "who": kept.who,
        "number": kept.number,
        "channel": kept.channel.value,
        "direction": kept.direction.value,
        "spoke": kept.by,
        "quoted": kept.quoted.value,
        "abuse": kept.abuse,
        "disclosure": kept.disclosure.value,
        **recording_values(kept),
    }


def moment_now(open_case: OpenCase) -> str:
    """Return now, as it is typed into a form: the hour only when the day of reading is today."""
    now = open_case.desk.now().astimezone()
    day = open_case.words.day(open_case.on)
    return f"{day} {now:%H:%M}" if now.date() == open_case.on else day
