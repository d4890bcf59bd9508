"""Questions and answers, however an interview is typed: with labels, or with questions in bold."""

import html
from collections import Counter
from typing import Any

from importing.lines import Kind, Line
from importing.places import Place
from importing.speakers import Speaker, is_name, label_of, speaker_in
from importing.understood import Understood

_ASKING = ("vraag", "interviewer", "interviewster", "redactie", "v", "q", "verslaggever", "journalist")
_ANSWERING = ("antwoord", "a", "geïnterviewde")
_MOST = 20
_LONGEST_QUESTION = 255


def speaks(text: str) -> bool:
    """Whether a line begins with the word of an interview: "Vraag: …", "Interviewer: …"."""
    label = label_of(text)
    return label is not None and label[0].casefold() in (*_ASKING, *_ANSWERING)


def take_interviews(found: Understood, lines: list[Line]) -> list[Line]:
    """Turn runs of questions and answers into one line each, which holds the block; return the lines that are left."""
    labels = _labels_of(lines)
    asking = _asking_label(lines, labels)
    if asking is not None:
        return _by_label(found, lines, labels, asking)
    return _by_bold_questions(lines)


def _labels_of(lines: list[Line]) -> Counter[str]:
    """Return the labels that come at least twice: one colon makes no conversation."""
    counted = Counter(label[0] for line in lines if line.kind == Kind.PARAGRAPH and (label := label_of(line.text)))
    return Counter(
        {label: times for label, times in counted.items() if times >= 2 or label.casefold() in (*_ASKING, *_ANSWERING)}
    )


def _asking_label(lines: list[Line], labels: Counter[str]) -> str | None:
    if len(labels) < 2:
        return None
    named = next((label for label in labels if label.casefold() in _ASKING), None)
    if named:
        return named
    questions: Counter[str] = Counter()
    for line in lines:
        label = label_of(line.text)
        if label and label[0] in labels and label[1].rstrip('”"').endswith("?"):
            questions[label[0]] += 1
    best = questions.most_common(1)
    return best[0][0] if best and best[0][1] >= max(2, labels[best[0][0]] / 2) else None


def _by_label(found: Understood, lines: list[Line], labels: Counter[str], asking: str) -> list[Line]:
    rest: list[Line] = []
    speaker = _whose(lines, labels, asking)
    current: dict[str, Any] | None = None
    for line in lines:
        label = label_of(line.text) if line.kind in (Kind.PARAGRAPH, Kind.QUOTED) else None
        if label and label[0] not in labels:
            label = None
        if label and label[0] == asking:
            if current is None or len(current["questions"]) >= _MOST:
                current = _begin(rest, line, speaker)
            current["questions"].append({"question": _question(label[1]), "answer": _overflow(label[1])})
            line.place = Place.QUESTION
        elif (
            current is not None
            and (label or (line.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTED) and not line.is_bold))
            and speaker_in(line.text) is None
        ):
            said = label[1] if label else line.text
            name = (
                f"<b>{html.escape(label[0], quote=False)}:</b> "
                if label and _is_other(label[0], speaker, labels, asking)
                else ""
            )
            current["questions"][-1]["answer"] += f"<p>{name}{html.escape(said, quote=False)}</p>"
            line.place = Place.ANSWER
        else:
            if line.kind != Kind.PICTURE:
                current = None
            rest.append(line)
    if speaker is not None:
        for line in rest:
            named = speaker_in(line.text)
            if named is not None and named.name == speaker.name and not line.place:
                line.place = Place.SPEAKER % speaker.name
    return rest


def _whose(lines: list[Line], labels: Counter[str], asking: str) -> Speaker | None:
    """Return who answers: the person that a line introduces, else the other label when there is one."""
    others = [label for label in labels if label != asking]
    introduced = [speaker for line in lines if (speaker := speaker_in(line.text))]
    for speaker in introduced:
        if len(others) == 1 and (others[0].casefold() in _ANSWERING or others[0].split()[0] in speaker.name.split()):
            return speaker
    if len(others) == 1 and others[0].casefold() not in _ANSWERING:
        return Speaker(others[0])
    return introduced[0] if len(introduced) == 1 and len(others) <= 1 else None


def _is_other(label: str, speaker: Speaker | None, labels: Counter[str], asking: str) -> bool:
    """Whether an answer must say who gives it, because more than one person answers."""
    return label.casefold() not in _ANSWERING and len([each for each in labels if each != asking]) > 1


def _begin(rest: list[Line], line: Line, speaker: Speaker | None) -> dict[str, Any]:
    value: dict[str, Any] = {
        "name": speaker.name[:120] if speaker else "",
        "function": speaker.function[:160] if speaker else "",
        "questions": [],
    }
    rest.append(Line(Kind.PARAGRAPH, "", interview=value))
    return value


def _by_bold_questions(lines: list[Line]) -> list[Line]:
    """Take bold or headed questions, two or more, each with what follows it."""
    asked = [line for line in lines if _is_bold_question(line)]
    if len(asked) < 2:
        return lines
    rest: list[Line] = []
    current: dict[str, Any] | None = None
    speaker = next((speaker for line in lines if (speaker := speaker_in(line.text))), None)
    named = next((line for line in lines if speaker_in(line.text)), None)
    for line in lines:
        if _is_bold_question(line):
            if current is None or len(current["questions"]) >= _MOST:
                current = _begin(rest, line, speaker)
            current["questions"].append({"question": _question(line.text), "answer": _overflow(line.text)})
            line.place = Place.QUESTION
        elif current is not None and line.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTED) and line is not named:
            tag = (
                f"<ul><li>{line.html or line.text}</li></ul>"
                if line.kind == Kind.ITEM
                else f"<p>{line.html or line.text}</p>"
            )
            current["questions"][-1]["answer"] += tag
            line.place = Place.ANSWER
        else:
            if line.kind == Kind.HEADING:
                current = None
            rest.append(line)
    if named is not None and speaker is not None and not named.place:
        named.place = Place.SPEAKER % speaker.name
    return rest


def _is_bold_question(line: Line) -> bool:
    return line.is_bold and line.text.endswith("?") and not is_name(line.text)


def _question(text: str) -> str:
    """Return a question as short as the field: the end of a long one, which is what was asked."""
    if len(text) <= _LONGEST_QUESTION:
        return text
    last = text.rsplit(". ", 1)[-1]
    return last if len(last) <= _LONGEST_QUESTION else text[: _LONGEST_QUESTION - 1].rsplit(" ", 1)[0] + "…"


def _overflow(text: str) -> str:
    """Return the whole of a question that was too long for its field, to stand above its answer."""
    return f"<p><i>{html.escape(text, quote=False)}</i></p>" if len(text) > _LONGEST_QUESTION else ""
