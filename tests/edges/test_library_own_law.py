"""Law of one's own: it wins and is shown as the user's; a bad file is named with its field."""

from datetime import date
from decimal import Decimal

import pytest

from casefile.library import jurisdictions
from casefile.model.errors import BadData

LAWS = jurisdictions()


def own(tmp_path, code, **files):
    folder = tmp_path / "own" / "jurisdictions" / code
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path / "own"


RATE = """
[[rates]]
kind = "late_general"
since = 2024-07-01
value = 9.5
source = { title = "Order 2024/7", checked_on = 2026-11-02 }
"""


def test_an_own_rate_wins_and_is_shown_as_the_users(tmp_path):
    from casefile.rules.interest import rate_on, schedule

    law = jurisdictions(own(tmp_path, "xx", interest=RATE))["xx"]
    rate = rate_on(date(2025, 1, 1), schedule("late_general", law))
    assert (rate.value, rate.source.own, law.own) == (Decimal("9.5"), True, True)
    assert rate_on(date(2024, 1, 1), schedule("late_general", law)).value == 10
    assert not LAWS["xx"].own and len(law.interest.regimes) == len(LAWS["xx"].interest.regimes)


def test_an_own_row_of_the_same_id_takes_the_place_of_the_shipped_one(tmp_path):
    rule = """
[[rules]]
id = "general"
years = 5
source = { title = "Limitation Act 2025", checked_on = 2026-11-02 }
"""
    law = jurisdictions(own(tmp_path, "xx", limitation=rule))["xx"]
    assert [r.years for r in law.limitation.rules if r.id == "general"] == [5]
    assert len(law.limitation.rules) == len(LAWS["xx"].limitation.rules)


def test_a_new_place_of_the_users_has_the_common_grades(tmp_path):
    place = """
names = { en = "Elsewhere" }
currency = "USD"
languages = ["en"]
as_of = 2026-11-02
"""
    law = jurisdictions(own(tmp_path, "zz", place=place))["zz"]
    assert law.own and law.caps and law.start_grades
    assert "zz" not in jurisdictions()


def test_no_folder_of_ones_own_changes_nothing(tmp_path):
    assert jurisdictions(tmp_path / "nothing") == LAWS


@pytest.mark.parametrize(
    ("file", "text", "key", "told"),
    [
        ("interest", "[[rates]\n", "not_toml", "interest.toml"),
        ("interest", RATE + "worth = 1\n", "unknown_key", "interest.toml"),
        ("interest", RATE.replace("9.5", '"much"'), "bad_field", "interest.toml"),
        ("interest", RATE.replace("late_general", "late_genral"), "bad_field", "interest.toml"),
        ("limitation", '[[acts]]\nact = "judgment"\n', "missing_key", "limitation.toml"),
        ("place", "currency = 5\n", "bad_field", "place.toml"),
        ("rates", RATE, "not_a_pack_file", "rates.toml"),
        ("evidence", '[[start_grade]]\nid = "x"\ngrade = "E"\n', "not_a_choice", "evidence.toml"),
        ("evidence", '[[cap]]\nid = "x"\nat_most = "F"\n', "not_a_choice", "evidence.toml"),
        ("limitation", '[[acts]]\nact = "paid"\n', "not_a_choice", "limitation.toml"),
        (
            "limitation",
            '[[acts]]\nact = "part_payment"\neffect = "restart"\n',
            "not_a_choice",
            "limitation.toml",
        ),
        (
            "interest",
            '[[regimes]]\nid = "x"\nrate_kind = "y"\nrounding = "dayly"\n',
            "not_a_choice",
            "interest.toml",
        ),
        ("interest", 'allocation = ["costs", "intrest"]\n', "bad_field", "interest.toml"),
        ("courts", '[[fees]]\ntable = "x"\nrounding = "up"\n', "not_a_choice", "courts.toml"),
    ],
)
def test_a_bad_file_is_named_with_its_field(tmp_path, file, text, key, told):
    with pytest.raises(BadData) as refused:
        jurisdictions(own(tmp_path, "xx", **{file: text}))["xx"]
    assert refused.value.key == key
    assert told in refused.value.where


@pytest.mark.parametrize("code", LAWS)
def test_the_days_of_rest_read_alone_are_those_of_the_law(tmp_path, code):
    home = own(tmp_path, "xx", calendar="[[holidays]]\ndays = [2026-12-01]\n")
    for laws in (jurisdictions(), jurisdictions(home)):
        alone = laws.rest(code)
        assert alone == (laws[code].weekend, laws[code].rest_days)
    assert (date(2026, 12, 1) in alone.rest_days) == (code == "xx")


def test_a_source_is_never_left_out(tmp_path):
    bare = RATE.replace('source = { title = "Order 2024/7", checked_on = 2026-11-02 }\n', "")
    with pytest.raises(BadData) as refused:
        jurisdictions(own(tmp_path, "xx", interest=bare))["xx"]
    assert refused.value.values["field"].endswith("source")
