"""A reading child that stays warm for a module."""

import pytest

from casefile.intake.child import ReadingChild


@pytest.fixture(scope="module")
def child():
    with ReadingChild() as warm:
        yield warm
