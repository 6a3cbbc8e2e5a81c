"""A file that is there whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from summarizer.errors import OutputError, UsageError
from summarizer.writing import Discarded, beside, check_writable, write_whole, writing_whole


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that holds something, alone in its folder."""
    found = tmp_path / "folder" / "a.txt"
    found.parent.mkdir()
    found.write_text("before")
    return found


def _alone(path: Path) -> bool:
    return list(path.parent.iterdir()) == [path]


def test_it_takes_its_place_when_the_block_ends(path: Path) -> None:
    with beside(path) as fresh:
        assert (fresh.read_bytes(), fresh.parent) == (b"", path.parent)
        fresh.write_text("after")
        assert path.read_text() == "before"
    assert (path.read_text(), _alone(path)) == ("after", True)


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError, Discarded])
def test_where_the_block_does_not_end_well_all_is_as_it_was(path: Path, error: type[BaseException]) -> None:
    told = pytest.raises(OutputError if error is OSError else error)
    if error is Discarded:
        with writing_whole(str(path)) as stream:
            stream.write(b"after")
            raise error
    else:
        with told, writing_whole(str(path)) as stream:
            stream.write(b"after")
            raise error
    assert (path.read_text(), _alone(path)) == ("before", True)


def test_permissions_stay_and_new_files_get_those_of_any_other(path: Path) -> None:
    path.chmod(0o640)
    write_whole(str(path), "after")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    (path.parent / "touched").touch()
    write_whole(str(path.parent / "new"), "new")
    assert (path.parent / "new").stat().st_mode == (path.parent / "touched").stat().st_mode


def test_of_a_link_what_it_points_to_is_replaced(path: Path) -> None:
    link = path.parent.parent / "link"
    link.symlink_to(path)
    write_whole(str(link), "after")
    assert (link.is_symlink(), path.read_text(), _alone(path)) == (True, "after", True)


def test_a_pipe_is_written_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    check_writable(str(pipe))
    write_whole(str(pipe), "word")
    assert os.read(reader, 10) == b"word"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert _alone(pipe)


def test_what_could_not_be_written_is_told_before(path: Path) -> None:
    check_writable(str(path))
    for place, said in ((path.parent, "it is a folder"), (path.parent / "no" / "a", "no such folder")):
        with pytest.raises(UsageError, match=said):
            check_writable(str(place))
