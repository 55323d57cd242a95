"""The search: fields, phrases, places of hits; a cache that comes back; questions that attack."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_shelf import Shelf, shelf, text
from searches import ON, found, opened

from casefile.model.dates import loose
from casefile.model.errors import BadInput, Damaged
from casefile.store.folding import compact
from casefile.store.questions import question
from casefile.store.search import Search

# -- what is asked for ------------------------------------------------------------------------


def test_a_phrase_stands_as_it_is_typed_and_runs_into_no_other_text(tmp_path):
    store = Shelf()
    store.put(
        "one",
        text("our payment terms are 30 days", "1"),
        text("terms before payment", "2"),
        text("the last payment", "3"),
        text("terms of sale", "3"),
    )
    search = opened(tmp_path, store)
    assert found(search, '"payment terms"') == ["1"]
    assert sorted(found(search, "payment terms")) == ["1", "2", "3"]


def test_an_hour_is_no_number_of_an_invoice(tmp_path):
    search = shelf(tmp_path, ["24.11.2026 10:42", "[24.11.2026, 10:42:13]", "invoice 1042"])
    assert found(search, "1042") == ["2"]
    assert sorted(found(search, "10:42"))[:2] == ["0", "1"]


NUMBERS = ["cheque 80000231", "paid 8,000", "FV/8000 paid", "for 8000.00 EUR", "tel. 068 00012"]


@pytest.mark.parametrize("typed", ["8,000", "8000", "8,000 paid", "paid 8000"])
def test_a_number_that_stands_whole_comes_before_one_within_a_longer(tmp_path, typed):
    """The later day comes first of two that answer as well."""
    store, days = Shelf(), ("2026-09-01", "2026-08-01", "2026-07-01", "2026-06-01", "2026-05-01")
    said = NUMBERS if "paid" not in typed else [f"{one}, to be paid" for one in NUMBERS]
    told = [
        text(one, str(n), day=loose(day))
        for n, (one, day) in enumerate(zip(said, days, strict=True))
    ]
    store.put("one", *told)
    items = found(opened(tmp_path, store), typed)
    assert (sorted(items[:3]), items[3:]) == (["1", "2", "3"], ["0", "4"])


def test_a_number_that_stands_whole_is_the_one_shown(tmp_path):
    search = shelf(tmp_path, [f"cheque 80000231{' and so on' * 40}, paid 8,000"])
    (hit,) = search.hits(question("8,000", on=ON))
    assert [piece for piece, marked in hit.pieces() if marked] == ["8,000"]


def test_gershayim_inside_a_word_open_no_phrase(tmp_path):
    search = shelf(tmp_path, ['לוי בע"מ', "לוי"])
    assert found(search, 'לוי בע"מ') == ["0"]
    assert found(search, '"לוי בע"מ"') == ["0"]


def test_fields_narrow_down_in_three_languages(tmp_path):
    store = Shelf()
    store.put(
        "one",
        text("paid", "C-1", mark="C-1", kind="invoice", who="Bob Hill", day=loose("2026-01-12")),
        text("paid", "C-2", mark="C-2", kind="email", who="Anna Nowak", day=loose("2026-02")),
        text("paid", "C-3", mark="C-3", kind="email"),
    )
    store.put("two", text("paid", "C-1", "two", mark="C-1", number=2, title="Młyn"))
    search = opened(tmp_path, store)
    kinds = {"faktura": "invoice"}
    assert found(search, "paid from:bob") == ["C-1"]
    assert found(search, "od:Nowaka paid") == ["C-2"]
    assert found(search, "rodzaj:faktura", kinds=kinds) == ["C-1"]
    assert sorted(found(search, "kind:email paid")) == ["C-2", "C-3"]
    assert found(search, "paid mark:c-2") == ["C-2"]
    assert found(search, "paid before:2026-02") == ["C-1"]
    assert found(search, "paid after:12.1.2026 before:13.1.2026") == ["C-1"]
    assert found(search, "אחרי:2026-02 paid") == ["C-2"]
    assert [h.case for h in search.hits(question("paid case:2", on=ON))] == ["two"]
    assert [h.case for h in search.hits(question("paid sprawa:mlyn", on=ON))] == ["two"]


def test_a_day_that_is_none_is_refused_in_words():
    with pytest.raises(BadInput) as refused:
        question("before:soon paid", on=ON)
    assert (refused.value.key, refused.value.where) == ("search_day_unread", "before")


def test_words_of_one_item_may_stand_in_different_texts_of_it(tmp_path):
    store = Shelf()
    store.put(
        "one",
        text("Invoice", "C-1", field="title"),
        text("for the cabinets", "C-1"),
        text("cabinets", "C-2"),
    )
    assert found(opened(tmp_path, store), "invoice cabinets") == ["C-1"]


def test_own_words_come_before_quoted_ones_and_the_hit_says_which(tmp_path):
    store = Shelf()
    store.put("one", text("I will pay", "1", field="quoted"), text("I will pay", "2"))
    search = opened(tmp_path, store)
    search.refresh()
    hits = search.hits(question("pay", on=ON))
    assert [(hit.item, hit.quoted) for hit in hits] == [("2", False), ("1", True)]


def test_the_last_word_may_be_unfinished_only_while_typing(tmp_path):
    search = shelf(tmp_path, ["guarantee of the bank"])
    assert found(search, "guar") == []
    assert found(search, "guar", typing=True) == ["0"]
    assert found(search, "bank guar", typing=True) == ["0"]
    assert found(search, "guar bank", typing=True) == []


def test_what_is_merely_similar_comes_last_and_says_so(tmp_path):
    search = shelf(tmp_path, ["confirmation", "they confirmed it"])
    hits = search.hits(question("confirmed", on=ON))
    assert [(hit.item, hit.similar) for hit in hits] == [("1", False), ("0", True)]


# -- where the hit lies -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said", "hit"),
    [
        ("חשבונית", "שלחנו את החשבוניות אתמול", "החשבוניות"),
        ("צ'ק", "קיבלנו צ׳ק דחוי", "צ׳ק"),
        ("שיק", "הנה הַשֵּׁיק שלי", "הַשֵּׁיק"),
        ("dluznik", "a wobec dłużników głównych", "dłużników"),
        ("pay", "he paid late", "paid"),
        ("O'Brien", "said O’Brien again", "O’Brien"),
        ("004477", "PL61 PL61109010140000071219004477", "004477"),
        ("3000", "pay 3,000.00 not 4,300.00", "3,000"),
        ("4300,00", "the sum of £4,300.00", "4,300.00"),
        ("121026", "on 12.10.26 it came", "12.10.26"),
        ("0521234567", "call 052-123-4567 now", "052-123-4567"),
        ('"payment terms"', "the Payment\nterms are", "Payment terms"),
    ],
)
def test_the_hit_is_marked_by_offsets_into_the_words_shown(tmp_path, typed, said, hit):
    search = shelf(tmp_path, [said])
    (only,) = search.hits(question(typed, on=ON))
    assert [only.words[start:end] for start, end in only.spans] == [hit]
    assert "".join(piece for piece, _ in only.pieces()) == only.words


def test_cents_are_no_figures_of_the_number_before_them(tmp_path):
    said = ["in all £4,300.00", "razem 4 300,00 zł", "3,000.00 now", "reszta 13 000 zł"]
    search = shelf(tmp_path, said)
    assert sorted(hit.words for hit in search.hits(question("3000", on=ON))) == sorted(said[2:])
    for typed in ("4300", "4,300.00", "4300,00"):
        there = sorted(hit.words for hit in search.hits(question(typed, on=ON)))
        assert there == sorted(said[:2]), typed


def test_a_number_is_found_in_a_ledger_of_twenty_thousand_sums(tmp_path):
    search = shelf(tmp_path, ["1,234.00 " * 20_000])
    (only,) = search.hits(question("1234", on=ON))
    assert only.words[slice(*only.spans[0])] == "1,234"


def test_endless_groups_of_figures_are_divided_like_any_number():
    assert compact("111 " * 60_000 + "222.50") == "111" * 60_000 + "222.50"


@pytest.mark.parametrize("typed", ['"cash flow"', "cash flow"])
def test_what_an_item_says_is_shown_before_its_title_and_its_file(tmp_path, typed):
    store = Shelf()
    store.put(
        "one",
        text("Re: cash flow", "C-1", field="title"),
        text("04_cash_flow.eml", "C-1", field="file"),
        text("> cash flow, you said", "C-1", field="quoted"),
        text("Sorry, our cash flow is bad this month", "C-1"),
        text("05_cash_flow.eml", "C-2", field="file"),
        text("nothing of it", "C-2"),
    )
    search = opened(tmp_path, store)
    search.refresh()
    shown = {hit.item: hit.words for hit in search.hits(question(typed, on=ON))}
    assert shown == {"C-1": "Sorry, our cash flow is bad this month", "C-2": "05_cash_flow.eml"}


def test_of_a_long_text_the_words_around_the_hit_are_shown(tmp_path):
    said = "alpha " * 3000 + "the escrow agent " + "omega " * 3000
    (hit,) = shelf(tmp_path, [said]).hits(question("escrow", on=ON))
    assert "the escrow agent" in hit.words
    assert len(hit.words) <= 160
    assert [hit.words[a:b] for a, b in hit.spans] == ["escrow"]


# -- kept fresh -------------------------------------------------------------------------------


def test_only_what_changed_is_read_again(tmp_path):
    store = Shelf()
    store.put("one", text("timber"))
    store.put("two", text("bricks", case="two"))
    search = opened(tmp_path, store)
    assert search.refresh() == 2
    store.put("two", text("mortar", case="two"))
    assert search.refresh() == 1
    assert search.refresh() == 0
    assert store.read == ["one", "two", "two"]
    assert (found(search, "bricks"), found(search, "mortar")) == ([], ["1"])


def test_a_case_that_is_gone_is_found_no_more(tmp_path):
    store = Shelf()
    store.put("one", text("timber"))
    search = opened(tmp_path, store)
    search.refresh()
    store.remove("one")
    assert found(search, "timber") == []


def test_a_case_that_cannot_be_read_stops_no_other_and_is_tried_again(tmp_path):
    store = Shelf()
    store.put("bad", text("timber", case="bad"))
    store.put("good", text("timber", case="good"))
    broken = True

    def texts(id):
        if broken and id == "bad":
            raise Damaged("case_header_damaged", where=id)
        return store.texts(id)

    search = Search(tmp_path / "search.sqlite", store, texts)
    search.refresh()
    assert [hit.case for hit in search.hits(question("timber", on=ON))] == ["good"]
    broken = False
    search.refresh()
    assert {hit.case for hit in search.hits(question("timber", on=ON))} == {"good", "bad"}


def test_stopping_half_way_keeps_what_is_done_and_goes_on_later(tmp_path):
    store = Shelf()
    for n in range(5):
        store.put(f"c{n}", text("timber", case=f"c{n}"))
    search = opened(tmp_path, store)
    assert search.refresh(lambda done, of: done < 2) == 2
    assert search.refresh() == 3
    assert len(search.hits(question("timber", on=ON))) == 5


# -- questions and texts that attack ----------------------------------------------------------

HOSTILE = [
    "",
    " ",
    '"',
    '""',
    '"""',
    "'",
    "*",
    "a*",
    "-",
    "^a",
    "a AND",
    "OR",
    "NOT timber",
    "NEAR(a b, 2)",
    "NEAR(",
    "own:x",
    "{own}:x",
    "line : timber",
    "(((((",
    "a)",
    'timber" OR "x',
    "'; DROP TABLE items; --",
    "timber\x00evil",
    "\x00",
    "\ud800",
    "\ue003timber",
    "x" * 10_240,
    "timber " * 2_000,
    '"' * 10_240,
    "(" * 10_240,
    "1" * 10_240,
    "kind:",
    "kind:*",
    "case:%",
    'case:"',
    "from:@@@",
    "mark:' OR 1=1",
    "@@@",
    "...",
    "1-2-3-4-",
    "²³½",
    "\u0591\u0592\u0593",
    "\u202e\u2066",
    "ﷺ" * 300,
    "e" + "\u0301" * 5000,
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_no_question_breaks_the_search(tmp_path, typed):
    search = shelf(tmp_path, ["timber"])
    for typing in (False, True):
        search.hits(question(typed, on=ON, typing=typing))
    assert found(search, "timber") == ["0"]


@settings(max_examples=150)
@given(st.text(max_size=60))
def test_whatever_is_typed_gives_an_answer_or_a_refusal(tmp_path_factory, typed):
    search = shelf(tmp_path_factory.mktemp("s"), [typed, "timber 12345"])
    try:
        search.hits(question(typed, on=ON, typing=True))
    except BadInput as refused:
        assert refused.key == "search_day_unread"


@pytest.mark.parametrize("typed", [x for x in HOSTILE if x.strip()], ids=lambda x: repr(x[:12]))
def test_no_text_breaks_the_search(tmp_path, typed):
    search = shelf(tmp_path, [typed, "timber"])
    assert "1" in found(search, "timber")
