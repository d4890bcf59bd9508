"""One stored answer."""

import gzip

import brotli
import pytest
import zstandard

from store.answers import Answer

BODY = b"<p>Een praktijk</p>" * 100
HTML = [("Content-Type", "text/html; charset=utf-8"), ("Vary", "Cookie"), ("Content-Length", "1900")]


def sent(answer: Answer, method: str = "GET", **headers: str) -> tuple[str, dict[str, str], bytes]:
    told: list = []
    body = answer.send_stored(
        {"REQUEST_METHOD": method} | headers, lambda status, headers: told.append((status, dict(headers))), []
    )
    return told[0][0], told[0][1], b"".join(body)


@pytest.mark.parametrize(
    ("accepted", "way", "read"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("zstd", "zstd", zstandard.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("br; q=0.0, gzip;q=0.5", "gzip", gzip.decompress),
        ("", None, bytes),
        ("identity", None, bytes),
        ("onzin;;q=x", None, bytes),
    ],
)
def test_it_goes_in_the_best_way_that_was_asked_for(accepted, way, read):
    _status, headers, body = sent(Answer("1", "200 OK", HTML, BODY), HTTP_ACCEPT_ENCODING=accepted)

    assert headers.get("Content-Encoding") == way
    assert int(headers["Content-Length"]) == len(body)
    assert read(body) == BODY
    assert headers["Vary"] == "Accept-Encoding, Cookie"


def test_each_way_has_its_own_tag_and_who_has_it_gets_no_body():
    answer = Answer("1", "200 OK", HTML, BODY)
    tags = {way: sent(answer, HTTP_ACCEPT_ENCODING=way)[1]["ETag"] for way in ("br", "gzip", "")}
    assert len(set(tags.values())) == 3

    status, headers, body = sent(answer, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=f'"x", W/{tags["br"]}')

    assert (status, body, headers["ETag"]) == ("304 Not Modified", b"", tags["br"])
    assert not {"Content-Length", "Content-Type"} & set(headers)
    assert sent(answer, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=tags["gzip"])[0] == "200 OK"
    assert sent(answer, HTTP_IF_NONE_MATCH='"' + "rommel" * 1000)[0] == "200 OK"


def test_the_head_of_it_says_the_same_and_has_no_body():
    answer = Answer("1", "200 OK", HTML, BODY)

    assert sent(answer, "HEAD")[:2] == sent(answer)[:2]
    assert sent(answer, "HEAD")[2] == b""


def test_a_not_found_page_is_never_called_unchanged():
    assert sent(Answer("1", "404 Not Found", HTML, BODY), HTTP_IF_NONE_MATCH="*")[0] == "404 Not Found"


def test_pictures_and_small_answers_go_as_they_are():
    picture = Answer("1", "200 OK", [("Content-Type", "image/png")], BODY)

    assert "Content-Encoding" not in sent(picture, HTTP_ACCEPT_ENCODING="br")[1]
    assert "Content-Encoding" not in sent(Answer("1", "200 OK", HTML, b"kort"), HTTP_ACCEPT_ENCODING="br")[1]


@pytest.mark.parametrize(
    ("status", "more", "is_kept"),
    [
        ("200 OK", [], True),
        ("404 Not Found", [], True),
        ("410 Gone", [], True),
        ("200 OK", [("Cache-Control", "public, max-age=60")], True),
        ("200 OK", [("Cache-Control", "public, no-cache")], True),
        ("200 OK", [("Cache-Control", "private")], False),
        ("200 OK", [("Cache-Control", "private, no-cache")], False),
        ("200 OK", [("Cache-Control", "max-age=0, no-cache, no-store, must-revalidate, private")], False),
        ("200 OK", [("Set-Cookie", "sessionid=x")], False),
        ("200 OK", [("Vary", "*")], False),
        ("200 OK", [("Content-Encoding", "gzip")], False),
        ("302 Found", [], False),
        ("400 Bad Request", [], False),
        ("403 Forbidden", [], False),
        ("429 Too Many Requests", [], False),
        ("500 Internal Server Error", [], False),
        ("503 Service Unavailable", [], False),
    ],
)
def test_only_what_is_for_everybody_is_kept(status, more, is_kept):
    assert Answer("1", status, [("Content-Type", "text/html"), *more], BODY).is_for_everybody is is_kept


def test_what_is_too_large_is_not_kept():
    assert not Answer("1", "200 OK", HTML, b"a" * (2 * 1024 * 1024 + 1)).is_for_everybody


def test_it_is_the_same_after_a_journey_over_the_network():
    answer = Answer("7.1", "200 OK", HTML, BODY, "public")

    back = Answer.unpacked(answer.packed())

    assert (back.version, sent(back)) == ("7.1", sent(answer))


@pytest.mark.parametrize("rubbish", [b"", b"x", b"\x00\x00\x00\x02[]body", b"\xff" * 40, b"\x00\x00\x00\x04null"])
def test_rubbish_is_no_answer(rubbish):
    with pytest.raises(ValueError, match="not a packed answer"):
        Answer.unpacked(rubbish)
