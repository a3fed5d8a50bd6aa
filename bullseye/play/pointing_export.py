"""A stored pointing test as files for other programs: .sd1, .sd2 and .sd3 of GoFitts, and a tidy CSV."""

from __future__ import annotations

from pathlib import Path

from bullseye.errors import BadInputError
from bullseye.measure.pointing.gofitts import write_sd1, write_sd2, write_sd3
from bullseye.measure.pointing.tapping import sequences_of_record, taps_of_record, traces_of_record, trials_of_record
from bullseye.measure.pointing.trials_csv import write_trials
from bullseye.session.record import COUNTED, REPEATED, Record
from bullseye.words import tr

KINDS = ("sd1", "sd2", "sd3", "csv")


def text_of(record: Record, kind: str) -> str:
    """The file of *kind* (one of KINDS). Raises BadRecordError or BadInputError when the test is not whole."""
    if kind == "sd1":
        return write_sd1(taps_of_record(record))
    if kind == "sd2":
        return write_sd2(taps_of_record(record), repeats_of(record))
    if kind == "sd3":
        return write_sd3(traces_of_record(record))
    return write_trials(trials_of_record(record))


def repeats_of(record: Record) -> list[int]:
    """For each sequence that counts, how often it had been done before with too many errors."""
    found, times = [], 0
    for sequence in sequences_of_record(record):
        times += sequence.state == REPEATED
        if sequence.state == COUNTED:
            found.append(times)
            times = 0
    return found


def names_of(record: Record) -> dict[str, str]:
    """What the files are called, by kind."""
    when = record.finished.replace(":", "").replace("-", "")
    return {kind: f"bullseye-{record.drill}-{when}.{kind}" for kind in KINDS}


def write_all(record: Record, folder: Path) -> list[Path]:
    """Write all four into *folder*; their paths. Nothing is written when one of them is there already."""
    texts = {folder / name: text_of(record, kind) for kind, name in names_of(record).items()}
    for path in texts:
        if path.exists():
            raise BadInputError(tr("{path} is there already; choose another folder", path=f"{str(path)!r}"))
    for path, text in texts.items():
        write_new(path, text)
    return list(texts)


def write_new(path: Path, text: str) -> None:
    """A new file, safely on the disk, or nothing at all. Raises BadInputError for one that is there, StorageError."""
    write_new_bytes(path, text.encode("utf-8"))


def write_new_bytes(path: Path, data: bytes) -> None:
    """A new file of any *data*; the same promise and the same errors."""
    from bullseye.records.disk.files import RealFiles
    from bullseye.records.disk.safe_write import failed
    from bullseye.records.rewrite import fill

    try:
        fill(path, [data], RealFiles())
    except FileExistsError as error:
        raise BadInputError(tr("{path} is there already; name a new file", path=f"{str(path)!r}")) from error
    except OSError as error:
        raise failed("write", path, error) from error
