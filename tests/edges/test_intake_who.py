"""Who wrote a mail: by what is recorded of a side, else by a domain that bears its name."""

import pytest
from guesses import EW, mail, read, told

from casefile.intake import who
from casefile.intake.child_main import read_bytes
from casefile.intake.guess import suggestions
from casefile.intake.who import sides_of
from casefile.leaves import leaves
from casefile.library import data_folder
from casefile.model.case import Case
from casefile.model.party import Party
from casefile.model.suggestion import LABEL


@pytest.mark.parametrize(
    ("sender", "he_is", "reason"),
    [
        ("Dana <dana@kirkgatekitchens.example>", "Kirkgate Kitchens Ltd", "domain_of_respondent"),
        ("Dana <dana@mail.kirkgate-kitchens.co.uk>", "Kirkgate Kitchens Ltd", "from_respondent"),
        ("Tom <tom@airewebstudio.example>", "Kirkgate Kitchens Ltd", "domain_of_claimant"),
        ("biuro@stolarniadab.pl", "Stolarnia Dąb sp. z o.o.", "domain_of_respondent"),
        ("info@abc.example", "ABC Ltd", "from_respondent"),
        ("info@fabco.example", "ABC Ltd", None),
        ("info@kirkgate.example", "Kirkgate Kitchens Ltd", None),
        ("info@airewebstudio.example", "Aire Web Ltd", "domain_of_claimant"),
        ("kirkgatekitchens@gmail.com", "Gmail Ltd", None),
        ("someone@poczta.onet.pl", "Poczta Onet S.A.", None),
        ("office@levi.example", "לוי ושות' בע\"מ", None),
    ],
)
def test_a_domain_that_bears_the_name_of_a_side_tells_who_wrote_and_a_mail_service_does_not(
    sender, he_is, reason
):
    case = Case(claimant=Party(name="Aire Web Studio Ltd"), respondent=Party(name=he_is))
    full = mail(sender, "x@y.example", "Site", "Happy for this to go live.")
    guesses = [s for s in suggestions(full, "m.eml", case) if s.field == "provenance"]

    assert [one.reason for one in guesses] == ([reason] if reason else [])
    assert all(one.because in sender for one in guesses)
    assert all(one.reason.endswith(one.value) for one in guesses)


def test_an_address_at_a_mail_service_is_known_by_the_whole_of_it_alone():
    """anna@ is recorded: neither joanna@ nor the service itself is the respondent's."""
    case = Case(respondent=Party(name="Harbour Cafe Ltd", email="anna@gmail.com"))
    he_is = sides_of(case).respondent

    assert he_is.is_in("Anna <Anna@Gmail.com>")
    assert not he_is.is_in("joanna@gmail.com")
    assert not he_is.is_in("bob@gmail.com.example")


@pytest.mark.parametrize(
    ("file", "labels"),
    [
        ("2026-01-27-sign-off.eml", ["open"]),
        ("2026-03-03-reminder.eml", ["open"]),
        ("2026-10-06-without-prejudice-offer.eml", []),
        ("2026-10-12-to-solicitor.eml", []),
    ],
)
def test_a_mail_between_the_sides_is_suggested_to_be_open_unless_it_offers_or_asks_a_lawyer(
    file, labels
):
    """The two names alone are recorded."""
    case = Case(
        claimant=Party(name="Aire Web Studio Ltd"),
        respondent=Party(name="Kirkgate Kitchens Ltd"),
    )
    data = (data_folder("sample_cases") / "leeds_website" / "inbox" / file).read_bytes()
    full = read_bytes(data, file, leaves("casefile.intake.readers"))
    told = [s for s in suggestions(full, file, case) if s.field == LABEL]

    assert [one.value for one in told] == labels
    assert all(one.reason == "between_the_sides" for one in told)


SIGNED = (
    "Dzień dobry,\n15 kompletów jest wadliwych.\nPozdrawiam\n"
    "Jan Zdrój\nprezes zarządu, Hotel Źródełko"
)


