"""The values of a facet as boxes to tick."""

from django.template import Context, Template

from kit.facets import Option


def drawn(*options: Option, key: str = "thema") -> str:
    template = Template("{% load practices %}{% options key options %}")
    return template.render(Context({"key": key, "options": options}))


def test_a_value_that_can_be_chosen_has_a_name_and_a_number():
    assert drawn(Option("nazorg", "Nazorg", 3)) == (
        '<label class="option"><input type="checkbox" id="thema-nazorg" name="thema" value="nazorg">'
        '<span>Nazorg</span><span class="option__count">3</span></label>'
    )


def test_what_was_chosen_is_ticked_also_when_nothing_has_it():
    for count in (0, 3):
        box = drawn(Option("nazorg", "Nazorg", count, is_chosen=True))
        assert 'value="nazorg" checked>' in box
        assert "disabled" not in box
        assert "option--empty" not in box


def test_what_would_give_nothing_cannot_be_chosen():
    box = drawn(Option("nazorg", "Nazorg", 0))

    assert '<label class="option option--empty">' in box
    assert 'value="nazorg" disabled>' in box


def test_beside_another_choice_it_says_how_many_come_with_it():
    box = drawn(Option("nazorg", "Nazorg", 2, is_extra=True))

    assert '<span class="option__count">+2<span class="visually-hidden"> erbij</span></span>' in box


def test_whatever_a_value_is_called_it_is_text():
    box = drawn(Option('"><b>', "<script>alert(1)</script> & co", 1), key='"><i>')

    for markup in ("<b>", "<i>", "<script>"):
        assert markup not in box
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in box


def test_each_value_has_a_box_in_order():
    boxes = drawn(Option("a", "Een", 1), Option("b", "Twee", 0), Option("c", "Drie", 1, is_chosen=True))

    assert boxes.count("<label") == boxes.count("</label>") == 3
    assert boxes.index("Een") < boxes.index("Twee") < boxes.index("Drie")
    assert drawn() == ""
