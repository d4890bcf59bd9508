"""Make very many practices quickly, to measure how fast the portal is with them."""

import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import F, IntegerField, Max
from django.db.models.functions import Cast, Substr
from django.utils.html import strip_tags
from django.utils.text import slugify
from taggit.models import Tag
from wagtail.models import Page

from home.demo.files import FOLDER, read_toml
from practices.choices import Evidence, Status
from practices.models import PracticePage, PracticeTag
from practices.models.vocabulary import VOCABULARIES
from practices.story import WORDS_PER_MINUTE
from regions.models import RegionPage

BATCH = 1_000
TAGS = 200
SLUG = "proef-"
NEWEST = datetime(2026, 11, 1, 9, tzinfo=UTC)
"""The newest practice is of this moment, whenever it is made; the oldest is three years older."""

_DIFFERENT_WORDS = 200_000
_SIDE = 450
"""So many words make compounds with each other: their square is about the number of different words."""


class NothingToStandOn(Exception):
    """There are no regions, or a vocabulary is empty."""


def make_many(number: int, seed: int, say: Callable[[int], None]) -> None:
    """Make `number` practices after those that were made before; `say` is told how many are done.

    What a practice is, follows from the seed and the number in its slug. Each batch is a transaction of its own. No
    signals are sent: the search index, Wagtail's own index and its table of references know nothing of them.

    Raises:
        NothingToStandOn: the reference data was not loaded.
    """
    language = Language()
    choice = _read_choice(language)
    begin = _last_number() + 1
    for start in range(begin, begin + number, BATCH):
        numbers = range(start, min(start + BATCH, begin + number))
        with transaction.atomic():
            _insert([_draw(at, Random(f"{seed}/{at}"), language, choice) for at in numbers])  # noqa: S311 - no secret
        say(numbers[-1] + 1 - begin)


class Language:
    """The sentences of the demonstration, said again with other words.

    How often a word comes follows Zipf: the words of the demonstration first, then compounds of two of them, so that a
    hundred thousand stories have common words, rare words and words of their own.
    """

    def __init__(self) -> None:
        practices = [read_toml(path) for path in sorted((FOLDER / "practices").glob("*.toml"))]
        blocks = [block for practice in practices for block in practice["body"]]
        texts = [block.get("html") or block["text"] for block in blocks if block["type"] in ("text", "quote")]
        points = [point for practice in practices for point in practice["summary"] + practice["lessons"]]
        sentences = [sentence for text in [*points, *texts] for sentence in _sentences_in(text)]
        headings = [block["text"] for block in blocks if block["type"] == "heading"]
        titles = [practice["title"] for practice in practices] + headings
        words = Counter(word for sentence in sentences for word in re.findall(_WORD, sentence))
        tags = Counter(tag for practice in practices for tag in practice["tags"])

        self._words = [word for word, _times in words.most_common()]
        self._sentences = [re.split(_WORD, sentence) for sentence in sentences]
        parted = [re.split(_WORD, text.rstrip(".")) for text in [*titles, *sentences]]
        self._titles = [parts for parts in parted if _is_title(parts)]
        self.speakers = sorted({block["function"] for block in blocks if block.get("function")})
        self.tags = [tag for tag, _times in tags.most_common()]
        self.tags += [self._word(len(self._words) + rank) for rank in range(TAGS - len(self.tags))]

    def sentences(self, rng: Random, number: int) -> str:
        """Return sentences, of which about one longer word in three is another than in the demonstration."""
        return " ".join(self._said(rng, rng.choice(self._sentences), 0.3) for _ in range(number))

    def title(self, rng: Random) -> str:
        """Return three to seven words."""
        return self._said(rng, rng.choice(self._titles), 0.7)

    def _said(self, rng: Random, parts: list[str], rate: float) -> str:
        said = parts.copy()
        for place in range(1, len(said), 2):
            if rng.random() < rate:
                said[place] = self._word(int(_DIFFERENT_WORDS ** rng.random()) - 1)
        return "".join(said)

    def _word(self, rank: int) -> str:
        if rank < len(self._words):
            return self._words[rank]
        turn, head = divmod(rank - len(self._words), _SIDE)
        return self._words[head] + self._words[(turn + 7 * head + 3) % _SIDE]  # neighbours end differently


