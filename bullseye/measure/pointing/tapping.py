"""A stored pointing test as trials, runs and paths: what the history keeps of it, measured as GoFitts does.

Lengths become pixels of the window it was played in (y down), as GoFitts files have them: throughput does not depend
on the unit, and the thresholds of the path measures are pixels. Paths are measured on whole pixels and milliseconds,
which is what an .sd3 holds, so that an exported path gives the same numbers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

from bullseye.errors import BadRecordError, BullseyeError
from bullseye.measure.pointing.answer import answer_of
from bullseye.measure.pointing.gofitts import Codes, Tap, Trace, taps_of_run
from bullseye.measure.pointing.gofitts_path import GoFittsPath, gofitts_path
from bullseye.measure.pointing.path import PathMeasures, Sample, measure_path
from bullseye.measure.pointing.throughput import Run, Trial, analyse, combine, runs_of
from bullseye.session.record import COUNTED, INTERRUPTED, REPEATED, Record, TapSequence
from bullseye.session.shot import Shot
from bullseye.words import tr

_ROUNDED_S = 5e-5  # samples are kept to 0.1 ms, shots to 1 us


class Tapped(NamedTuple):
    """One sequence of a test as it is kept; *state* is counted, repeated (too many errors) or interrupted.

    *start* is the click that began it, *practice* the trials before those that count, *shots* the trials themselves.
    """

    state: str
    amplitude_mm: float
    width_mm: float
    px_per_mm: float
    start: Shot
    practice: tuple[Shot, ...]
    shots: tuple[Shot, ...]

    @property
    def from_(self) -> tuple[Shot, ...]:
        """For each trial the click at whose target it began."""
        return (self.practice[-1] if self.practice else self.start, *self.shots[:-1])


def is_tapping(record: Record) -> bool:
    """True when the round was a pointing test and its trials were kept."""
    return record.tapping is not None


def sequences_of_record(record: Record) -> list[Tapped]:
    """Every sequence in the order of playing, also those that do not count. Raises BadRecordError for another round."""
    if record.tapping is None:
        raise BadRecordError(
            tr("round {id} is no pointing test; open one of a drill that ends by tapping", id=record.id)
        )
    return [_sequence(record, kept) for kept in record.tapping.sequences]


def _sequence(record: Record, kept: TapSequence) -> Tapped:
    shots = kept.shots or ()
    if kept.first is not None and kept.trials is not None:
        shots = record.shots[kept.first : kept.first + kept.trials]
    return Tapped(
        kept.state, float(kept.amplitude_mm), float(kept.width_mm), float(kept.px_per_mm), kept.start, kept.practice,
        shots,
    )  # fmt: skip


def trials_of_record(record: Record) -> list[Trial]:
    """The trials that count, as the CSV has them: pixels from the range's centre, y down. Raises BadRecordError."""
    counted = [sequence for sequence in sequences_of_record(record) if sequence.state == COUNTED]
    return list(chain.from_iterable(_trials(number, sequence) for number, sequence in enumerate(counted, start=1)))


def _trials(number: int, sequence: Tapped) -> list[Trial]:
    scale = sequence.px_per_mm
    amplitude, width = sequence.amplitude_mm * scale, sequence.width_mm * scale
    name = f"{number}: A {amplitude:.0f} W {width:.0f}"
    trials = []
    for before, shot in zip(sequence.from_, sequence.shots, strict=True):
        if before.t_up is None or shot.t_up is None:
            raise BadRecordError(
                tr("a trial of the pointing test does not tell when its button came up, at {t} s", t=shot.t)
            )
        places = (
            before.target_x_mm, -before.target_y_mm, shot.target_x_mm, -shot.target_y_mm,
            shot.target_x_mm + shot.x_mm, -shot.target_y_mm - shot.y_mm,
        )  # fmt: skip
        mt_ms, pt_ms = 1000 * (shot.t_up - before.t_up), 1000 * (shot.t - before.t_up)
        values = [value * scale + 0.0 for value in places]
        trials.append(Trial._make([*values, _ms(mt_ms), name, width, amplitude, _ms(pt_ms)]))
    return trials


def _ms(value: float) -> float:
    """Whole microseconds, as the record has them: a difference of two floats would blur the last."""
    return round(value, 3)


def runs_of_record(record: Record) -> list[Run]:
    """The sequences that count, laid along their axes, in pixels. Raises BadRecordError or BadInputError."""
    return runs_of(trials_of_record(record))


def throughput_of_record(record: Record) -> float | None:
    """Bits per second on the button-up clock, the mean over the sequences; None where there is none to measure."""
    if not record.tapping is not None:
        return None
    try:
        return combine([analyse(run) for run in runs_of_record(record)]).throughput
    except BullseyeError:  # a record that is not whole: `bullseye verify` and the result page say so
        return None


