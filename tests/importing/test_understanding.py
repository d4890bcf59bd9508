"""What lines mean, case by case."""

import pytest

from importing.lines import lines_of
from importing.speakers import Speaker, is_quoted, label_of, quote_with_speaker, speaker_in, without_quotes
from importing.understanding import understand


def of(*paragraphs):
    """Understand paragraphs of HTML."""
    return understand(lines_of("".join(f"<p>{text}</p>" if text[0] != "<" else text for text in paragraphs)))


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Anna Bos, coach", Speaker("Anna Bos", "coach")),
        ("Anna de Vries-Bos, coach in Twente, over stage", Speaker("Anna de Vries-Bos", "coach in Twente", "stage")),
        ("Aan het woord: Jan van den Berg, mentor", Speaker("Jan van den Berg", "mentor")),
        ("– Anna Bos, coach", Speaker("Anna Bos", "coach")),
        ("(Anna Bos, coach)", Speaker("Anna Bos", "coach")),
        ("Drs. Anna Bos, directeur", Speaker("Drs. Anna Bos", "directeur")),
        ("Interview met Anna Bos, coach", Speaker("Anna Bos", "coach")),
        ("Regio Groot-Amsterdam", None),
        ("Leerlingen werken, leren en groeien", None),
        ("Anna Bos, die al jaren coach is, zegt dat het werkt. Ze ziet het elke dag.", None),
        ("“Anna Bos, coach”", None),
        ("Wat vind je lastig, Anna?", None),
    ],
)
def test_a_line_that_names_a_person_with_a_function(line, speaker):
    assert speaker_in(line) == speaker


@pytest.mark.parametrize("text", ["“Ja.”", "„Ja.”", '"Ja."', "‘Ja.’", "«Ja.»"])
def test_every_sort_of_quotation_mark_opens_a_quote(text):
    assert is_quoted(text)
    assert without_quotes(text) == "Ja."


@pytest.mark.parametrize("text", ["’s Avonds belt de coach.", "'t Begon klein.", "‘n Leerling", "Zij zei: “ja”."])
def test_an_apostrophe_opens_no_quote(text):
    assert not is_quoted(text)


def test_a_quote_with_its_speaker_in_one_line():
    said = quote_with_speaker("“Ik bel elke week.” – Noor Voorbeeld, jobcoach")

    assert said == ("Ik bel elke week.", Speaker("Noor Voorbeeld", "jobcoach"))
    assert label_of("Anna: Ja, dat klopt.") == ("Anna", "Ja, dat klopt.")


def test_a_speaker_above_speaks_until_somebody_else_does():
    found = of("Titel", "Anna Bos, coach", "“Eén.”", "“Twee.”", "Bert Kok, mentor", "“Drie.”")

    assert [value["name"] for kind, value in found.blocks if kind == "quote"] == ["Anna Bos", "Anna Bos", "Bert Kok"]
    assert found.unplaced == []


def test_a_speaker_below_said_what_stands_above():
    found = of("Titel", "Een gewone inleiding van deze praktijk.", "“Eén.”", "“Twee.”", "— Anna Bos, coach")

    assert [value["name"] for kind, value in found.blocks if kind == "quote"] == ["Anna Bos", "Anna Bos"]


def test_a_quote_that_goes_on_in_the_next_paragraph_is_one():
    found = of("Titel", "Anna Bos, coach", "“Eén.", "Twee.”", "Gewone tekst.")

    assert [value["text"] for kind, value in found.blocks if kind == "quote"] == ["Eén.\nTwee."]


@pytest.mark.parametrize(
    ("line", "region"),
    [
        ("Een good practice uit de regio Twente", "Twente"),
        ("Goede praktijk uit Zeeland", "Zeeland"),
        ("Regio: Groot-Amsterdam", "Groot-Amsterdam"),
        ("Regio Groot-Amsterdam", "Groot-Amsterdam"),
        ("Arbeidsmarktregio Zuid-Holland Centraal", "Zuid-Holland Centraal"),
        ("Regio Twente werkt al jaren samen met scholen.", ""),
    ],
)
def test_the_region_of_a_file(line, region):
    assert of("Een titel", line).region_name == region


def test_headings_that_ask_are_headings_and_bold_questions_an_interview():
    headed = of("<h1>Titel</h1>", "<h2>Waarom een kas?</h2>", "Daarom.", "<h2>Wat kost het?</h2>", "Niets.")
    asked = of("Titel", "<p><b>Waarom een kas?</b></p>", "Daarom.", "<p><b>Wat kost het?</b></p>", "Niets.")

    assert [kind for kind, _value in headed.blocks] == ["heading", "text", "heading", "text"]
    assert [kind for kind, _value in asked.blocks] == ["interview"]


def test_a_line_with_an_address_is_a_person_to_reach():
    found = of("Titel", "Een inleiding.", "Meer weten? Bel ons.", "Anna Bos, coach, 06 12 34 56 78, anna@example.org")

    (person,) = found.people
    assert (person.name, person.function, person.email) == ("Anna Bos", "coach", "anna@example.org")
    assert person.phone == "06 12 34 56 78"


def test_more_than_seven_points_and_long_points_go_to_the_story():
    items = "".join(f"<li>Punt {number}</li>" for number in range(9)) + f"<li>{'lang ' * 80}</li>"

    found = of("Titel", "In het kort", f"<ul>{items}</ul>")

    assert len(found.points) == 7
    assert [kind for kind, _value in found.blocks] == ["text"]
    assert found.unplaced == []


def test_a_title_that_is_too_long_is_cut_at_a_word_and_kept_whole():
    found = of("<h1>" + "woord " * 60 + "</h1>", "Tekst.")

    assert len(found.title) <= 255
    assert found.title.endswith("…")
    assert found.full_title.count("woord") == 60
