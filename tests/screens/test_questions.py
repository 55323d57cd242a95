"""What only a person can say of a paper: asked in order, answered by keyboard, never overruled."""

from __future__ import annotations

from pathlib import Path

from inbox_steps import ASKS_FOR_TIME, Library, Opened, a_case, a_mail, evidence_of, paper
from screen_steps import dump, pasted, pressed, typed

from casefile.model.exhibit import Original, Provenance
from casefile.screens.ask import Choose, ChooseSome
from casefile.screens.chrome import Table

STRANGER = """From: j@elsewhere.example
To: b@x.example
Subject: Flour

It is bad.
"""


async def test_the_cursor_stays_on_its_paper_in_another_language_and_after_an_answer(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    desk = desk_in("en")
    ref = a_case(desk)
    desk.add(ref, [paper(tmp_path, f"{n}.txt", f"Note {n} on the flour") for n in range(3)])
    desk.accept(ref, settings=["provenance=claimant"])
    app = opened(desk)
    async with evidence_of(app, (80, 24)) as pilot:
        await pilot.press("down")
        answer = ("n", "enter", "enter", "escape")
        for key in ("f9", *answer):
            await pressed(pilot, key)
        assert app.screen.query_one("#evidence", Table).key_at_cursor == "C-2"
    held = [one.original for one in desk.case(ref).exhibits]
    assert held == [Original.UNKNOWN, Original.ORIGINAL, Original.UNKNOWN]


async def test_who_made_it_is_asked_first_and_our_side_stands_first_not_known_last(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    note = paper(tmp_path, "note.txt", "The flour was delivered on 3 October 2026.")
    theirs = ASKS_FOR_TIME.replace("dana@example", "dana@whitlock.example")
    mail = paper(tmp_path, "z.eml", theirs)
    stranger = paper(tmp_path, "zz.eml", STRANGER)
    desk = desk_in("en")
    ref = a_case(desk)
    desk.add(ref, [note, mail, stranger])
    app = opened(desk)
    async with evidence_of(app) as pilot:
        await pilot.press("n")
        window = app.screen
        assert isinstance(window, Choose)
        assert window.options[0][0] == "provenance"
        await pilot.press("enter")
        window = app.screen
        assert isinstance(window, Choose)
        codes = [code for code, _ in window.options]
        assert (codes[0], codes[-1]) == ("claimant", "unknown")
        await pilot.press("i", "enter", "escape")  # typed: independent third party
        assert desk.case(ref).exhibits[0].provenance is Provenance.THIRD_PARTY

        await pilot.press("down", "n")  # where one is guessed, it stands there
        window = app.screen
        assert isinstance(window, Choose)
        fields = [field for field, _ in window.options]
        await pilot.press(*["down"] * fields.index("provenance"), "enter", "enter")
        assert desk.case(ref).exhibits[1].provenance is Provenance.RESPONDENT

        await pilot.press("escape", "down", "n", "enter", "enter")  # a stranger's is never ours
        assert desk.case(ref).exhibits[2].provenance is Provenance.UNKNOWN


async def test_who_made_a_mail_is_not_asked_where_it_is_guessed_only_shown_with_its_sign(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    """What offers the address of who writes it does not ask beside it who made it."""
    theirs = ASKS_FOR_TIME.replace("dana@example", "dana@whitlock.example")
    desk = desk_in("en")
    ref = a_case(desk)
    desk.add(ref, [paper(tmp_path, "z.eml", theirs)])
    (exhibit,) = desk.case(ref).exhibits
    offered = [one.guess.field for one in desk.details(desk.case(ref), exhibit)]
    assert "respondent.email" in offered
    assert "provenance" not in {one.field for one in desk.questions(ref, "C-1")}
    app = opened(desk)
    async with evidence_of(app) as pilot:
        await pilot.press("n")
        assert "made by: the respondent?" in dump(app)
        assert "Who made it?" not in dump(app)


async def test_the_question_of_original_or_copy_is_answered_with_two_keys(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    note = paper(tmp_path, "note.txt", "The flour was delivered on 3 October 2026.")
    desk = desk_in("en")
    ref = a_case(desk)
    app = opened(desk)
    async with evidence_of(app) as pilot:
        await pasted(pilot, str(note))
        assert "Is it the original" in dump(app)
        await pilot.press("n", "enter", "enter")  # our side made it
        await pilot.press("enter")
        assert isinstance(app.screen, Choose)
        await pilot.press("c", "enter")
        await pilot.pause()
        assert desk.case(ref).exhibits[0].original is Original.COPY
        assert "Is it the original" not in dump(app)


async def test_an_answer_given_before_the_acceptance_is_not_undone_by_a_guess(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    mail = a_mail(tmp_path)
    desk = desk_in("en")
    ref = a_case(desk)
    desk.add(ref, [mail])
    guessed = {one.field: one.value for one in desk.case(ref).exhibits[0].suggestions}
    assert guessed["original"] == "original"
    desk.set(ref, ["exhibits.C-1.original=copy"])
    app = opened(desk)
    async with evidence_of(app) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        (exhibit,) = desk.case(ref).exhibits
        assert exhibit.accepted
        assert exhibit.original is Original.COPY


async def test_a_signature_goes_into_the_dossier_by_keyboard(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    agreement = paper(tmp_path, "agreement.txt", "Agreement for the delivery of flour.")
    desk = desk_in("en")
    ref = a_case(desk)
    desk.add(ref, [agreement])
    desk.accept(ref, settings=["kind=contract"])
    app = opened(desk)
    async with evidence_of(app, (100, 40)) as pilot:
        await pilot.press("n")
        window = app.screen
        assert isinstance(window, Choose)
        fields = [field for field, _ in window.options]
        await pilot.press(*["down"] * fields.index("signatures"), "enter")
        await pilot.pause()
        await typed(pilot, "Dana Whitlock")
        await pilot.press("ctrl+s")
        await pilot.pause()
        (signature,) = desk.case(ref).exhibits[0].signatures
        assert signature.signer == "Dana Whitlock"
        assert signature.authorised is None


async def test_a_letter_that_a_choice_begins_with_finds_it_though_it_moves_in_other_lists(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    note = paper(tmp_path, "note.txt", "Notatka o towarze")
    desk = desk_in("pl")
    ref = a_case(desk)
    desk.add(ref, [note])
    desk.set(ref, ["exhibits.C-1.provenance=claimant"])
    app = opened(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "3", "n", "enter", "k", "enter")  # kopia; k goes up elsewhere
        await pilot.pause()
        assert desk.case(ref).exhibits[0].original is Original.COPY


async def test_what_two_sentences_of_a_paper_go_to_show_is_named_once(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    """He admits the debt and, in another sentence, promises to pay it: both say it is unpaid."""
    told = ASKS_FOR_TIME.replace("Please give", "We will pay all of it by 30 November. Please give")
    desk = desk_in("en")
    ref = a_case(desk)
    desk.add(ref, [paper(tmp_path, "mail.eml", told)])
    (exhibit,) = desk.case(ref).exhibits
    shown = [one.value for one in exhibit.suggestions if one.field == "shows"]
    assert len(shown) > len(set(shown))
    app = opened(desk)
    async with evidence_of(app, (160, 30)) as pilot:
        row = app.screen.query_one("#evidence", Table).get_row_at(0)
        assert str(row[-1]).count("not paid?") == 1
        await pressed(pilot, "n")
        asked = app.screen
        assert isinstance(asked, Choose)
        (shows,) = [told.plain for field, told in asked.options if field == "shows"]
        assert shows.count("not paid?") == 1


async def test_for_which_of_two_debts_a_record_is_takes_n_and_enter(
    desk_in: Library, opened: Opened, tmp_path: Path
) -> None:
    desk = desk_in("en")
    ref = a_case(desk)
    desk.set(ref, ["debts.new.ref=INV-8", "debts.INV-8.amount=800 GBP", "debts.INV-7.what=flour"])
    note = paper(tmp_path, "note.txt", "DELIVERY NOTE\nTo invoice INV-8: forty sacks.\n")
    desk.add(ref, [note])
    desk.accept(ref, ["C-1"], settings=["kind=delivery_note", "provenance=both", "title=Note"])
    app = opened(desk)
    async with evidence_of(app, (80, 40)) as pilot:
        await pressed(pilot, "escape", "3")
        assert "C-1 seems to be for INV-8" in dump(app).replace("\n", " ")
        await pressed(pilot, "n", "enter")
        assert isinstance(app.screen, ChooseSome)
        assert "flour" in dump(app)
        await pressed(pilot, "ctrl+s")
        assert desk.case(ref).exhibits[0].debts == ("INV-8",)
        await pressed(pilot, "escape")
        assert "seems to be for" not in dump(app)