# -- paths ---------------------------------------------------------------------------------------------


def traces_of_record(record: Record, codes: Codes | None = None) -> list[Trace]:
    """The path of every trial that counts: from the button's coming up to its next going down. In order of playing."""
    who = codes_of(record) if codes is None else codes
    samples = [(float(t), float(x), float(y)) for t, x, y in record.pointer]
    times = [sample[0] for sample in samples]
    traces = []
    counted = [sequence for sequence in sequences_of_record(record) if sequence.state == COUNTED]
    for number, sequence in enumerate(counted, start=1):
        scale = sequence.px_per_mm
        for trial, (before, shot) in enumerate(zip(sequence.from_, sequence.shots, strict=True)):
            begin = before.t if before.t_up is None else before.t_up
            first, last = bisect_left(times, begin - _ROUNDED_S), bisect_right(times, shot.t + _ROUNDED_S)
            traces.append(
                Trace(
                    who, number, sequence.amplitude_mm * scale, sequence.width_mm * scale, trial,
                    _pixel(before.target_x_mm, before.target_y_mm, scale),
                    _pixel(shot.target_x_mm, shot.target_y_mm, scale),
                    [_sample(sample, begin, scale) for sample in samples[first:last]],
                )
            )  # fmt: skip
    return traces


def _pixel(x_mm: float, y_mm: float, scale: float) -> tuple[float, float]:
    return round(x_mm * scale) + 0.0, round(-y_mm * scale) + 0.0


def _sample(sample: Sample, begin_s: float, scale: float) -> Sample:
    t, x, y = sample
    return (max(0.0, round(1000 * (t - begin_s)) + 0.0), *_pixel(x, y, scale))


def path_of(trace: Trace) -> PathMeasures:
    """The seven measures of one path."""
    return measure_path(trace.samples, trace.start, trace.target, trace.width)


def paths_of_record(record: Record) -> list[PathMeasures]:
    """The path measures of every trial that counts, in pixels, in order of playing."""
    return [path_of(trace) for trace in traces_of_record(record)]


def gofitts_paths_of_record(record: Record) -> list[GoFittsPath]:
    """The measures of every path that counts as GoFitts would write them: about the true centres, not whole pixels."""
    return [
        gofitts_path(
            [(x, y) for _, x, y in trace.samples],
            (trial.x_from, trial.y_from),
            (trial.x_to, trial.y_to),
            trace.width,
        )
        for trace, trial in zip(traces_of_record(record), trials_of_record(record), strict=True)
    ]


def mean_path(paths: Sequence[PathMeasures]) -> dict[str, float | None]:
    """The mean of each measure over the paths that have it, by key."""
    found: dict[str, float | None] = {}
    for key in PathMeasures._fields:
        values = [float(value) for path in paths if (value := getattr(path, key)) is not None]
        found[key] = sum(values) / len(values) if values else None
    return found


# -- out -----------------------------------------------------------------------------------------------


def codes_of(record: Record) -> Codes:
    """What GoFitts files say of who and what; commas and the like become spaces there."""
    name = "".join(c if c.isprintable() and c != "," else " " for c in record.player)
    device = (record.device or "C00").replace(",", " ")
    return Codes(participant=" ".join(name.split()) or "P00", condition=device, session=record.finished[:10])


def taps_of_record(record: Record) -> list[Tap]:
    """The lines of an .sd1, with the path measures of GoFitts. Raises BadRecordError or BadInputError."""
    paths = gofitts_paths_of_record(record)
    codes, taps, at = codes_of(record), [], 0
    for number, run in enumerate(runs_of_record(record), start=1):
        taps += taps_of_run(run, codes._replace(block=f"B{number:02}"), paths[at : at + len(run.moves)])
        at += len(run.moves)
    return taps


def answer_of_record(record: Record, seed: int = 0) -> dict[str, Any]:
    """All that a pointing test says, under the keys of `bullseye pointing --json`, with the means of its paths.

    *seed* fixes the resampling. `repeated` counts sequences done again for their errors, `interrupted` those that a
    pause broke off. Raises BadRecordError or BadInputError.
    """
    sequences = sequences_of_record(record)
    runs = runs_of_record(record)
    answer = answer_of(runs, seed)
    for found, run in zip(answer["sequences"], runs, strict=True):
        found["amplitude"] = run.moves[0].amplitude
    answer["paths"] = mean_path(paths_of_record(record))
    answer["repeated"] = sum(sequence.state == REPEATED for sequence in sequences)
    answer["interrupted"] = sum(sequence.state == INTERRUPTED for sequence in sequences)
    answer["practice"] = sum(len(sequence.practice) for sequence in sequences)
    return answer
