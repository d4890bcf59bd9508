"""Two regions, the colleagues who edit them, and a way to read a report as each of them."""

import csv
import io
from dataclasses import dataclass
from typing import Any

import openpyxl
import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from editing.roles import NATIONAL, make_roles, role_of
from regions.models import RegionPage
from tests.makers import SiteTree, make_region, make_user

URL_NAMES = [
    "reports_verouderende_praktijken",
    "reports_contactpersonen_na_te_vragen",
    "reports_alt_tekst_en_toestemming",
    "reports_toestemmingen",
    "reports_dekking",
    "reports_themas_en_trefwoorden",
    "reports_ongebruikte_afbeeldingen",
]


@dataclass
class Desk:
    """The two regions, and the colleagues: of "here", of "there", "national" and of none."""

    tree: SiteTree
    here: RegionPage
    there: RegionPage
    users: dict[str, Any]

    def page(self, name: str, query: str = "", user: str = "national") -> Any:
        """Return the answer to a colleague who opens a report."""
        client = Client()
        client.force_login(self.users[user])
        return client.get(reverse(name) + query)

    def rows(self, name: str, query: str = "", user: str = "national") -> list[Any]:
        """Return the rows of the first page."""
        page = self.page(name, query, user)
        assert page.status_code == 200
        return list(page.context["object_list"])

    def csv(self, name: str, query: str = "", user: str = "national") -> list[list[str]]:
        """Return the export as lists of cells, the heading first."""
        answer = self.page(name, f"?export=csv{query.replace('?', '&')}", user)
        return list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))

    def xlsx(self, name: str, user: str = "national") -> list[tuple[Any, ...]]:
        """Return the cells of the export as a spreadsheet: (value, type) pairs per row."""
        answer = self.page(name, "?export=xlsx", user)
        book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
        return [[(cell.value, cell.data_type) for cell in row] for row in book.active.iter_rows()]

    def queries(self, name: str, user: str = "here") -> int:
        """Return how many times the database is asked for a report."""
        client = Client()
        client.force_login(self.users[user])
        client.get(reverse(name))  # what is kept between requests is filled
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = client.get(reverse(name))
        assert page.status_code == 200
        return len(asked)


@pytest.fixture
def desk(tree: SiteTree) -> Desk:
    """Two regions with their editors, the national desk and somebody without a role."""
    here, there = make_region(tree, "Groot-Amsterdam"), make_region(tree, "Twente")
    make_roles()
    users = {name: make_user(name) for name in ("here", "there", "national", "nobody")}
    users["here"].groups.add(role_of(here).group)
    users["there"].groups.add(role_of(there).group)
    users["national"].groups.add(Group.objects.get(name=NATIONAL))
    access = role_of(here).group.permissions.get(codename="access_admin")
    users["nobody"].user_permissions.add(access)
    return Desk(tree, here, there, users)
