"""The tables of practices, by subject."""

from practices.models.glossary import GlossaryTerm
from practices.models.index import PracticeIndexPage
from practices.models.practice import PracticeContact, PracticePage, PracticeTag, RelatedPractice
from practices.models.review import ReviewSettings
from practices.models.sharing import Answer, RegionRequest
from practices.models.vocabulary import Phase, Sector, TargetGroup, Theme

__all__ = [
    "Answer",
    "GlossaryTerm",
    "Phase",
    "PracticeContact",
    "PracticeIndexPage",
    "PracticePage",
    "PracticeTag",
    "RegionRequest",
    "RelatedPractice",
    "ReviewSettings",
    "Sector",
    "TargetGroup",
    "Theme",
]
