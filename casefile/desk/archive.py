"""Keeps what was: the bin and its years, checks and repairs, copies out and in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from casefile.desk.past import Past
from casefile.desk.records import Opened
from casefile.documents.check import faults
from casefile.documents.verify import untrue
from casefile.model.dates import LooseDate, loose
from casefile.model.errors import BadInput, Exists, NotFound, StoreError
from casefile.model.say import coded
from casefile.store import bagging, custody, encrypting
from casefile.store.bin import Binned
from casefile.store.checking import Finding
from casefile.store.disk import passing_place
from casefile.store.keeper import exported
from casefile.store.retention import Retention

Told = Callable[[int, int], bool]
"""(done, in all) -> False to cancel."""
Renumbered = Callable[[str, str], None]
"""Told (old, new) of a case that came with a number already taken."""


class Archive(Past):
    """The part of the desk that keeps what was, and can bring it back."""

    def stamp(self, ref: str, url: str) -> Any:
        """Have a time-stamp authority confirm the head of the log, over the net; return its stamp.

        Raises: BadInput, Exists, StoreError.
        """
        return self.keeper.stamp(self.id_of(ref), url)

    # -- the bin ------------------------------------------------------------------------------

    def delete(self, ref: str) -> str:
        """Put the case into the bin, where it stays thirty days; return its id."""
        case, revision = self.opened(ref)
        self.store.delete(case.id, revision, actor=self.actor)
        with suppress(StoreError):  # tidying up: another time will do, and the case is in the bin
            self.keeper.empty(actor=self.actor)
        return case.id

    def binned(self) -> tuple[Binned, ...]:
        """Return the deleted cases, the latest first."""
        return self.keeper.binned()

    def take_back(self, id_: str) -> Opened:
        """Bring a case back from the bin, by its number or the start of its id.

        Raises: NotFound; Exists; BadInput, when it could be several.
        """
        binned = self.binned()
        numbered = [x for x in binned if id_.isdigit() and str(x.summary.get("number")) == id_]
        found = numbered or [x for x in binned if id_ and x.id.startswith(id_)]
        if not found:
            raise NotFound("not_in_bin", where=id_)
        meant = {x.id: coded(x.id, x.summary.get("respondent", "")) for x in found}
        if len(meant) > 1:
            raise BadInput("several_cases", where=id_, n=len(meant), known=tuple(meant.values()))
        self.keeper.take_back(found[0].id, actor=self.actor)
        return self.opened(found[0].id)

    def keep_until(self, ref: str, until: LooseDate, *, hold: bool = False, why: str = "") -> None:
        """Set how long a case must be kept; a legal hold keeps it whatever the day.

        A term is added to a hold that lies on the case, and a hold to a term; :meth:`release` ends
        both.
        """
        old = self.kept_until(ref)
        term = Retention(until.last or old.until, hold or old.hold, why or old.why)
        self.keeper.set_retention(self.id_of(ref), term, actor=self.actor)

    def release(self, ref: str, *, why: str = "") -> None:
        """End the term and the hold of a case: it may be erased from now on."""
        self.keeper.set_retention(self.id_of(ref), Retention(why=why), actor=self.actor)

    def limitation_end(self, ref: str) -> LooseDate:
        """Return the last day on which any of the debts can be sued for: the day to keep until.

        Raises: BadInput, when it cannot be told for one of them.
        """
        days = [line.last_day for line in self.review(ref).limitation]
        known = [day for day in days if day is not None]
        if not known or len(known) != len(days):
            raise BadInput("limitation_not_known", where=ref)
        return loose(max(known))

    def kept_until(self, ref: str) -> Retention:
        """Return how long a case must be kept."""
        return self.keeper.retention(self.id_of(ref))

    def kept_in_bin(self, deleted: Binned) -> Retention:
        """Return how long a deleted case must be kept."""
        return self.keeper.retention_in_bin(deleted)

    def erase(self, ref: str, *, why: str = "") -> str:
        """End the keeping of a case, in the library or in the bin: only hashes are left.

        Raises: NotFound; BadInput, while it must be kept.
        """
        try:
            id_ = self.id_of(ref)
        except NotFound:
            named = [x.id for x in self.binned() if ref and x.id.startswith(ref)]
            if len(set(named)) != 1:
                raise
            id_ = named[0]
        self.keeper.erase(id_, actor=self.actor, on=self.on, why=why)
        return id_

    # -- check, repair, restore ---------------------------------------------------------------

    def check(
        self, ref: str, *, read: bool = False, anchor: str = "", roots: Path | None = None
    ) -> tuple[Finding, ...]:
        """Return what does not hold in a case; nothing is changed.

        *roots* are the certificates of the time-stamp authorities to trust. Raises: BadInput.
        """
        id_, trusted = self._any_id(ref), trusted_roots(roots)
        anchors = [anchor] if anchor else []
        return self.keeper.check(id_, read=read, anchors=anchors, roots=trusted)

    def check_packet(self, path: Path) -> tuple[str, ...]:
        """Return what does not hold in a packet: its own file, its manifest, the files beside it.

        Raises: BadInput.
        """
        if not path.is_file():
            raise BadInput("no_such_file", field=str(path))
        body = path.read_bytes()
        found = faults(body) or untrue(body, path.parent)
        return tuple(self.words.say(one) for one in found)

    def repair(self, ref: str, *, accept: bool = False) -> str:
        """Make a case whole again; written into its log. *accept* takes over an outside change."""
        id_ = self._any_id(ref)
        return self.keeper.repair(id_, actor=self.actor, accept=accept, summarised=self._summarised)

    def restore(self, ref: str, revision: int) -> Opened:
        """Put the case back as it was at a revision, as a new one. Raises: NotFound, BadInput."""
        id_ = self._any_id(ref)
        self.keeper.restore(id_, revision, actor=self.actor, summarised=self._summarised)
        return self.opened(id_)

    def _any_id(self, ref: str) -> str:
        """Return the id meant, also of a case too damaged to be listed well."""
        try:
            return self.id_of(ref)
        except NotFound:
            if ref and self.keeper.remains(Path(ref).name):
                return Path(ref).name
            raise

    # -- copies out and in --------------------------------------------------------------------

    def export(
        self,
        ref: str,
        to: Path,
        *,
        packed: bool = False,
        recipients: Sequence[str] = (),
        told: Told | None = None,
    ) -> Path:
        """Write a complete, open copy of the case: a BagIt bag, or a zip with one in it.

        With *recipients* the zip is encrypted for them, and no open copy leaves the library.
        """
        case = self.case(ref)
        if recipients:
            done = self._encrypted(case.id, to, recipients, told)
        else:
            done = exported(self.keeper, case.id, to, packed=packed, told=told)
        self._accessed_all(case.id, custody.Access.COPIED, case.exhibits, to.name)
        return done

    def _encrypted(self, id_: str, to: Path, recipients: Sequence[str], told: Told | None) -> Path:
        encrypting.refuse_without_age(to.name)
        with self._passing("zip") as packed:
            exported(self.keeper, id_, packed, packed=True, told=told)
            return encrypting.encrypted(packed, to, recipients)

    @contextmanager
    def _passing(self, kind: str) -> Iterator[Path]:
        """Give the name of a private file in the library that is gone afterwards."""
        place = passing_place(self.home, f".{kind}")
        try:
            yield place
        finally:
            place.unlink(missing_ok=True)

    def export_all(self, to: Path, *, told: Told | None = None) -> Iterator[bagging.Exported]:
        """Copy every case of the library; may be broken off and run again."""
        return bagging.export_all(self.store, to, as_folder=self.keeper.as_folder, progress=told)

    def import_(
        self, path: Path, *, identity: Path | None = None, renumbered: Renumbered | None = None
    ) -> tuple[str, ...]:
        """Take in a bag, a zip, or a folder of bags; return the ids.

        A file encrypted with age needs the file of the *identity* that opens it. A case whose
        number another has, also one in the bin, gets a fresh one, which *renumbered* is told.
        Raises: BadInput, Exists.
        """
        if not path.exists():
            raise BadInput("no_such_file", field=str(path))
        if identity is not None:
            with (
                self._passing("zip") as place,
                encrypting.decrypted(path, identity, place) as opened,
            ):
                return (self._imported(opened, renumbered, name=path.name),)
        if encrypting.is_encrypted(path):
            raise BadInput("age_needs_identity", where=path.name)
        if path.is_dir() and not (path / "bagit.txt").exists():
            return self._all_imported(path, renumbered)
        return (self._imported(path, renumbered),)

    def _imported(self, path: Path, renumbered: Renumbered | None, *, name: str = "") -> str:
        """Take in one case, under a number that no other has; return its id."""
        id_ = self.keeper.import_bag(path, actor=self.actor, name=name)[0]
        told = [(x.id, x.summary) for x in self.store.list()]
        told += [(x.id, x.summary) for x in self.binned()]
        numbers = [(other, str(summary.get("number", 0))) for other, summary in told]
        old = next((number for other, number in numbers if other == id_), "0")
        if any(number == old for other, number in numbers if other != id_):
            new = self.store.fresh_number()
            self.change(id_, lambda case: case.but(number=new), note=f"number {new}")
            if renumbered is not None:
                renumbered(old, str(new))
        return id_

    def _all_imported(self, folder: Path, renumbered: Renumbered | None) -> tuple[str, ...]:
        """Take in every bag of a folder that is not here yet."""
        found: list[str] = []
        for bag in sorted(folder.iterdir()):
            if (bag / "bagit.txt").exists():
                with suppress(Exists):
                    found.append(self._imported(bag, renumbered))
        if not found:
            raise BadInput("no_bags_here", where=str(folder))
        return tuple(found)

    def accesses(self, ref: str) -> tuple[custody.Line, ...]:
        """Return what was done with the evidence, oldest first."""
        return custody.accesses(self.store, self.id_of(ref))

    def keeping(self, ref: str) -> custody.Keeping:
        """Return how the record was kept."""
        return custody.keeping(self.store, self.id_of(ref))


def trusted_roots(path: Path | None) -> bytes:
    """Return the certificates (PEM) of the authorities to trust; none. Raises: BadInput."""
    if path is None:
        return b""
    if not path.is_file():
        raise BadInput("no_such_file", field=str(path))
    return path.read_bytes()
