"""Whatever the papers are: one more for never lowers, one more against never raises."""

from hypothesis import example, given
from hypothesis import strategies as st
from proof_cases import case, paper, weighed

from casefile.model.review import Grade

LETTERS = (None, Grade.L, Grade.D, Grade.C, Grade.B, Grade.A)


SHOWN = st.builds(
    lambda n, kind, hand, shows: paper(f"C-{n}", kind, hand, *shows),
    st.integers(1, 10_000),
    st.sampled_from(["contract", "email", "chat", "invoice", "delivery_note", "photo", "other"]),
    st.sampled_from(["respondent", "both", "claimant", "third_party", "official"]),
    st.sets(st.sampled_from(["agreement", "performance", "amount", "due"])),
)
PAPERS = st.lists(SHOWN, max_size=6, unique_by=lambda x: x.mark)
RANK = {None: -1} | {g: i for i, g in enumerate(LETTERS[1:])}
GOOD = {w: i for i, w in enumerate(("unknown", "missing", "thin", "contested", "leans", "solid"))}


@example(
    [paper("C-2", "invoice", "both", "agreement", "due", "performance")],
    paper("C-1", "contract", "claimant", "due"),
)
@given(PAPERS, SHOWN)
def test_one_more_supporting_paper_never_lowers_an_element(papers, one):
    if one.mark in {p.mark for p in papers}:
        return
    before, after = weighed(case(*papers)), weighed(case(*papers, one))
    for element in before:
        was, now = before[element].line, after[element].line
        assert GOOD[now.status.value] >= GOOD[was.status.value], element


@given(PAPERS, SHOWN)
def test_one_more_attack_never_raises_an_element(papers, one):
    if one.mark in {p.mark for p in papers}:
        return
    adverse = one.but(against=one.shows, shows=frozenset())
    # a received or signed paper may open a short route; an adverse one is neither here
    if adverse.kind.value == "invoice" or adverse.provenance.value == "both":
        return
    before, after = weighed(case(*papers)), weighed(case(*papers, adverse))
    for element in before:
        was, now = before[element].line, after[element].line
        assert GOOD[now.status.value] <= GOOD[was.status.value], element


@given(PAPERS, st.randoms(use_true_random=False))
def test_the_order_of_the_papers_never_matters(papers, chance):
    mixed = list(papers)
    chance.shuffle(mixed)
    one, other = weighed(case(*papers)), weighed(case(*mixed))
    for element in one:
        assert one[element].line == other[element].line