@pytest.mark.parametrize(
    ("to", "body", "made"),
    [
        ("biuro@dziewiarnia.example", SIGNED, ["respondent"]),
        ("recepcja@hotel-zrodelko.example", SIGNED, []),
        ("biuro@dziewiarnia.example", f"{SIGNED}\nDziewiarnia Widzew", []),
        (
            "biuro@dziewiarnia.example",
            "Dzień dobry\nTo ja.\nPiszę do Hotel Źródełko o fakturze.",
            [],
        ),
        (
            "biuro@dziewiarnia.example",
            "Zapłacimy jutro.\nJan Zdrój, Hotel Źródełko sp. z o.o.",
            ["respondent"],
        ),
        (
            "biuro@dziewiarnia.example",
            "Zapłacimy.\n-- \nJan Zdrój | Hotel Źródełko sp. z o.o. | ul. Chlebowa 7, 31-001 Kraków"
            " | NIP 1234563218 | Sąd Rejonowy\ntel. 1\nfaks 2\nwww\na\nb\nc\nd\ne\n"
            "Wiadomość jest poufna.",
            ["respondent"],
        ),
        (
            "biuro@dziewiarnia.example",
            "Dzień dobry,\nw sprawie:\nwczoraj pisałem do dłużnika Hotel Źródełko sp. z o.o.",
            [],
        ),
    ],
)
def test_a_mail_from_an_unknown_address_is_his_when_it_is_signed_with_his_name(to, body, made):
    case = Case(
        claimant=Party(name="Dziewiarnia Widzew"),
        respondent=Party(name="Hotel Źródełko sp. z o.o."),
    )
    full = mail("jan@poczta.example", to, "Dostawa", body)
    told = [s for s in suggestions(full, "m.eml", case) if s.field == "provenance"]
    assert [one.value for one in told] == made
    assert all("Hotel Źródełko" in one.because for one in told)


@pytest.mark.parametrize(
    ("to", "made"), [("ops@us.example", ["respondent"]), ("dana@kirkgatekitchens.example", [])]
)
def test_a_domain_of_his_that_signs_a_mail_tells_whose_it_is_by_the_head_alone(to, made):
    case = Case(respondent=Party(name="Kirkgate Kitchens Ltd"))
    text = (
        "DKIM-Signature: v=1; a=rsa-sha256; d=kirkgatekitchens.example;\n\ts=m; b=AAAA\n"
        f"From: Dana <dana@post.example>\nTo: {to}\nSubject: Site\n"
        "Date: Mon, 2 Mar 2026 10:00:00 +0000\n\nWe shall pay.\n"
    )
    full = read(text, "m.eml")
    told = [s for s in suggestions(full, "m.eml", case) if s.field == "provenance"]
    assert [(one.value, one.reason) for one in told] == [(one, "domain_signs") for one in made]


@pytest.mark.parametrize(
    ("foot", "made"),
    [
        ("Dana Hill\nKirkgate Kitchens Ltd.", "respondent"),
        ("Tom\nAire Web Studio Ltd", "claimant"),
        ("Tom\nAire Web Studio Ltd\ncc: Kirkgate Kitchens Ltd", None),
    ],
)
def test_a_letter_that_does_not_say_to_whom_is_of_the_side_that_signs_it(foot, made):
    case = Case(
        claimant=Party(name="Aire Web Studio Ltd"),
        respondent=Party(name="Kirkgate Kitchens Ltd"),
    )
    text = f"2 March 2026\nDear Sirs\nThe site was late. We hold back the rest.\nYours\n{foot}\n"
    told = {s.field: s.value for s in suggestions(read(text, "l.txt"), "l.txt", case)}
    assert (told["kind"], told.get("provenance")) == ("letter", made)


def test_a_long_letter_is_taken_apart_once_for_both_sides(monkeypatch):
    folds = []
    monkeypatch.setattr(who, "folded", lambda text: folds.append(len(text)) or text.casefold())
    sides = sides_of(Case(claimant=Party(name="Aire Web"), respondent=Party(name="Kirkgate Ltd")))
    folds.clear()
    letter = "the site was late " * 20_000 + "Kirkgate"
    assert sides.respondent.is_in(letter) and not sides.claimant.is_in(letter)
    assert sides.respondent.is_called_in("".join(letter)) and folds == [len(letter)]


@pytest.mark.parametrize("name", ["Sigal, Accounts", "סיגל, הנהלת חשבונות", "Sigal"])
def test_a_name_with_a_comma_and_no_quotation_marks_keeps_its_address(name):
    full = mail(f"{name} <sigal@harbourcafe.example>", "ops@brightsparks.example", "Re", "Hello")
    assert full.sender == f"{name} <sigal@harbourcafe.example>"
    assert told(full, "m.eml", EW)["provenance"] == {"respondent"}


@pytest.mark.parametrize(
    ("domain", "his"),
    [
        ("blawatek-kawiarnia.example", True),
        ("kawiarniablawatek.example", True),
        ("mail.blawatekkawiarnia.example", True),
        ("blawatek.example", False),
        ("blawatek-cukiernia.example", False),
    ],
)
def test_a_domain_bears_a_name_whose_words_it_puts_in_another_order(domain, his):
    """All the words and nothing else: one of them alone may be of somebody else."""
    case = Case(
        claimant=Party(name="Stolarnia Wiąz"),
        respondent=Party(name="Kawiarnia Bławatek sp. z o.o."),
    )
    assert sides_of(case).respondent.is_in(f"Halina Rutka <h.rutka@{domain}>") is his
