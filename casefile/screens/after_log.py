"""After a contact was written down: what to do at once, first of all to confirm a promise."""

from __future__ import annotations

from functools import partial

from casefile.desk.conversation import CONFIRM
from casefile.model.contact import Contact
from casefile.screens.ask import Reader
from casefile.screens.cautions import cautions_told
from casefile.screens.opencase import OpenCase
from casefile.screens.plain import said
from casefile.screens.screen import CasefileScreen
from casefile.screens.text_window import TextWindow


def after_log(screen: CasefileScreen, open_case: OpenCase, contact: Contact) -> bool:
    """Offer what the contact calls for; True when a window was opened.

    *contact* is as it was kept, with its id. An oral promise opens its written confirmation,
    ready for the clipboard; abuse and half a promise are answered with what to do. One thing that
    stops nothing is told at the foot.
    """
    open_case.words = screen.case_words(open_case.case)
    cautions = open_case.desk.after_contact(open_case.case, contact)
    if not cautions:
        return False
    if any(one.code == CONFIRM for one in cautions):
        others = tuple(one for one in cautions if one.code != CONFIRM)
        window = TextWindow(open_case, "recap_of_call", about=contact.id, cautions=others)
        screen.app.push_screen(window)
    elif len(cautions) == 1 and not cautions[0].stop:
        screen.tell(open_case.words.say(cautions[0].what))
        return False
    else:
        words = open_case.words
        title = said(words.term("screens.log.after"))
        reader = Reader(title, cautions_told(cautions, words), words)
        reader.again = partial(after_log, screen, open_case, contact)
        screen.app.push_screen(reader)
    return True
