"""Our server asks nothing of a machine that the public internet cannot reach."""

import pytest

from links.addresses import AddressRefused, HostUnknown, target_of

PUBLIC = "93.184.215.14"


def resolving(*addresses):
    """Return a resolver by which every name leads to these addresses."""
    return lambda host, port: list(addresses)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://127.0.0.1./",
        "http://0.0.0.0/",
        "http://0/",
        "http://10.0.0.1/",
        "http://172.16.5.4/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://017700000001/",
        "http://１２７.0.0.1/",
        "http://127。0。0。1/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fc00::1]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://iets.localhost/",
        "http://metadata.google.internal/",
        "http://printer.local/",
        "http://postgres/",
        "http://example.org@127.0.0.1/",
        "http://gebruiker:wachtwoord@example.org/",
        "http://example.org\\@127.0.0.1/",
        "http://example.org:22/",
        "http://example.org:8000/",
        "http://example.org:99999/",
        "https://exa mple.org/",
        "http://example.org/\r\nHost: 127.0.0.1",
        "http://[::1",
        "http:///pad",
        "http://-a.example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "javascript:alert(1)",
        "data:text/html,hoi",
        "//example.org/",
        "https://example.org/" + "a" * 2000,
    ],
)
def test_an_address_that_is_not_of_the_public_web_is_refused(url):
    with pytest.raises(AddressRefused):
        target_of(url, resolving(PUBLIC))


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["10.1.2.3"],
        ["169.254.169.254"],
        ["::1"],
        ["::ffff:10.0.0.1"],
        ["fd00::8"],
        [PUBLIC, "192.168.0.1"],
        ["fe80::1%eth0"],
        ["geen adres"],
    ],
)
def test_a_name_that_leads_inside_is_refused_even_when_it_also_leads_outside(addresses):
    with pytest.raises(AddressRefused):
        target_of("https://www.example.org/", resolving(*addresses))


def test_a_name_is_resolved_once_and_its_addresses_are_kept():
    asked = []

    def resolver(host, port):
        asked.append((host, port))
        return [PUBLIC]

    target = target_of("https://Straße.Example.org./pad met/?q=één#plek".replace(" ", "%20"), resolver)

    assert asked == [("strasse.example.org", 443)]
    assert target.addresses == (PUBLIC,)
    assert target.path == "/pad%20met/?q=%C3%A9%C3%A9n"


def test_public_addresses_are_asked_as_they_are():
    assert target_of("http://8.8.8.8/", resolving("127.0.0.1")).addresses == ("8.8.8.8",)
    assert target_of("https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/").port == 443


def test_a_name_that_leads_nowhere_is_unknown():
    with pytest.raises(HostUnknown):
        target_of("https://www.example.org/", resolving())
