"""The sample cases: copied into a library, reviewed, their packets written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from casefile.desk.archive import Archive
from casefile.desk.records import Sample
from casefile.library import data_folder, toml
from casefile.model.errors import NotFound

DEMO_FORMS = ("demand_letter", "mediation_exchange", "lawyer_instruction", "evidence_bundle")


def _always(_done: int, _of: int, _title: str) -> bool:
    return True


class Samples(Archive):
    """The part of the desk that shows the program at work."""

    def sample_folders(self) -> tuple[Path, ...]:
        """Return the folders of the shipped sample cases. Raises: NotFound, when there are none."""
        found = sorted(file.parent for file in data_folder("sample_cases").glob("*/case.toml"))
        if not found:
            raise NotFound("no_samples", where=str(data_folder("sample_cases")))
        return tuple(found)

    def demo(self, go_on: Callable[[int, int, str], bool] = _always) -> tuple[Sample, ...]:
        """Copy the sample cases into this library; those that are there already are left alone.

        One whose files an interrupted run did not come to is made whole. *go_on* is asked before
        each, with how many are done, of how many, and the title; no ends it, those done stay.
        """
        titles = {
            folder: str(toml(folder / "case.toml").get("title", folder.name))
            for folder in self.sample_folders()
        }
        known = set(titles.values())
        there = {
            line.title: line.id
            for line in self.cases()
            if line.title in known and not line.damaged and len(self.store.entries(line.id)) > 1
        }
        samples = []
        for done, (folder, title) in enumerate(titles.items()):
            if not go_on(done, len(titles), title):
                break
            on = sample_day(folder)
            id_ = there.get(title) or self._new_sample(folder, on)
            samples.append(Sample(folder.name, id_, on))
        return tuple(samples)

    def _new_sample(self, folder: Path, on: date) -> str:
        return self.new_from(folder / "case.toml", until=on, sample=True).case.id


def sample_day(folder: Path) -> date:
    """Return the day of reading that a sample's expected.toml is written for."""
    on = toml(folder / "expected.toml")["on"]
    assert isinstance(on, date)
    return on
