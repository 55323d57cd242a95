"""casefile close: ends a matter with how, for how much and why; with --again, takes it up again."""

from __future__ import annotations

from argparse import ArgumentParser

from casefile.cli import DONE, Request
from casefile.model.case import Ended, Ending
from casefile.model.clean import clean
from casefile.model.errors import BadInput
from casefile.model.fault import Fault, naming
from casefile.model.language import Language
from casefile.model.money import Money, read_money
from casefile.model.offer import Instalment
from casefile.model.say import Say
from casefile.rules.taken_up import falls_away

_ANSWERS = {"yes": True, "no": False}


def arguments(parser: ArgumentParser, words: Language) -> None:
    """Which case, how it ended, for how much and by when, why, and what it teaches."""

    def told(name: str) -> str:
        return words.term(f"commands.close.{name}")

    yes_or_no = {code: words.term(f"words.{code}") for code in ("yes", "no")}
    parser.add_argument("case", metavar="CASE")
    parser.add_argument("how", metavar="HOW", nargs="?", choices=Ended)
    parser.add_argument("--sum", default="", metavar="SUM", help=told("sum"))
    parser.add_argument("--dated", default="", metavar="DATE", help=told("dated"))
    parser.add_argument("--by", default="", metavar="DATE", help=told("by"))
    parser.add_argument("--instalments", type=int, metavar="N", help=told("instalments"))
    parser.add_argument("--why", default="", metavar="WORDS", help=told("why"))
    parser.add_argument("--interest-settled", choices=yes_or_no, help=told("interest_settled"))
    parser.add_argument("--content", choices=yes_or_no, help=told("content"))
    parser.add_argument("--hard", default="", metavar="WORDS", help=told("hard"))
    parser.add_argument("--change", default="", metavar="WORDS", help=told("change"))
    parser.add_argument("--again", action="store_true", help=told("again"))


def run(request: Request) -> int:
    """End it, tell what it came to and what the file teaches; or take it up again."""
    asked, desk, words = request.options, request.desk, request.words
    if asked.again:
        gone = falls_away(desk.case(asked.case), desk.on)
        desk.reopen(asked.case)
        request.tell("commands.close.reopened")
        if gone is not None:
            request.tell(gone.key, **gone.values)
            request.tell("taken_up.keep")
        _stands(request)
        return DONE
    if not asked.how:
        raise BadInput("nothing_given", where="close", command="close")
    how = Ended(asked.how)
    sum_ = _sum(request, how)
    ending = Ending(
        how=how,
        on=request.past_day("--dated", asked.dated),
        sum=sum_,
        instalments=_days(request, sum_ or desk.closing_sum(asked.case, how)),
        interest_settled=_ANSWERS.get(asked.interest_settled),
        why=asked.why,
        content=_ANSWERS.get(asked.content),
        hard=asked.hard,
        change=asked.change,
    )
    doubt = desk.closing_doubt(asked.case, ending)
    desk.close(asked.case, ending)
    if doubt is not None:
        request.tell(doubt.key, **doubt.values)
        request.tell("above_the_claim.undo", case=asked.case)
    undated = desk.answer_day_lacks(asked.case) if how is Ended.SETTLED else None
    if undated is not None:
        request.tell(undated.key, **undated.values)
    for said in _stands(request):
        if said.key.endswith("_unknown"):
            request.tell("commands.close.give_sum", case=asked.case, how=how.value)
    request.tell("commands.close.done")
    for lesson in desk.lessons(asked.case):
        request.line(f"- {words.say(lesson.what)} {words.say(lesson.next_time)}")
    return DONE


def _stands(request: Request) -> tuple[Say, ...]:
    """Tell what was agreed or awarded and what came of it; return what was told."""
    told = request.desk.ended(request.options.case)
    for said in told:
        request.talk.write(clean(request.words.say(said)) + "\n")
    return told


def _sum(request: Request, how: Ended) -> Money | None:
    """Return the sum of the end. Raises: BadInput, where it is none, or a court awarded nothing."""
    if not request.options.sum:
        return None
    money = request.desk.money_of(request.desk.case(request.options.case))
    with naming("--sum"):
        sum_ = read_money(request.options.sum, money)
        if sum_.amount == 0 and how is Ended.JUDGMENT:
            raise BadInput("judgment_of_nothing", where="--sum")
        if sum_.amount <= 0:
            raise Fault("more_than_zero")
        return sum_


def _days(request: Request, owed: Money | None) -> tuple[Instalment, ...]:
    """Return the days to pay by. Raises: BadInput, without a first day or a sum."""
    asked, desk = request.options, request.desk
    if not asked.by:
        if asked.instalments is not None:
            raise BadInput("only_of_instalments_by", where="--instalments")
        return ()
    if owed is None:
        raise BadInput("ending_without_days", where="--by")
    by = request.exact_day("--by", asked.by)
    count = 1 if asked.instalments is None else asked.instalments
    return desk.closing_days(asked.case, owed, by, count)
