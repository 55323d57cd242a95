"""How days, sums and sentences are written in each language."""

from datetime import date
from decimal import Decimal

import pytest

from casefile.library import languages
from casefile.model.dates import loose
from casefile.model.errors import BadData, BadInput
from casefile.model.exhibit import Element, ExhibitKind
from casefile.model.language import Language
from casefile.model.loose_told import Until
from casefile.model.money import read_money
from casefile.model.say import Say


@pytest.fixture(scope="module")
def spoken():
    return languages()


def test_sums_are_written_as_people_there_write_them(spoken):
    assert spoken["pl"].money(read_money("12300 PLN")) == "12\u00a0300,00\u00a0zł"
    assert spoken["en"].money(read_money("1200.5 GBP")) == "£1,200.50"
    assert "4,500.00" in spoken["he"].money(read_money("4500 ILS"))
    assert [spoken[code].sign("ILS") for code in ("he", "en")] == ["₪", "₪"]
    assert [spoken[code].sign("PLN") for code in ("pl", "he")] == ["zł", "PLN"]


def test_days_are_written_as_people_there_write_them(spoken):
    day = date(2026, 1, 12)
    assert spoken["pl"].day(day) == "12.01.2026"
    assert spoken["he"].day(day) == "12.1.2026"
    assert spoken["en"].day(day, long=True) == "12 January 2026"
    assert spoken["pl"].day(day, long=True) == "12 stycznia 2026"


def test_words_are_quoted_in_the_marks_of_the_language(spoken):
    assert spoken["pl"].quoted("towar {zgodny}") == "„towar {zgodny}”"
    assert spoken["en"].quoted("agreed") == "“agreed”"
    assert spoken["pl"].quoted("") == ""


def test_a_day_shows_no_more_precision_than_it_has(spoken):
    assert spoken["en"].loose_day(loose("2026-01")) == "January 2026"
    assert spoken["pl"].loose_day(loose("2026-01")) == "01.2026"
    assert spoken["en"].loose_day(loose("~2026")) == "about 2026"
    assert spoken["en"].loose_day(loose("")) == "date not known"


@pytest.mark.parametrize(
    ("code", "month", "year"),
    [
        ("en", "the end of November 2026", "the end of 2026"),
        ("pl", "końca listopada 2026", "końca 2026"),
        ("he", "סוף נובמבר 2026", "סוף 2026"),
    ],
)
def test_a_month_or_year_until_which_something_may_be_is_told_by_its_end(spoken, code, month, year):
    words = spoken[code]
    assert [words.until(loose(day)) for day in ("2026-11", "2026")] == [month, year]
    assert words.until(loose("2026-11-27")) == words.loose_day(loose("2026-11-27"))
    assert words.until(loose("~2026-11")) == words.loose_day(loose("~2026-11"))
    sentence = Say("packets.promised_by", amount="100", day=Until(loose("2026-11")))
    assert words.say(sentence).endswith(f" {month}")


@pytest.mark.parametrize(
    ("n", "told"),
    [(0, "0 dni"), (1, "1 dzień"), (2, "2 dni"), (5, "5 dni"), (12, "12 dni"), (22, "22 dni")],
)
def test_polish_counts_days_as_poles_do(spoken, n, told):
    assert spoken["pl"].term("commands.cases.days", n=n) == told


def test_a_number_keeps_its_digits(spoken):
    assert spoken["pl"].number(Decimal("13.75")) == "13,75"
    assert spoken["en"].number(Decimal("8")) == "8"


def test_a_key_without_words_shows_itself(spoken):
    assert spoken["he"].term("no.such.key") == "[no.such.key]"


def test_a_placeholder_without_a_value_is_an_error_with_its_key():
    with pytest.raises(BadData) as refused:
        Language("en", {"greeting": "Dear {name}"}).term("greeting")
    assert refused.value.values == {"field": "name"}


def test_outside_text_in_a_sentence_is_cleaned_and_never_a_placeholder():
    words = Language("en", {"who": "Debtor: {name}", "x": "secret"})
    assert words.term("who", name="\x1b[31m{x}") == "Debtor: ␛[31m{x}"


def test_a_sentence_may_hold_another(spoken):
    told = spoken["en"].say(
        Say("refusals.bad_field.what", field=Element.DUE, fault=Say("words.no"))
    )
    assert told == "due date: no"


def test_isolates_stand_around_values_only_when_asked():
    words = Language("he", {"who": "חייב: {name}"})
    assert words.isolating().term("who", name="Acme") == "חייב: \u2068Acme\u2069"
    assert words.term("who", name="Acme") == "חייב: Acme"


def test_the_terms_of_a_place_win_over_the_words_of_the_language():
    words = Language("pl", {"a": "wierzyciel"}).in_place({"a": "powód"})
    assert words.term("a") == "powód"


