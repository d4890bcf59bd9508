"""What must be there before an editor can begin: the trunk of the page tree, where things lie, the vocabularies."""

from collections.abc import Callable
from pathlib import Path

from django.utils.translation import gettext as _

from editing.roles import make_roles
from home.trunk import Trunk, grow_trunk
from practices.taxonomy import load_taxonomy, read_taxonomy
from regions.reference import DATA, load_reference, read_reference_files
from search.documents import all_sources
from search.indexing import refresh_kind
from search.synonyms import load_synonyms
from writing.vocabulary import load_known_abbreviations, load_plain_words


def load_reference_data(say: Callable[[str], None], folder: Path = DATA) -> Trunk:
    """Load the reference data, with that of regions from `folder`, and return the trunk. Safe to run twice.

    Raises:
        BadFile: a file cannot be used; then nothing was loaded.
    """
    words = read_taxonomy()
    files = read_reference_files(folder)
    trunk = grow_trunk()
    load_taxonomy(words, say)
    load_reference(files, trunk.regions, say)
    make_roles(say)
    load_plain_words()
    load_known_abbreviations()
    made = load_synonyms()
    say(_("Synoniemen: %s") % (_("%d gemaakt") % made if made else _("niets veranderd")))
    for source in all_sources():
        if source.is_label:  # records that are made in bulk tell nobody
            refresh_kind(source.kind)
    return trunk
