"""Small cases in Examplia for the rules of proof: a law with the shipped table, papers by mark."""

from datetime import date

from casefile.library import data_folder, toml
from casefile.library.laid_down import laid_down
from casefile.model.case import Case
from casefile.model.claim import Agreement, Debt, Ground
from casefile.model.dates import loose
from casefile.model.disclosure import Disclosure
from casefile.model.exhibit import (
    Element,
    Exhibit,
    ExhibitKind,
    Original,
    Provenance,
    Signature,
    SignatureLevel,
)
from casefile.model.jurisdiction import Cap, EvidenceRule, Jurisdiction, Source, StartGrade
from casefile.model.money import Money
from casefile.model.party import Party, PartyKind, RegisterNumber
from casefile.model.position import Defence, Position
from casefile.model.review import ForumLine, LimitationLine
from casefile.model.say import Say
from casefile.rules.elements import standings
from casefile.rules.matter import matter

ON = date(2026, 11, 20)
TABLE = laid_down(toml(data_folder("jurisdictions") / "_common" / "evidence.toml"), "")
SOURCE = Source(title="Examplia Act", checked_on=date(2026, 1, 1))
LAW = Jurisdiction(
    code="xx",
    names={"en": "Examplia"},
    currency="EUR",
    languages=("en", "he", "pl"),
    as_of=date(2026, 1, 1),
    start_grades=tuple(StartGrade.model_validate(row) for row in TABLE["start_grade"]),
    evidence=(EvidenceRule(id="untranslated", value="translation", source=SOURCE),),
    caps=tuple(Cap.model_validate(row) for row in TABLE["cap"]),
)
IN_TIME = (
    LimitationLine(debt="INV-1", last_day=date(2029, 3, 1), days_left=832, why=Say("points.none")),
)
DOOR = (ForumLine(forum="xx.small", open=True, source=SOURCE),)


def euro(amount) -> Money:
    return Money(amount=str(amount), currency="EUR")


def paper(mark, kind, provenance, *shows, **more) -> Exhibit:
    """An accepted, open exhibit that shows the elements named."""
    given = {
        "mark": mark,
        "kind": ExhibitKind(kind),
        "provenance": Provenance(provenance),
        "accepted": True,
        "disclosure": Disclosure.OPEN,
        "shows": frozenset(Element(e) for e in shows),
    }
    return Exhibit.model_validate(given | more)


def signed_by(side="respondent", level="wet", **more) -> tuple[Signature, ...]:
    return (Signature(signer="J. Doe", side=Provenance(side), level=SignatureLevel(level), **more),)


def contract(mark="C-1", **more) -> Exhibit:
    """A contract signed by the respondent in ink, the original held."""
    given = {"original": Original.ORIGINAL, "signatures": signed_by(authorised=True)}
    return paper(mark, "contract", "both", "agreement", "amount", "due", **(given | more))


def delivery(mark="C-2", **more) -> Exhibit:
    given = {"signatures": signed_by(authorised=True)}
    return paper(mark, "delivery_note", "both", "performance", **(given | more))


def case(*exhibits, **more) -> Case:
    """A sale of 1,000 euro, due on 1 March 2026, between two named firms."""
    given = {
        "id": "case-1",
        "place": "xx",
        "ground": Ground.SALE,
        "claimant": Party(name="Alef Ltd", kind=PartyKind.COMPANY),
        "respondent": Party(
            name="Bet Ltd",
            kind=PartyKind.COMPANY,
            numbers=(RegisterNumber(kind="REG", value="123"),),
            address="1 Road",
            register_checked_on=loose("2026-11-10"),
        ),
        "agreement": Agreement(made=loose("2026-01-05"), price=euro(1000), payment_days=30),
        "debts": (
            Debt(
                ref="INV-1",
                amount=euro(1000),
                issued=loose("2026-01-30"),
                due=loose("2026-03-01"),
            ),
        ),
        "exhibits": tuple(exhibits),
    }
    return Case.model_validate(given | more)


def of(the_case, law=LAW, **more):
    given = {"limitation": IN_TIME, "forums": DOOR}
    return matter(the_case, law, ON, **(given | more))


def weighed(the_case, law=LAW, **more):
    """The elements of a case, by name."""
    lines = standings(of(the_case, law, **more))
    return {element.value: standing for element, standing in lines.items()}


def status(the_case, element, **more) -> str:
    return weighed(the_case, **more)[element].line.status.value


def raised(defence, **more) -> Position:
    """What he says against the claim."""
    return Position(id=f"p-{defence}", defence=Defence(defence), **more)
