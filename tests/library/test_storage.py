"""Files of editors in a bucket: private there, and for readers at the addresses that they had."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from library.models import Portrayed
from portal.elsewhere import bucket
from tests.makers import make_document, make_image

pytestmark = pytest.mark.django_db
CHANGED = "Sat, 28 Nov 2026 10:00:00 GMT"


class Bucket(BaseHTTPRequestHandler):
    """As much of S3 as a storage asks: objects by name, for who signs."""

    protocol_version = "HTTP/1.1"

    def _answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in ({"Content-Length": len(body)} | headers).items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _read(self):
        name = unquote(urlsplit(self.path).path)
        if "Authorization" not in self.headers:
            return self._answer(403)
        if name not in self.server.objects:
            return self._answer(404)
        body = self.server.objects[name]
        return self._answer(200, body, Last_Modified=CHANGED, ETag='"1"')

    do_GET = do_HEAD = _read

    def do_PUT(self):
        self.server.acls.append(self.headers.get("x-amz-acl"))
        self.server.objects[unquote(urlsplit(self.path).path)] = self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(200, ETag='"1"')

    def do_DELETE(self):
        self.server.objects.pop(unquote(urlsplit(self.path).path), None)
        self._answer(204)

    def log_message(self, *told):
        pass


@pytest.fixture
def store(settings):
    """A store in which the portal keeps its files; `objects` by their path."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Bucket) as server:
        server.objects, server.acls = {}, []
        cache.clear()  # Wagtail keeps renditions there, and a test before this had a picture with the same number
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"s3://sleutel:geheim@emmer/portaal?endpoint=http://127.0.0.1:{server.server_port}&region=nl"
        settings.STORAGES = settings.STORAGES | {"default": bucket(address)}
        yield server
        default_storage.connection.meta.client.close()
        server.shutdown()


def test_a_picture_is_read_at_the_address_it_would_have_in_a_folder(store, client):
    rendition = make_image(portrayed=Portrayed.NOBODY).get_rendition("width-100")

    page = client.get(rendition.url)

    assert rendition.url.startswith("/media/images/")
    assert (page.status_code, page.headers["Content-Type"]) == (200, "image/png")
    assert b"".join(page.streaming_content).startswith(b"\x89PNG")
    assert all(path.startswith("/emmer/portaal/") for path in store.objects)


def test_who_has_it_already_gets_nothing_again(store, client):
    rendition = make_image(portrayed=Portrayed.NOBODY).get_rendition("width-100")

    assert client.get(rendition.url, headers={"If-Modified-Since": CHANGED}).status_code == 304


def test_nothing_in_the_bucket_is_public(store):
    make_image(portrayed=Portrayed.NOBODY).get_rendition("width-100")
    make_document()

    assert store.objects
    assert set(store.acls) == {None}
    assert "127.0.0.1" not in make_document().file.url


def test_an_original_and_what_is_not_there_are_not_given(store, client):
    image = make_image(portrayed=Portrayed.NOBODY)

    assert client.get(f"/media/{image.file.name}").status_code == 404
    assert client.get("/media/images/niets.png").status_code == 404
    assert client.get("/media/images/..").status_code in (400, 404)


def test_a_document_goes_through_the_portal(store, client):
    document = make_document()

    page = client.get(document.url)

    assert page.status_code == 200
    assert b"".join(page.streaming_content).startswith(b"%PDF")


def test_a_picture_that_may_not_be_shown_any_more_is_gone_from_the_bucket(
    store, client, django_capture_on_commit_callbacks
):
    image = make_image(portrayed=Portrayed.NOBODY)
    address = image.get_rendition("width-100").url

    with django_capture_on_commit_callbacks(execute=True):
        image.portrayed = Portrayed.CONSENT
        image.save()

    assert client.get(address).status_code == 404
    assert not any("/images/" in path for path in store.objects if "original" not in path)


def test_a_file_with_a_name_that_is_taken_takes_the_place_of_none(store):
    first = default_storage.save("documents/a.txt", ContentFile(b"een"))
    second = default_storage.save("documents/a.txt", ContentFile(b"twee"))

    assert first != second
    with default_storage.open(first) as file:
        assert file.read() == b"een"
