"""The head of a letter: who writes, on what day, to whom; how it goes where it must go so."""

from __future__ import annotations

from casefile.model.blocks import Block, Para, Span
from casefile.model.clean import clean, one_line
from casefile.model.party import Party
from casefile.model.sentence import capital
from casefile.packets.facts import facts
from casefile.packets.matter import Matter


def blocks(matter: Matter) -> tuple[Block, ...]:
    """Return sender, date and addressee, and registered post where the letter has to go by it.

    By what way any other letter goes is not known before it went.
    """
    known = facts(matter)
    claimant, respondent = matter.creditor, matter.case.respondent
    done: list[Block] = [Para(known["claimant"] or known["sender"], "Sender Name")]
    lines = (
        clean(claimant.address.strip()),
        " · ".join(_numbers(claimant)),
        " · ".join(x for x in (known["claimant_email"], known["claimant_phone"]) if x),
    )
    done += [Para(line, "Sender") for line in lines if line]
    done.append(Para(known["today"], "Letter Date"))
    to = [matter.t("letter.to"), matter.called(respondent)]
    to += _numbers(respondent)
    done += [Para(line, "Addressee") for line in to if line.strip()]
    if respondent.address.strip():
        done.append(Para(clean(respondent.address.strip()), "Addressee"))
    elif matter.form.registered:  # nothing is posted to a name alone
        done.append(
            Para((Span(f"[{matter.t('blanks.respondent_address')}]", "to_complete"),), "Addressee")
        )
    if matter.form.registered:
        done.append(Para(matter.t("letter.registered"), "Delivery"))
    return tuple(done)


def _numbers(party: Party) -> list[str]:
    """Return the numbers by which *party* is known, each as a line of its own begins."""
    return [capital(f"{one_line(n.kind)} {one_line(n.value)}") for n in party.numbers]
