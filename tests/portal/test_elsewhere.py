"""The address of a service gives the settings that its package asks for; a wrong one says how to mend it."""

import pytest
from anymail.backends.postmark import EmailBackend
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import get_connection

from portal.elsewhere import bucket, mail_provider
from portal.environment import Environment


def test_a_bucket_has_a_name_a_prefix_a_key_and_an_endpoint(monkeypatch):
    monkeypatch.setenv(
        "MEDIA_STORAGE", "s3://sleutel:ge%2Fheim@emmer/portaal/media?endpoint=https://o.example.org&region=nl"
    )

    storage = Environment().files()

    options = storage["OPTIONS"]
    assert storage["BACKEND"] == "library.storage.BucketStorage"
    assert (options["bucket_name"], options["location"]) == ("emmer", "portaal/media")
    assert (options["access_key"], options["secret_key"]) == ("sleutel", "ge/heim")
    assert (options["endpoint_url"], options["region_name"]) == ("https://o.example.org", "nl")


def test_a_bucket_without_a_key_uses_that_of_the_machine():
    assert bucket("s3://emmer")["OPTIONS"]["access_key"] is None


@pytest.mark.parametrize("address", ["s3://", "s3:///map", "s3://emmer?eindpunt=https://o.example.org"])
def test_an_address_without_a_bucket_says_how_to_write_it(address):
    with pytest.raises(ImproperlyConfigured, match="s3://sleutel:geheim@emmer/map"):
        bucket(address)


def test_a_folder_stays_a_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("MEDIA_STORAGE", str(tmp_path))

    assert Environment().files_folder(tmp_path / "other") == tmp_path
    assert Environment().files()["BACKEND"] == "kit.files.WholeFileStorage"


def test_a_provider_of_mail_gets_what_it_asks(monkeypatch, settings):
    monkeypatch.setenv("EMAIL_URL", "anymail+postmark://?server_token=abc%2B1")

    told = Environment().email("filemail:///tmp")

    settings.ANYMAIL = told["ANYMAIL"]
    sender = get_connection(told["EMAIL_BACKEND"])
    assert isinstance(sender, EmailBackend)
    assert sender.server_token == "abc+1"
    assert sender.timeout == 10


def test_a_provider_with_two_words_and_two_values():
    told = mail_provider("anymail+amazon-ses://?region_name=eu-central-1&configuration_set_name=portaal")

    assert told["EMAIL_BACKEND"] == "anymail.backends.amazon_ses.EmailBackend"
    assert told["ANYMAIL"]["AMAZON_SES_REGION_NAME"] == "eu-central-1"


@pytest.mark.parametrize("address", ["anymail+postduif://?key=1", "anymail+://?key=1", "anymail+a.b://"])
def test_a_provider_that_nobody_knows_is_told_so(address):
    with pytest.raises(ImproperlyConfigured, match=r"niet bekend.*anymail\+postmark"):
        mail_provider(address)
