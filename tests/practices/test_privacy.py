"""A first name with an age or a diagnosis is seen; ordinary sentences are left alone."""

import pytest

from practices.privacy import recognisable_pupils

SEEN = [
    "Kevin (16) wilde niet meer naar school.",
    "Sanne, 15 jaar, werkt nu bij de bakker.",
    "In de klas van Mo van 17 zitten acht leerlingen.",
    "Daar werkt Fatima is 18 en begon net.",
    "De coach belt met Daan wordt 16 in mei.",
    "Toen bleek dat Lisa autisme heeft.",
    "Bij Joris speelt ADHD een rol.",
    "De stage van Noor ging mis door een depressie.",
    "Samen met Bilal, die een licht verstandelijke beperking heeft, zochten we werk.",
    "Yara heeft epilepsie en werkt halve dagen.",
    "Sem heeft ASS.",
    "De ouders van Thijs wisten dat hij dyslectisch is.",
    "Ook bij Kim K. is PTSS vastgesteld.",
    "Bram was toen 14 en kwam nauwelijks buiten.",
    "Eva leeft met borderline.",
]
LEFT = [
    "In 2025 deden 16 leerlingen mee.",
    "Leerlingen met autisme krijgen een vaste coach.",
    "De school telt 18 leerlingen.",
    "Wij helpen jongeren van 16 tot 23 jaar.",
    "Een leerling met ADHD heeft soms een rustige plek nodig.",
    "Renee Kraaij is netwerkcoördinator.",
    "Jongeren zijn 16 of 17 als ze beginnen.",
    "In Amsterdam zijn 12 scholen.",
    "De pilot begon in Twente in 2023.",
    "Op maandag werkt de klas in de kas.",
    "Autisme is geen reden om niet te werken.",
    "Kevin werkt nu bij de bakker.",
    "Van de 20 leerlingen vonden 15 werk.",
    "De coach spreekt elke week 10 leerlingen.",
    "Bij epilepsie belt de school eerst de ouders.",
]


@pytest.mark.parametrize("sentence", SEEN)
def test_a_pupil_who_may_be_recognised_is_seen(sentence):
    assert recognisable_pupils(f"Een begin. {sentence} Een eind.")


@pytest.mark.parametrize("sentence", LEFT)
def test_an_ordinary_sentence_is_left_alone(sentence):
    assert recognisable_pupils(f"Een begin. {sentence} Een eind.") == []


def test_who_speaks_in_the_practice_is_no_pupil():
    assert recognisable_pupils("Renee, 23 jaar, is coach.", frozenset({"Renee"})) == []
