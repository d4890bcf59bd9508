"""What the privacy page promises is what is done."""

import tomllib
from pathlib import Path

from django.conf import settings

from inbox import retention
from post.delivery import KEPT_FOR


def test_the_privacy_page_tells_how_long_messages_are_kept():
    pages = tomllib.loads((Path(settings.BASE_DIR) / "home/demo/pages.toml").read_text())["page"]
    [privacy] = [page for page in pages if page["slug"] == "privacy"]
    text = " ".join(block.get("html", "") for block in privacy["body"])

    assert "een jaar nadat het is beantwoord, en uiterlijk na twee jaar" in text
    assert (retention.CLOSED.days, retention.AT_MOST.days) == (365, 730)
    assert "na dertig dagen" in text
    assert retention.REJECTED.days == 30
    assert "negentig dagen" in text
    assert KEPT_FOR.days == 90
