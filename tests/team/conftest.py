"""Dana works over a line that breaks, Rut beside her over one that does not."""

from __future__ import annotations

import pytest
from outbox_steps import joined, opened
from team_server import Proxy, fresh_firm

from casefile.store.team.founding import Role


@pytest.fixture
def seats():
    return fresh_firm(Role.CLERK, Role.OWNER)


@pytest.fixture
def proxy(seats):
    """The line of Dana's machine to the server."""
    return Proxy(seats[0].server)


@pytest.fixture
def dana(tmp_path, seats, proxy):
    return joined(tmp_path / "Dana", seats[0]._replace(server=proxy.uri))


@pytest.fixture
def rut(tmp_path, seats):
    return joined(tmp_path / "Rut", seats[1])


@pytest.fixture
def dana_again(dana):
    """Opens Dana's library as after kill -9: nothing but what lies on the disk."""
    return lambda: opened(dana.home)


@pytest.fixture
def read(dana):
    """A new case as Dana reads it."""
    return dana.new(respondent="Żółw s.c.", place="pl")


@pytest.fixture
def letter(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Invoice 7 of Żółw s.c. is not paid")
    return file