_WORD = r"\b([a-zà-ÿ]{5,})\b"
"""What may be another word: in small letters and not a short one. In brackets, so that a split keeps it."""


def _sentences_in(text: str) -> list[str]:
    plain = html.unescape(strip_tags(re.sub(r"</?(p|li|ul|ol|h3)>", "\n", text)))
    found = [part.strip() for line in plain.split("\n") for part in re.split(r"(?<=[.!?])\s+", line)]
    return [part for part in found if part.endswith((".", "!", "?")) and 3 <= len(part.split()) <= 30]


def _is_title(parts: list[str]) -> bool:
    return 3 <= len("".join(parts).split()) <= 7 and len(parts) >= 5


@dataclass(frozen=True)
class Choice:
    """What practices are given, always in the same order; tags and words by their key."""

    regions: list[RegionPage]
    words: dict[str, list[int]]
    tags: list[int]


@dataclass(frozen=True)
class Drawn:
    """One practice before it is in the database: its columns, and the keys of what it is joined to by field."""

    region: RegionPage
    page: dict[str, Any]
    practice: dict[str, Any]
    joined: dict[str, list[int]]
    tags: list[int]


def _read_choice(language: Language) -> Choice:
    regions = list(RegionPage.objects.order_by("code"))
    words = {
        name: list(model._default_manager.order_by("slug").values_list("pk", flat=True))
        for name, model in VOCABULARIES.items()
    }
    if not regions or not all(words.values()):
        raise NothingToStandOn
    slugs = {slugify(tag): tag for tag in language.tags}
    Tag.objects.bulk_create([Tag(name=tag, slug=slug) for slug, tag in slugs.items()], ignore_conflicts=True)
    keys = dict(Tag.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    return Choice(regions, words, [keys[slug] for slug in slugs if slug in keys])


def _last_number() -> int:
    """Return the number of the newest practice that was made here, 0 when there is none."""
    made = Page.objects.filter(slug__regex=rf"^{SLUG}[0-9]{{1,9}}$")
    number = Cast(Substr("slug", len(SLUG) + 1), IntegerField())
    return made.aggregate(last=Max(number))["last"] or 0


def _draw(number: int, rng: Random, language: Language, choice: Choice) -> Drawn:
    region = rng.choice(choice.regions)
    regions = {region.pk} | ({rng.choice(choice.regions).pk} if rng.random() < 0.25 else set())
    title = language.title(rng)
    introduction = language.sentences(rng, 3)
    points = [language.sentences(rng, 1) for _ in range(4)]
    body = list(_story(rng, language))
    texts = [introduction, *points, *(_text_of(value) for _kind, value in body)]
    words = sum(len(text.split()) for text in texts)
    first_at = NEWEST - timedelta(days=3 * 365) * rng.random()
    last_at, checked_at = sorted(first_at + (NEWEST - first_at) * rng.random() for _ in range(2))
    return Drawn(
        region=region,
        page={
            "title": title,
            "draft_title": title,
            "slug": f"{SLUG}{number}",
            "first_published_at": first_at,
            "last_published_at": last_at,
        },
        practice={
            "introduction": introduction,
            "summary": _stream(rng, [("point", point) for point in points]),
            "body": _stream(rng, body),
            "status": rng.choices(Status.values, weights=[1, 3, 4, 2, 1])[0],
            "evidence": rng.choices(Evidence.values, weights=[5, 3, 1])[0],
            "checked_on": checked_at.date(),
            "reading_minutes": max(1, round(words / WORDS_PER_MINUTE)),
        },
        joined={
            "regions": sorted(regions),
            "themes": _some(rng, choice.words["themes"], rng.randint(1, 3)),
            "phases": _some(rng, choice.words["phases"], rng.randint(1, 2)),
            "targets": _some(rng, choice.words["targets"], rng.randint(1, 2)),
            "sectors": _some(rng, choice.words["sectors"], 1),
        },
        tags=_some(rng, choice.tags, 2, by_zipf=True),
    )


def _some(rng: Random, items: list[int], number: int, by_zipf: bool = False) -> list[int]:
    found: dict[int, None] = {}
    while len(found) < min(number, len(items)):
        place = int((len(items) + 1) ** rng.random()) - 1 if by_zipf else rng.randrange(len(items))
        found[items[place]] = None
    return list(found)


def _story(rng: Random, language: Language) -> Iterator[tuple[str, Any]]:
    """Yield the blocks of a story of about three thousand characters."""
    for part in range(4):
        yield "heading", language.title(rng)
        paragraphs = [language.sentences(rng, rng.randint(4, 6)) for _ in range(2)]
        yield "text", " ".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
        if part == 1:
            speaker = {"contact": None, "name": "", "function": rng.choice(language.speakers)}
            yield "quote", {"text": language.sentences(rng, 2), **speaker}


def _text_of(value: Any) -> str:
    return value if isinstance(value, str) else f"{value['text']} {value['function']}"


def _stream(rng: Random, blocks: list[tuple[str, Any]]) -> str:
    keys = (str(UUID(int=rng.getrandbits(128), version=4)) for _ in blocks)
    return json.dumps(
        [{"type": kind, "value": value, "id": key} for (kind, value), key in zip(blocks, keys, strict=True)]
    )


def _insert(batch: list[Drawn]) -> None:
    """Put practices in the database, each as the last under its region."""
    below = Counter(drawn.region for drawn in batch)
    steps = {region: count(_last_step_below(region) + 1) for region in below}
    content_type = ContentType.objects.get_for_model(PracticePage)
    pages = Page.objects.bulk_create(
        Page(
            **drawn.page,
            path=Page._get_path(drawn.region.path, drawn.region.depth + 1, next(steps[drawn.region])),
            depth=drawn.region.depth + 1,
            url_path=f"{drawn.region.url_path}{drawn.page['slug']}/",
            content_type=content_type,
            locale_id=drawn.region.locale_id,
        )
        for drawn in batch
    )
    for region, number in below.items():
        Page.objects.filter(pk=region.pk).update(numchild=F("numchild") + number)
    _insert_children(
        [
            PracticePage(page_ptr_id=page.pk, home_region_id=drawn.region.pk, is_example=True, **drawn.practice)
            for page, drawn in zip(pages, batch, strict=True)
        ]
    )
    _join([(page.pk, drawn) for page, drawn in zip(pages, batch, strict=True)])


def _last_step_below(region: RegionPage) -> int:
    interval = Page._get_children_path_interval(region.path)
    last = Page.objects.filter(depth=region.depth + 1, path__range=interval).order_by("path").only("path").last()
    return last._get_lastpos_in_path() if last else 0


def _insert_children(practices: list[PracticePage]) -> None:
    """Insert the rows of practices whose row as a page is there; Django's bulk_create refuses such models."""
    fields = PracticePage._meta.local_concrete_fields
    size = max(1, connection.ops.bulk_batch_size(fields, practices))
    for start in range(0, len(practices), size):
        PracticePage._base_manager.all()._insert(practices[start : start + size], fields, using=connection.alias)


def _join(practices: list[tuple[int, Drawn]]) -> None:
    for name in practices[0][1].joined:
        field = PracticePage._meta.get_field(name)
        through, ours, theirs = field.remote_field.through, field.m2m_column_name(), field.m2m_reverse_name()
        through._default_manager.bulk_create(
            through(**{ours: pk, theirs: key}) for pk, drawn in practices for key in drawn.joined[name]
        )
    PracticeTag.objects.bulk_create(
        PracticeTag(content_object_id=pk, tag_id=key) for pk, drawn in practices for key in drawn.tags
    )
