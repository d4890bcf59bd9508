"""Making an archive: ask every public address, follow what it leads to, then lay it all down as files.

    address → asked → its links wanted … until none waits → each page rewritten → checksums → leftovers removed

Where it is, stands in the ledger at every moment, so a run that is killed goes on where it was.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.asking import Answer, Reader
from archive.folder import Folder, refusals
from archive.names import HTML, way_between
from archive.own_pages import FILES, README, WORDS, OwnPages
from archive.references import (
    Reference,
    Rewriting,
    is_form_or_hidden,
    local,
    read,
    references_of_json,
    references_of_page,
    references_of_style,
)
from kit.addresses import all_addresses

SEEDS = ("/praktijken.csv", "/praktijken.xlsx", "/praktijken/feed/", "/api/v1", "/api/v1/openapi.json",
         "/api/v1/praktijken", "/api/v1/regios", "/api/v1/contactpersonen", "/api/v1/themas")  # fmt: skip
"""Addresses that no page needs to name: exports and open data; one that does not answer is left out."""
LEFT_OUT = ("/beheer/", "/stijlgids/")
"""The rooms of colleagues: not asked at all."""
STYLE = "text/css"
TOLD_EVERY = 50
Tell = Callable[[str], None]


class Exporting:
    """One run over one folder."""

    def __init__(self, root: Path, tell: Tell) -> None:
        """Open the folder.

        Raises:
            Refused: no archive can be made there.
        """
        self._root = root
        self._tell = tell
        self._folder = Folder(root)
        self._ledger = self._folder.ledger

    def run(self) -> list[str]:
        """Make the archive, or bring it up to date; return the first addresses at which the site broke.

        Raises:
            Refused: the disk is full, or takes no more.
        """
        with refusals(self._root), self._closing():
            goes_on = self._ledger.begin(timezone.localdate().isoformat())
            self._own = OwnPages(date.fromisoformat(self._ledger.fact("made_on")))
            if goes_on:
                self._tell(_("Gaat verder waar het was gebleven."))
            self._want_what_is_public()
            self._ask_everything()
            self._write_pages()
            self._folder.write_checksums()
            removed = self._folder.remove_leftovers()
            failed = self._ledger.failed()
            self._ledger.end()
            number, size = self._folder.size()
            self._tell(
                _("Klaar: %(number)d bestanden, %(size).1f MB; %(removed)d die niet meer openbaar zijn, zijn weg.")
                % {"number": number, "size": size / 1e6, "removed": removed}
            )
            return failed

    @contextmanager
    def _closing(self) -> Iterator[None]:
        try:
            yield
        finally:
            self._folder.close()

    def _want_what_is_public(self) -> None:
        for address in (README, WORDS, *self._own.search_addresses, *SEEDS):
            self._ledger.want(address)
        for public in all_addresses():
            where = local(public.path, "/")
            if where is not None:
                self._ledger.want(where.path)
        self._ledger.keep()

    def _ask_everything(self) -> None:
        reader, asked = Reader(), 0
        while (address := self._ledger.next_wanted()) is not None:
            own = self._own.answer(address)
            if own is not None:
                self._take(address, own[0], own[1])
            else:
                with reader.ask(address) as answer:
                    self._take(address, answer)
            asked += 1
            self._ledger.keep()
            if asked % TOLD_EVERY == 0:
                self._tell(
                    _("  %(asked)d opgehaald, %(waiting)d te gaan")
                    % {"asked": asked, "waiting": self._ledger.count("waiting")}
                )

    def _take(self, address: str, answer: Answer, file: str = "") -> None:
        """Note what the site says: a page or a style sheet is kept to be rewritten, the rest is written at once."""
        if 300 <= answer.status < 400 and answer.location:
            self._move(address, answer.location)
        elif answer.status != 200:
            self._ledger.is_absent(address, has_failed=answer.status >= 500)
        elif answer.content_type in (HTML, STYLE):
            self._take_text(address, answer.content_type, b"".join(answer.chunks), file)
        elif answer.content_type.endswith("json"):
            body = b"".join(answer.chunks)
            for where in references_of_json(body.decode("utf-8", "replace")):
                self._ledger.want(where.path + (f"?{where.query}" if where.query else ""))
            self._folder.write(self._ledger.is_here(address, answer.content_type), [body])
        else:
            self._folder.write(self._ledger.is_here(address, answer.content_type, file=file), answer.chunks)

    def _move(self, address: str, location: str) -> None:
        where = local(location, address)
        if where is None or where.query or where.path.startswith(LEFT_OUT):
            self._ledger.is_absent(address)
            return
        self._ledger.want(where.path)
        self._ledger.is_moved(address, where.path)

    def _take_text(self, address: str, content_type: str, body: bytes, file: str) -> None:
        if content_type == STYLE:
            wanted = list(references_of_style(body.decode(), address))
        else:
            page = read(body)
            if is_form_or_hidden(page):
                self._ledger.is_absent(address)
                return
            wanted = list(references_of_page(page, address))
        self._ledger.is_here(address, content_type, body, file)
        for where in wanted:
            if not where.query and not where.path.startswith(LEFT_OUT):
                self._ledger.want(where.path)

    def _write_pages(self) -> None:
        for written, (address, file, content_type, source) in enumerate(self._ledger.sources(), start=1):
            rewriting = Rewriting(file, address, self._file_of)
            if content_type == STYLE:
                text = rewriting.style(source.decode())
            else:
                page = read(source)
                rewriting.loaded(page)
                self._replace_forms(page, file)
                rewriting.links(page, _("(alleen op de site)"))
                self._say_what_it_is(page, file)
                text = page.decode(formatter="minimal")
            self._folder.write(file, [text.encode()])
            if written % TOLD_EVERY == 0:
                self._tell(_("  %d pagina’s geschreven") % written)

    def _file_of(self, where: Reference) -> str | None:
        if where.path in self._own.search_addresses:
            return self._own.place_of(where)
        return None if where.query else self._ledger.file_of(where.path)

    def _replace_forms(self, page: BeautifulSoup, file: str) -> None:
        """Put the way to search the archive in the place of the first form of a page; the others go."""
        for number, form in enumerate(page.find_all("form")):
            if number:
                form.decompose()
                continue
            paragraph, link = page.new_tag("p"), page.new_tag("a", href=self._own.search_addresses[0])
            link["class"] = "button"
            link.string = _("Zoek in dit archief")
            paragraph.append(link)
            form.replace_with(paragraph)

    def _say_what_it_is(self, page: BeautifulSoup, file: str) -> None:
        """Say at the top of each page that it is a copy."""
        if page.body is None or file == FILES[README]:
            return
        aside = page.new_tag("aside", attrs={"class": "page meta no-print", "aria-label": _("Over dit archief")})
        link = page.new_tag("a", href=way_between(file, FILES[README]))
        link.string = _("Wat is dit?")
        aside.extend([_("Dit is een kopie van de site, om zonder internet te lezen."), " ", link])
        skip = page.body.find("a", class_="skip")
        if skip is not None:
            skip.insert_after(aside)
        else:
            page.body.insert(0, aside)
