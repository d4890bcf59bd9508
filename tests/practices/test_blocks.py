"""Every block shows its specimen, survives an empty value, and tells the editor what it is."""

import pytest
from django.conf import settings
from wagtail import blocks

from practices.blocks import PracticeBody
from tests.makers import make_document, make_image

BLOCKS = PracticeBody().child_blocks


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_shows_its_specimen(db, name):
    make_image()
    make_document()
    block = BLOCKS[name]

    html = block.render(block.get_preview_value())

    assert html.strip()


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_survives_an_empty_value(db, name):
    block = BLOCKS[name]

    assert (
        block.render(block.to_python(None) if isinstance(block, blocks.FieldBlock) else block.get_default()) is not None
    )


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_has_an_icon_a_name_and_a_description_for_the_editor(name):
    meta = BLOCKS[name].meta

    assert meta.icon != "placeholder"
    assert str(meta.label)
    assert str(meta.description).endswith(".")


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_has_its_template_and_style_in_their_places(name):
    template = BLOCKS[name].meta.template
    root = settings.BASE_DIR

    assert (root / "templates" / template).is_file()
    assert (root / "static" / "css" / template.replace(".html", ".css")).is_file()


def test_an_editor_chooses_from_no_more_than_a_dozen_blocks_in_named_groups():
    assert len(BLOCKS) <= 12
    assert all(block.meta.group for block in BLOCKS.values())
