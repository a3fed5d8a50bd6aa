"""What is shot at: a face and its rings, in millimetres, read from one TOML file each."""

from __future__ import annotations

from dataclasses import dataclass

from bullseye.datafile import Table, is_slug, read_table
from bullseye.errors import BadFaceError, UnknownNameError
from bullseye.words import tr

GAUGINGS = ("inward", "outward", "lower")
GROUPS = ("archery", "pistol", "rifle", "field")
"""What a face can be shot with, for lists to be read; a face may say nothing of it."""
INNER_TEN_RULES = ("touch", "dot-covered")
MAX_RINGS = 100
MAX_DIAMETER_MM = 20_000.0
STANDARD = "standard"
MAX_NAMED_ZONES = 6
SLACK_MM = 1e-6
"""What floats may be wrong by at an edge: a nanometre, a thousandth of what any gauge can tell."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One scoring ring. The diameter is its outer edge, in millimetres on the face."""

    diameter_mm: float
    points: int
    fill: str
    line: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """Points over a face's rings, innermost first; *inner* replaces them inside the inner ten."""

    id: str
    points: tuple[int, ...]
    inner: int | None = None
    inner_ten: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """A filled rectangle printed on the paper (centre, size in mm, y up). It is never scored."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    fill: str


@dataclass(frozen=True, slots=True)
class Face:
    """A whole face: rings innermost first, how they are gauged, and what the paper looks like."""

    id: str
    name: str
    rings: tuple[Ring, ...]
    gauge_mm: float
    gauging: str = "inward"
    inner_ten_mm: float | None = None
    inner_ten: str = "touch"
    inner_ten_name: str = "X"
    inner_ten_line: str = ""
    decimals: bool = False
    line_mm: float = 0.0
    ground: str = ""
    black_mm: float | None = None
    blank_mm: float | None = None
    styles: tuple[Style, ...] = ()
    marks: tuple[Mark, ...] = ()
    aliases: tuple[str, ...] = ()
    distance_m: float = 0.0
    source: str = ""
    status: str = "own"
    notes: str = ""
    group: str = ""

    @property
    def diameter_mm(self) -> float:
        """The outermost diameter that can be hit (before gauging), in mm."""
        return self.rings[-1].diameter_mm if self.rings else float(self.blank_mm or 0.0)

    @property
    def has_inner_ten(self) -> bool:
        """True when the face tells an inner ten (or X) apart."""
        return self.inner_ten_mm is not None or self.inner_ten == "dot-covered"

    def style(self, name: str = STANDARD) -> Style:
        """The scoring style called *name*; "standard" is the face's own. Raises UnknownNameError."""
        if name == STANDARD:
            return self.styles[0]
        for style in self.styles:
            if style.id == name:
                return style
        raise UnknownNameError(tr("scoring style of {id}", id=self.id), name, (STANDARD, *(s.id for s in self.styles)))


def parse_face(raw: bytes, face_id: str, file: str) -> Face:
    """Read a face from the bytes of its TOML file; raises BadFaceError naming file, key and value."""
    if not is_slug(face_id):
        raise BadFaceError(
            file, tr("the file's name"), face_id, tr("it must be lower-case letters, digits and hyphens, 64 at most")
        )
    top = read_table(raw, file, BadFaceError)
    rings = _rings(top)
    blank_mm = top.number("blank_mm", None, low=0.0, high=MAX_DIAMETER_MM, above=True)
    if not rings and blank_mm is None:
        raise BadFaceError(
            file, "", tr("no [[ring]] is given"), tr("a face needs a ring, or blank_mm for a face without")
        )
    if rings and blank_mm is not None:
        raise top.fail("blank_mm", blank_mm, tr("it is only for a face without rings"))
    inner_mm = top.number("inner_ten_mm", None, low=0.0, high=MAX_DIAMETER_MM, above=True)
    if inner_mm is not None and rings and inner_mm > rings[0].diameter_mm:
        raise top.fail(
            "inner_ten_mm",
            inner_mm,
            tr("it must not exceed the innermost ring, {diameter_mm:g}", diameter_mm=rings[0].diameter_mm),
        )
    gauge_mm = top.number("gauge_mm", low=0.0, high=200.0)
    gauging = top.text("gauging", "inward", choices=GAUGINGS)
    if gauging == "outward" and rings and rings[0].diameter_mm <= gauge_mm:
        raise top.fail("gauge_mm", gauge_mm, tr("with outward gauging it must be smaller than the innermost ring"))
    inner_ten = top.text("inner_ten", "touch", choices=INNER_TEN_RULES)
    tells = inner_mm is not None or inner_ten == "dot-covered"
    own_id = top.text("own_style", own_style_id(rings, tells), limit=64)
    if not is_slug(own_id):
        raise top.fail("own_style", own_id, tr("it must be a name in lower-case letters, digits and hyphens"))
    own = Style(own_id, tuple(r.points for r in rings))
    decimals = top.flag("decimals", False)
    if decimals and not (_even_steps(rings, gauge_mm) and gauging == "inward"):
        raise top.fail(
            "decimals",
            True,
            tr("it needs points 10 to 1, inward gauging and a ten that reaches as far as a ring is wide"),
        )
    face = Face(
        id=face_id,
        name=top.text("name", limit=80),
        rings=rings,
        gauge_mm=gauge_mm,
        gauging=gauging,
        inner_ten_mm=inner_mm,
        inner_ten=inner_ten,
        inner_ten_name=top.text("inner_ten_name", "X", limit=20),
        inner_ten_line=top.colour("inner_ten_line", ""),
        decimals=decimals,
        line_mm=top.number("line_mm", 0.0, low=0.0, high=50.0),
        ground=top.colour("ground", ""),
        black_mm=top.number("black_mm", None, low=0.0, high=MAX_DIAMETER_MM, above=True),
        blank_mm=blank_mm,
        styles=(own, *_styles(top, own, tells)),
        marks=tuple(_mark(t) for t in top.tables("mark", limit=20)),
        aliases=top.strings("aliases"),
        distance_m=top.number("distance_m", 0.0, low=0.0, high=5000.0),
        source=top.text("source", "", limit=600),
        status=top.text("status", "own", limit=20),
        group=top.text("group", "", choices=GROUPS),
        notes=top.text("notes", "", limit=800),
    )
    top.finish()
    return face


