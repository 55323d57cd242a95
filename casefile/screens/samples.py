"""Takes the sample cases into the library, off the main thread."""

from __future__ import annotations

from threading import Thread
from typing import cast

from textual.app import App

from casefile.desk.records import Sample
from casefile.model.errors import CasefileError
from casefile.screens.screen import CasefileScreen, Holder
from casefile.screens.wait import Progress


def taken_samples(app: App[object]) -> None:
    """Copy the samples; the list is drawn again when they are there, or were stopped."""
    holder = cast("Holder", app)
    words = holder.words
    progress = Progress(words, words.term("screens.samples.working"))
    app.push_screen(progress)

    def done(samples: tuple[Sample, ...], trouble: CasefileError | None) -> None:
        progress.close()
        for screen in app.screen_stack:
            if isinstance(screen, CasefileScreen):
                screen.speak()
                if trouble is not None:
                    screen.refused(trouble)
                else:
                    screen.tell(words.term("screens.samples.done", n=len(samples)))
                return

    def copied() -> None:
        try:
            samples = holder.desk.demo(progress.told)
        except CasefileError as trouble:
            app.call_from_thread(done, (), trouble)
            return
        app.call_from_thread(done, samples, None)

    Thread(target=copied, daemon=True).start()
