"""`export_archive` says in one sentence why it cannot, and exits with an error."""

import errno

import pytest
from django.core.management import CommandError, call_command

from archive.folder import Folder


def refusal(folder) -> str:
    with pytest.raises(CommandError) as raised:
        call_command("export_archive", folder)
    return str(raised.value)


def test_a_file_is_no_folder(db, tmp_path):
    file = tmp_path / "iets.txt"
    file.write_text("x")

    assert refusal(file) == f"{file} is geen map."


def test_a_folder_with_other_things_is_left_alone(db, tmp_path):
    (tmp_path / "vakantie.jpg").write_text("x")

    assert "niet leeg en is geen eerder gemaakt archief" in refusal(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["vakantie.jpg"]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(OSError(errno.ENOSPC, "No space left"), "De schijf is vol."), (PermissionError(errno.EACCES, "no"), "worden")],
)
def test_a_disk_that_takes_no_more_is_told(tree, tmp_path, monkeypatch, error, sentence):
    def refuse(*args):
        raise error

    monkeypatch.setattr("archive.folder.os.replace", refuse)

    assert sentence in refusal(tmp_path / "nieuw")


def test_a_folder_in_which_nothing_may_be_made_is_told(db, tmp_path, monkeypatch):
    def refuse(*args, **kwargs):
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)

    assert "kan niet worden geschreven" in refusal(tmp_path / "nieuw")


def test_two_at_once_do_not_write_in_one_folder(db, tmp_path):
    first = Folder(tmp_path)
    try:
        assert "Een ander is al bezig" in refusal(tmp_path)
    finally:
        first.close()


def test_it_explains_itself(capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("export_archive", "--help")

    assert ended.value.code == 0
    assert "zonder internet" in " ".join(capsys.readouterr().out.split())