def _rings(top: Table) -> tuple[Ring, ...]:
    rings: list[Ring] = []
    for table in top.tables("ring", limit=MAX_RINGS):
        diameter_mm = table.number("diameter_mm", low=0.0, high=MAX_DIAMETER_MM, above=True)
        points = table.integer("points", low=0, high=1000)
        if rings and diameter_mm <= rings[-1].diameter_mm:
            least = tr("it must be more than {diameter_mm:g}, the ring inside", diameter_mm=rings[-1].diameter_mm)
            raise table.fail("diameter_mm", diameter_mm, least)
        if rings and points >= rings[-1].points:
            raise table.fail(
                "points", points, tr("it must be less than {points}, the ring inside", points=rings[-1].points)
            )
        ring = Ring(diameter_mm, points, table.colour("fill"), table.colour("line", ""), table.colour("text", ""))
        table.finish()
        rings.append(ring)
    return tuple(rings)


def own_style_id(rings: tuple[Ring, ...], tells_inner_ten: bool) -> str:
    """The usual name of a face's own points: x-10-9, 10-9-8, 5-4-3-2-1."""
    values = list(dict.fromkeys(str(r.points) for r in rings))
    if not values:
        return STANDARD
    if tells_inner_ten:
        return "-".join(["x", *values[:2]])
    return "-".join(values if len(values) <= MAX_NAMED_ZONES else values[:3])


def _styles(top: Table, own: Style, has_inner_ten: bool) -> list[Style]:
    styles: list[Style] = []
    taken = {STANDARD, own.id}
    for table in top.tables("style", limit=20):
        style_id = table.text("id", limit=64)
        if not is_slug(style_id) or style_id in taken:
            raise table.fail("id", style_id, tr("it must be a new name in lower-case letters, digits and hyphens"))
        points = table.integers("points", count=len(own.points), low=0, high=1000)
        for before, after in zip(points, points[1:], strict=False):
            if after > before:
                raise table.fail("points", list(points), tr("points must not rise from the centre outwards"))
        inner = table.integer("inner", None, low=0, high=1000)
        tells = table.flag("inner_ten", True)
        if inner is not None and not (has_inner_ten and tells):
            raise table.fail("inner", inner, tr("the face has no inner ten that this style could give points for"))
        if inner is not None and points and inner < points[0]:
            raise table.fail(
                "inner", inner, tr("it must be at least the innermost ring's points, {points}", points=points[0])
            )
        table.finish()
        taken.add(style_id)
        styles.append(Style(style_id, points, inner, tells))
    return styles


def _mark(table: Table) -> Mark:
    far = MAX_DIAMETER_MM
    mark = Mark(
        table.number("x_mm", low=-far, high=far),
        table.number("y_mm", low=-far, high=far),
        table.number("width_mm", low=0.0, high=far, above=True),
        table.number("height_mm", low=0.0, high=far, above=True),
        table.colour("fill"),
    )
    table.finish()
    return mark


def _even_steps(rings: tuple[Ring, ...], gauge_mm: float) -> bool:
    """Points 10 to 1, rings of one width, and the ten (with the gauge) as wide as a step.

    Only then is `11 - r / step` the decimal score: elsewhere published rules differ.
    """
    if tuple(r.points for r in rings) != tuple(range(10, 0, -1)):
        return False
    step_mm = (rings[1].diameter_mm - rings[0].diameter_mm) / 2
    widths = [(b.diameter_mm - a.diameter_mm) / 2 for a, b in zip(rings, rings[1:], strict=False)]
    widths.append((rings[0].diameter_mm + gauge_mm) / 2)
    return all(abs(width - step_mm) < SLACK_MM for width in widths)
