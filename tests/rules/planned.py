"""What the tests of the plan do: a word that went out or came in, a step found, what is due."""

from datetime import date

from casefile.library import jurisdictions
from casefile.model.contact import Channel, Contact
from casefile.model.dates import loose
from casefile.model.plan import StepStatus
from casefile.rules.ladder import ladder

LAW = jurisdictions()["xx"]
ON = date(2026, 4, 1)


def out(on, channel="email", **more):
    return Contact(on=loose(on), channel=Channel(channel), **more)


def rungs(the_case):
    return {rung.stage: rung for rung in ladder(the_case, LAW)}


def step_of(the_plan, id_):
    return next(step for step in the_plan.steps if step.id == id_)


def due(found):
    return [step.id for step in found.steps if step.status is StepStatus.DUE]
