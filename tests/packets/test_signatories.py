"""Who acts for a side: only one of whom it is known that he may, or that he decides for it."""

from packet_case import case_of

from casefile.model.exhibit import Exhibit, Provenance, Signature
from casefile.model.party import Person
from casefile.packets.signatories import signatories


def test_a_signature_that_nobody_can_read_makes_its_writer_no_one_who_acts_for_a_side():
    signed = Signature(side=Provenance.RESPONDENT, capacity="managing director")
    case = case_of("en")
    mediation = case.mediation.but(our_decision_maker="", their_decision_maker="")
    unnamed = case.respondent.but(people=(Person(name="", role="manager"),))
    order = Exhibit(mark="C-1", signatures=(signed,))
    case = case.but(mediation=mediation, respondent=unnamed, exhibits=(order,))
    assert signatories(case)["respondent_acts"] == ""
    named = case.but(mediation=mediation.but(their_decision_maker="Karen Pell"))
    assert signatories(named)["respondent_acts"] == ""
    read = order.but(signatures=(signed.but(signer="Karen Pell"),))
    assert signatories(named.but(exhibits=(read,)))["respondent_acts"] == (
        "Karen Pell, managing director"
    )
