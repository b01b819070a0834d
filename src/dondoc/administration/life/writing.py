"""Writing invented years set by set: every row that the rooms' actions would have written, and the journal with it.

Not written are the messages to people of those years: nobody finds a thousand of them on his first morning.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import islice

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from dondoc.administration.demo_city import FOUNDED_AT
from dondoc.administration.demo_story import FOUNDING_DOCUMENT, LEADER, OFFICER
from dondoc.administration.life.city import City, city_of
from dondoc.administration.life.inventing import Years, invent
from dondoc.administration.life.lives import Life
from dondoc.administration.life.papers import Paper, words
from dondoc.documents import storage
from dondoc.documents.actions import open_to_units
from dondoc.documents.actions.registering import registration
from dondoc.documents.kinds import media_type_of
from dondoc.documents.models import Document, DocumentFile, FileRole, StoredFile
from dondoc.journal.actions import Deed, record_all
from dondoc.journal.rules import Author
from dondoc.kernel.clock import HOME
from dondoc.kernel.errors import Refusal
from dondoc.kernel.progress import Progress, silent
from dondoc.kernel.writing import write_rows
from dondoc.oversight.actions.urging import deeds_of_urging
from dondoc.oversight.models import UrgedWork, Urging
from dondoc.tasks.actions.reviewing import told_of
from dondoc.tasks.models import Assignment, Task, TaskState

_AT_ONCE = 150


class CannotLive(Refusal):
    """The city is not there, or has a life of its own already."""

    code = "cannot-live"


def is_unlived() -> bool:
    """Whether nothing has happened in the city but the story of the founding document."""
    return not Document.objects.exclude(files__name=FOUNDING_DOCUMENT.name).exists()


def live(*, size: int, seed: int, until: datetime, progress: Progress = silent) -> int:
    """Give the demo city its years from 2023 to `until` with about `size` assignments; return how many there are.

    All of it or nothing, in one transaction. Raises `CannotLive`.
    """
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        city = city_of(officer=OFFICER, leader=LEADER)
        if city is None or not is_unlived():
            raise CannotLive(
                _("Only the demo city can be given a life, and only once. Take an empty folder: DONDOC_HOME=var/life")
            )
        years = Years(FOUNDED_AT.date(), until, size, seed)
        made = Writer(city).write(invent(city, years), size, progress)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return made


class Writer:
    """Writes papers with all that came of them, in order of time, and the journal as if written day by day."""

    def __init__(self, city: City) -> None:
        self._city = city
        self._entries: list[tuple[Deed, Author, datetime]] = []
        self._urged: dict[tuple[datetime, int], list[tuple[UrgedWork, str]]] = defaultdict(list)
        standing = Document.objects.values_list("folded_code", "issued_on", "pk")
        self._bearers: dict[tuple[str, date | None], int] = {(code, on): pk for code, on, pk in standing}

    def write(self, papers: Iterable[Paper], size: int = 0, progress: Progress = silent) -> int:
        """Write the papers, which come in order of time; return how many assignments they brought."""
        made = 0
        papers = iter(papers)
        while part := list(islice(papers, _AT_ONCE)):
            self._keep_journal(part[0].at)
            made += self._write(part)
            progress(min(made, size), max(size, made))
        self._keep_journal(datetime.max.replace(tzinfo=HOME) - timedelta(days=1))
        return made

    def _write(self, papers: Sequence[Paper]) -> int:
        self._write_documents(papers)
        orders = [(paper, order) for paper in papers for order in paper.orders]
        Task.objects.bulk_create([order.task for _paper, order in orders], batch_size=500)
        parties = [party for _paper, order in orders for party in order.parties]
        for party in parties:
            party.task_id = party.task.pk
        write_rows(parties)
        lives = [life for _paper, order in orders for life in order.lives]
        for rows in ([one.row for one in lives if not one.given], [one.row for one in lives if one.given]):
            Assignment.objects.bulk_create(rows, batch_size=500)
        self._write_rows(lives)
        self._open(papers)
        for paper in papers:
            self._enter_paper(paper)
        for life in lives:
            self._enter_life(life)
        return len(lives)

    def _write_documents(self, papers: Sequence[Paper]) -> None:
        Document.objects.bulk_create([paper.document for paper in papers], batch_size=500)
        stored = StoredFile.objects.bulk_create([_kept(paper) for paper in papers], batch_size=500)
        files = [
            DocumentFile(document=paper.document, file=file, name=paper.name, role=FileRole.MAIN, position=1)
            for paper, file in zip(papers, stored, strict=True)
        ]
        write_rows(files)
        for paper, file in zip(papers, files, strict=True):
            document = paper.document
            self._bearers[document.folded_code, document.issued_on] = document.pk
            self._entries.append((registration(document, [file]), paper.by, paper.at))
        for paper in papers:
            for one in paper.cites:
                one.document_id = paper.document.pk
                one.cited_id = self._bearers.get((one.folded_code, one.dated_on))
        write_rows([one for paper in papers for one in paper.cites])

    def _write_rows(self, lives: Sequence[Life]) -> None:
        found: dict[str, list[models.Model]] = defaultdict(list)
        for life in lives:
            for stand in life.rows.stands:  # made before its document was written
                stand.document_id = life.row.task.document_id
            for name in life.rows.__slots__:
                for row in getattr(life.rows, name):
                    row.assignment_id = life.row.pk
                    found[name].append(row)
        for rows in found.values():
            write_rows(rows)

    def _open(self, papers: Sequence[Paper]) -> None:
        """Let the units read the papers that gave them work, and those whose work they took over."""
        readers: dict[int, set[int]] = defaultdict(set)
        for paper in papers:
            for life in (life for order in paper.orders for life in order.lives):
                readers[paper.document.pk].add(life.row.first_unit_id)
                readers[paper.document.pk].update(row.new_unit_id for row in life.rows.passages)
        open_to_units(readers)

    def _enter_paper(self, paper: Paper) -> None:
        draft, reviewed, issued = TaskState.DRAFT, TaskState.REVIEWED, TaskState.ISSUED
        for order in paper.orders:
            for verb, old, new, at in (
                ("task.added", {}, told_of(order.task, order.parties), paper.at),
                ("task.approved", {"state": draft}, {"state": reviewed}, paper.at),
                ("task.issued", {"state": reviewed}, {"state": issued}, paper.issued_at),
            ):
                deed = Deed(verb, "task", order.task.pk, str(order.task), old=old, new=new)
                self._entries.append((deed, paper.by, at))

    def _enter_life(self, life: Life) -> None:
        for one in life.said:
            new = one.new
            if life.given is not None and one.verb == "assignment.delegated":
                new = {**new, "parent": life.given.whole.row.pk}
            deed = Deed(one.verb, "assignment", life.row.pk, one.label, one.old, new, one.reason)
            self._entries.append((deed, one.by, one.at))
        for at, level, named, label in life.urged:
            named.assignment_id = life.row.pk
            self._urged[at, level].append((named, label))

    def _keep_journal(self, before: datetime) -> None:
        """Enter what happened before the moment, in order of time: nothing that is written later lies before it."""
        for at, level in sorted(key for key in self._urged if key[0] < before):
            self._write_urging(at, level, self._urged.pop((at, level)))
        self._entries.sort(key=lambda entry: entry[2])
        past = [entry for entry in self._entries if entry[2] < before]
        for start in range(0, len(past), 5000):
            record_all(past[start : start + 5000])
        self._entries = self._entries[len(past) :]

    def _write_urging(self, at: datetime, level: int, named: Sequence[tuple[UrgedWork, str]]) -> None:
        year, officer = at.astimezone(HOME).year, self._city.officer
        numbered = Urging.objects.filter(issuer=self._city.committee, year=year, level=level)
        made = Urging.objects.create(
            issuer=self._city.committee,
            year=year,
            level=level,
            number=(numbered.aggregate(last=Max("number"))["last"] or 0) + 1,
            at=at,
            by_id=officer.person_id,
            by_name=officer.name,
            text=words()["words"]["urged"][level - 1],
        )
        rows = sorted(named, key=lambda one: one[0].assignment_id)
        for row, _label in rows:
            row.urging_id = made.pk
        write_rows([row for row, _label in rows])
        deeds = deeds_of_urging(made, [(row.assignment_id, label) for row, label in rows])
        self._entries += [(deed, officer, at) for deed in deeds]


def _kept(paper: Paper) -> StoredFile:
    content = paper.content.encode()
    sha256 = hashlib.sha256(content).hexdigest()
    file = StoredFile(sha256=sha256, size=len(content), media_type=media_type_of(content), stored_at=paper.at)
    storage.write_whole(file.path, content, is_lasting=False)  # a play: written again as fast
    return file
