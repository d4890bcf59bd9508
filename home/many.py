"""Make very many practices quickly, to measure how fast the portal is with them."""

import html
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models import F, IntegerField, Max
from django.db.models.functions import Cast, Substr
from django.utils import timezone
from django.utils.text import slugify
from taggit.models import Tag
from wagtail.models import Page

from home.many_words import Language
from practices.choices import Evidence, Status
from practices.models import Phase, PracticePage, PracticeTag, Sector, TargetGroup, Theme
from practices.models.practice import WORDS_PER_MINUTE
from regions.models import RegionPage
