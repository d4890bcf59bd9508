"""A conversation: questions and answers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from consents.blocks import ConsentChooserBlock
from practices.blocks.speaker import CONSENT_HELP, SpeakerChooserBlock, speaker_of


class QuestionBlock(blocks.StructBlock):
    """One question and its answer."""

    question = blocks.CharBlock(label=_("Vraag"), max_length=255)
    answer = blocks.RichTextBlock(label=_("Antwoord"), features=["bold", "italic", "link", "ul"])

    class Meta:
        icon = "help"
        label = _("Vraag en antwoord")


class InterviewBlock(blocks.StructBlock):
    """Questions to one person, with the answers."""

    contact = SpeakerChooserBlock(label=_("Gesprek met contactpersoon"), required=False)
    name = blocks.CharBlock(label=_("Of: naam"), required=False, max_length=120)
    function = blocks.CharBlock(label=_("Functie"), required=False, max_length=160)
    consent = ConsentChooserBlock(label=_("Toestemming"), required=False, help_text=CONSENT_HELP)
    questions = blocks.ListBlock(QuestionBlock(), label=_("Vragen"), min_num=1, max_num=20)

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        """Add who answers, as the public may know them."""
        speaker = speaker_of(value.get("contact"), value.get("name") or "", value.get("function") or "")
        return super().get_context(value, parent_context) | {"speaker": speaker}

    def get_preview_value(self) -> blocks.StructValue:
        """Show one question."""
        return self.to_python(
            {
                "name": "Voorbeeldpersoon",
                "function": "mentor",
                "questions": [
                    {
                        "question": "Wat was het lastigste begin?",
                        "answer": "<p>Tijd vrijmaken. Dat lukte pas toen de teamleider meedeed.</p>",
                    }
                ],
            }
        )

    class Meta:
        icon = "comment"
        label = _("Vraag en antwoord")
        description = _("Een gesprek met één persoon, vraag voor vraag.")
        template = "blocks/interview.html"
