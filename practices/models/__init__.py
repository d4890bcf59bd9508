"""The tables of practices, by subject."""

from practices.models.glossary import GlossaryTerm
from practices.models.index import PracticeIndexPage
from practices.models.practice import PracticeContact, PracticePage, PracticeTag, RelatedPractice
from practices.models.vocabulary import Phase, Sector, TargetGroup, Theme

__all__ = [
    "GlossaryTerm",
    "Phase",
    "PracticeContact",
    "PracticeIndexPage",
    "PracticePage",
    "PracticeTag",
    "RelatedPractice",
    "Sector",
    "TargetGroup",
    "Theme",
]
