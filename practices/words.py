"""The words that readers see explained, for who helps editors to write."""

from collections.abc import Iterator

from practices.models import GlossaryTerm


def glossary_words() -> Iterator[str]:
    """Yield every term of the glossary in each way it is written. One query."""
    for term, variants in GlossaryTerm.objects.values_list("term", "variants"):
        yield term
        yield from variants.splitlines()