def test_a_refusal_says_what_where_and_what_next(spoken):
    what, then = spoken["en"].refusal(BadInput("no_such_file", where="case.toml", field="x.eml"))
    assert what == "case.toml: there is no such file: x.eml"
    assert then.startswith("Check the name")
    apart, _ = spoken["en"].isolating().refusal(BadInput("no_such_file", where="ח.toml", field="x"))
    assert apart.startswith("\u2068ח.toml\u2069: ")


def test_a_packet_cites_exhibits_by_their_labels(spoken):
    told = Say("refusals.bad_field.what", field="C-1", fault=("C-1", "C-12"))
    assert spoken["he"].citing({"C-1": "נספח 1"}).say(told) == "נספח 1: נספח 1, C-12"


def test_sentences_in_a_row_are_closed_each_by_its_own_point():
    words = Language("en", {"a": "Keep the day", "b": "Why not?", "c": ""})
    assert words.told(Say("a"), Say("b"), Say("c")) == "Keep the day. Why not?"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Do {x}. Dalej.", "Do sp. z o.o. Dalej."),
        ("Do {x}.", "Do sp. z o.o."),
        ("Do {x}...", "Do sp. z o.o...."),
        ("{x} i", "sp. z o.o. i"),
    ],
)
def test_a_full_stop_after_an_abbreviation_is_set_once(words, told):
    assert Language("pl", {"words.a": words}).term("words.a", x="sp. z o.o.") == told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("s 5", "Six years (s 5)."),
        ("s 5(1)", "Six years – s 5(1)."),
        ("s 5(1); Order 2008", "Six years (s 5(1); Order 2008)."),
        (Say("by", name="s 5(1)"), "Six years – Act, s 5(1)."),
    ],
)
def test_a_source_that_ends_in_a_bracket_stands_behind_a_dash_and_not_in_brackets(source, told):
    words = Language("en", {"a": "Six years ({source}).", "by": "Act, {name}"})
    assert words.term("a", source=source) == told
    apart = words.isolating().term("a", source=source)
    assert apart.replace("\u2068", "").replace("\u2069", "") == told


@pytest.mark.parametrize(
    ("code", "kind", "title", "told"),
    [
        ("pl", ExhibitKind.INVOICE, "Faktura FV/7/2026", "Faktura FV/7/2026"),
        ("he", ExhibitKind.CHAT, "התכתבות WhatsApp", "התכתבות WhatsApp"),
        ("en", ExhibitKind.ORDER, "Orders of May", "order: Orders of May"),
        ("en", ExhibitKind.ORDER, "Bread for May", "order: Bread for May"),
    ],
)
def test_a_title_that_begins_with_the_word_of_its_kind_tells_it_alone(
    spoken, code, kind, title, told
):
    said = Say("events.exhibit_titled", kind=kind, title=title)
    assert spoken[code].say(said) == told
    apart = spoken[code].isolating().say(said)
    assert apart.replace("\u2068", "").replace("\u2069", "") == told


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((Say("rate"), Say("sum")), "Lacking: no rate. None is guessed; a sum."),
        ((Say("sum"), Say("rate")), "Lacking: a sum, no rate. None is guessed."),
        (
            (Say("rate"), Say("rate")),
            "Lacking: no rate. None is guessed; no rate. None is guessed.",
        ),
        ((Say("sum"), "sp. z o.o.", 3), "Lacking: a sum, sp. z o.o., 3."),
    ],
)
def test_a_whole_sentence_in_a_list_is_parted_from_what_follows_without_its_full_stop(parts, told):
    terms = {"a": "Lacking: {parts}.", "rate": "no rate. None is guessed.", "sum": "a sum"}

    assert Language("pl", terms).term("a", parts=parts) == told


def test_a_hebrew_prefix_is_written_together_with_our_words_and_joined_to_all_else():
    words = Language("he", {"a": "קראו ב־{x}.", "page": "עמוד {n}"})
    cited = words.citing({"C-6": "נספח\u00a06"})

    assert cited.term("a", x="C-6") == "קראו בנספח\u00a06."
    assert cited.term("a", x=("C-6", "C-9")) == "קראו בנספח\u00a06, C-9."
    assert words.term("a", x="C-6") == "קראו ב־C-6."
    assert words.term("a", x=Say("page", n=3)) == "קראו בעמוד 3."
    assert words.term("a", x="רשימה.txt") == "קראו ב־רשימה.txt."
    assert cited.isolating().term("a", x="C-6") == "קראו ב\u2068נספח\u00a06\u2069."
    assert words.isolating().term("a", x=3) == "קראו ב־\u20683\u2069."
