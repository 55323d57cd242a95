"""A terminal that is gone is noticed, whether or not it said so."""

import os
import pty

from casefile.screens.hung_up import hung_up


def test_a_terminal_stands_until_the_other_end_of_it_is_closed():
    other_end, terminal = pty.openpty()
    assert not hung_up(terminal)
    os.close(other_end)
    assert hung_up(terminal)
    os.close(terminal)
