"""What the search keeps: one entry per thing that can be found, the words of the site, synonyms, and what was asked."""

from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from kit.folding import folded


class Entry(models.Model):
    """One public thing as the search knows it. Its words lie in the full-text index of the database, under its key.

    `names` are what it is called, one per line; `text` is what can be quoted from it, one paragraph per line; `codes`
    are the values by which it is counted, such as "thema:3 regio:12 status:pilot".
    """

    kind = models.CharField(max_length=12)
    object_id = models.PositiveBigIntegerField()
    title = models.CharField(max_length=255)
    names = models.TextField(blank=True)
    text = models.TextField(blank=True)
    codes = models.TextField(blank=True)
    newest_at = models.DateTimeField(null=True)
    checked_on = models.DateField(null=True)
    until = models.DateField(null=True, help_text="The last day on which it is public.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_once")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"


class KnownWord(models.Model):
    """A word of the site, folded, and in how many entries it stands: what a typing error is compared with."""

    word = models.CharField(max_length=64, primary_key=True)
    uses = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.word


class IndexState(models.Model):
    """The one row that a writer holds while it changes the index, so that changes have an order.

    `analysis` is the version of the analysis with which the index was made; 0 before it was made at all.
    """

    version = models.BigIntegerField(default=0)
    analysis = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.version)

    @classmethod
    def take_next(cls) -> int:
        """Count a version on and return it; waits for who else did, until that transaction ends. One query."""
        with connection.cursor() as cursor:
            cursor.execute("UPDATE search_indexstate SET version = version + 1 RETURNING version")
            counted = cursor.fetchall()
        return counted[0][0] if counted else cls.objects.create(pk=1, version=1).version


class Change(models.Model):
    """One change of the index, so that each process can follow: which entry, or none when synonyms changed.

    The stamp tells a change that was rolled back from the one that took its number.
    """

    version = models.BigIntegerField(primary_key=True)
    stamp = models.CharField(max_length=32)
    entry_id = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.version}: {self.entry_id}"


class SynonymGroup(models.Model):
    """Words that mean nearly the same to who searches. They are linked in the search and stay apart in the filters."""

    words = models.TextField(
        _("woorden"),
        help_text=_("Gescheiden door komma’s of elk op een regel; een uitdrukking van meer woorden mag ook."),
    )
    sort_name = models.CharField(max_length=80, editable=False, db_index=True)

    panels = [FieldPanel("words")]

    class Meta:
        verbose_name = _("synoniemen")
        verbose_name_plural = _("synoniemen")
        ordering = ["sort_name", "pk"]

    def __str__(self) -> str:
        return ", ".join(self.word_list)

    @property
    def word_list(self) -> list[str]:
        """The words and expressions of this group, each once."""
        split = (word.strip() for word in self.words.replace("\n", ",").replace(";", ",").split(","))
        return list(dict.fromkeys(word for word in split if word))

    def clean(self) -> None:
        """Ask for two words, for one alone has no synonym."""
        if len({folded(word) for word in self.word_list} - {""}) < 2:
            raise ValidationError({"words": _("Vul ten minste twee woorden in, gescheiden door een komma.")})

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the word by which groups stand in order."""
        self.sort_name = folded(self.words)[:80]
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came


class AskedOnDay(models.Model):
    """How often a question was asked on one day and what it gave. Nothing tells who asked.

    A question with words that the site does not know may be a name: until it is asked again on that day only a keyed
    digest of it is kept, in place of the words.
    """

    day = models.DateField()
    words = models.CharField(_("gezocht"), max_length=200, blank=True)
    digest = models.CharField(max_length=64)
    times = models.PositiveIntegerField(_("keer"), default=0)
    results = models.PositiveIntegerField(_("gevonden"), default=0)

    class Meta:
        verbose_name = _("zoekvraag")
        verbose_name_plural = _("zoekvragen")
        constraints = [models.UniqueConstraint(fields=["day", "digest"], name="search_asked_once_a_day")]
        indexes = [models.Index(fields=["results", "day"], name="search_asked_results")]

    def __str__(self) -> str:
        return self.words or "…"
