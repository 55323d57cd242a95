"""A guess of the program about a paper, with its reason: no fact until a person accepts it."""

from __future__ import annotations

from casefile.model.contact import Promise
from casefile.model.dates import UNDATED, LooseDate
from casefile.model.money import Money
from casefile.model.record import Record

WARNING = "warning"
"""Field of a suggestion that sets nothing: something to look at before accepting."""
LABEL = "disclosure"
"""Field of a suggestion that tells the label to come; accepting proposes it of the paper then."""
PERSON_SAID = "person_said"
"""Reason of what a person said himself of a paper that waits: accepting takes it as it stands."""
PLEA = "plea"
"""Field of a suggestion that the other side raises a defence in these words; accepting the paper
by itself makes it a position of the case, refusing it drops it."""
SAID = "said"
"""Field of a suggestion that he promises to pay by a day, or admits, in these words: *value* is the
outcome of a talk. Accepting the paper by itself writes it into the log, refusing it drops it."""
_CONTACT = ("address", "number", "email", "phone")
PERSON = "respondent.person"
"""Field of a suggestion that somebody is one of the people of the other side, with his role."""
RESPONDENT_DETAILS = (*(f"respondent.{what}" for what in _CONTACT), PERSON)
CLAIMANT_DETAILS = tuple(f"claimant.{what}" for what in (*_CONTACT, "bank_account"))
AGREED_RATE = "agreement.contract_rate"
"""Field of a suggestion that the paper agrees interest for late payment, in percent a year."""
AGREED_TERM = "agreement.payment_days"
"""Field of a suggestion that the paper names the time to pay, as `term_typed` writes it."""
OF_AGREEMENT = (AGREED_RATE, AGREED_TERM)
COURT_FILE = "court_file"
"""Field of a suggestion that the paper names the court and the number it gave to the claim."""
DETAILS = (*RESPONDENT_DETAILS, *CLAIMANT_DETAILS, *OF_AGREEMENT, COURT_FILE)
"""Fields of a suggestion that the paper names a detail of a side of the case, of what was agreed,
or the case of the court; accepting the paper by itself writes it into the case where nothing stands
there yet."""

OF_PAYING = frozenset(
    {
        "admits_debt",
        "promises_to_pay",
        "sees_to_it",
        "hands_over",
        "asks_for_time",
        "confirms_receipt",
        "has_the_invoice",
        "approves_invoice",
        "refuses",
        "refuses_part",
    }
)
"""Reasons for which a paper shows something by what he says in it of paying, or of what he got."""
OF_TERMS = frozenset({"asks_for_less", "offers_terms"})
"""Reasons of a warning that the other side asks in a paper to pay less, or offers terms."""
ACCEPTS, REFUSES, NAMES_OFFER = "accepts_offer", "refuses_offer", "names_offer"
OF_AN_ANSWER = frozenset({ACCEPTS, REFUSES, NAMES_OFFER})
"""Reasons of a warning that a paper answers an offer that was made before, or names its sum."""
JUDGED, CLAIM_ISSUED = "seems_judged", "claim_issued"
"""Reasons of a warning that a paper seems to be a judgment between the two, or the claim that a
court has a number for: *because* of the last are the words with that number."""
NO_FIELD = frozenset({WARNING, PLEA, SAID, *DETAILS})
"""What of a suggestion sets no field of the exhibit."""


class Suggestion(Record):
    """A guess with its reason; never a fact until a person accepts it."""

    field: str
    """Field of the exhibit it would set (kind, dated, shows, provenance, title ...), PLEA, SAID,
    one of DETAILS, or WARNING."""
    value: str
    reason: str
    """Key of the wording ``suggestions.<reason>``."""
    because: str = ""
    """The words of the evidence that led to it."""
    on: LooseDate = UNDATED
    """The day these words were said, in a paper of several days (a chat); unknown: the paper's."""
    speaker: str = ""
    """Of a plea: who said these words, as the paper names him; empty: it does not say."""
    debts: tuple[str, ...] = ()
    """Of a plea: references of the debts that its words name by number; empty: none, or all."""
    promise: Promise | None = None
    """Of what he promises: the sum, where it is named, and the day."""
    role: str = ""
    """Of a person: what he is at the other side, as the paper has it; empty: it does not say."""
    part: str = ""
    """Of a plea: the word by which it names a part of the deal alone ("extras"); empty: none."""
    part_sum: Money | None = None
    """The one sum in the words of such a plea, or of a set-off; None: none, or several."""
