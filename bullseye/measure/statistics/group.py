"""The lines of docs/statistics.md on groups of shots."""

from __future__ import annotations

from functools import partial

from bullseye.measure.statistics.statistic import (
    BALLISTIPEDIA,
    EVERYDAY,
    GEOMETRY,
    HOTELLING,
    PRECISION,
    TEXTBOOK,
    Statistic,
)

_CEP = "estimate of the radius about the true middle that {} of such shots stay in"
_group = partial(Statistic, "group")
GROUP: tuple[Statistic, ...] = (
    _group(
        "group", "group", "the name that the shots have in the file; all without one", json_note="the column `group`"
    ),
    _group("n", "shots", "how many shots there are", formula="n", source=EVERYDAY),
    _group(
        "mpi_x",
        "mean point of impact, x",
        "how far right of the aim the middle of the group lies",
        unit="mm",
        formula="sum(x) / n",
        inputs=("n",),
        source=TEXTBOOK,
    ),
    _group(
        "mpi_y",
        "mean point of impact, y",
        "how far above the aim the middle of the group lies",
        unit="mm",
        formula="sum(y) / n",
        inputs=("n",),
        source=TEXTBOOK,
    ),
    _group(
        "mpi_ci95",
        "95 % CI of the mean point of impact",
        "where the true middle lies, on each axis, 95 times in 100; needs 2 shots",
        unit="mm",
        formula="mpi +- t(0.975; n - 1) sd / sqrt(n)",
        inputs=("n", "mpi_x", "mpi_y"),
        source=TEXTBOOK,
    ),
    _group(
        "offset",
        "off the aim",
        "distance of the mean point of impact from the aim",
        unit="mm",
        formula="sqrt(mpi_x^2 + mpi_y^2)",
        inputs=("mpi_x", "mpi_y"),
        source=TEXTBOOK,
    ),
    _group(
        "off_centre",
        "is it off centre?",
        ("how often chance alone would put a centred group so far off; needs 3 shots that are not on one line"),
        json_note="`p`, with the test values `t2` and `f`",
        formula="T2 = n m' S^-1 m; F = T2 (n - 2) / (2 (n - 1)); p = (1 + 2 F / (n - 2))^(-(n - 2) / 2)",
        inputs=("n", "mpi_x", "mpi_y"),
        source=HOTELLING,
    ),
    _group(
        "sigma",
        "sigma",
        "spread on each axis of a round group, free of the bias of small groups; needs 2 shots",
        unit="mm",
        formula=("cG(2 n - 1) sqrt(sum_r2 / (2 (n - 1))), cG(m) = sqrt((m - 1) / 2) Gamma((m - 1) / 2) / Gamma(m / 2)"),
        inputs=("n", "sum_r2"),
        source=BALLISTIPEDIA,
    ),
    _group(
        "sigma_ci95",
        "95 % CI of sigma",
        "where the true sigma lies 95 times in 100: exact for a round normal group",
        unit="mm",
        formula="sqrt(sum_r2 / chi2(0.975; 2 (n - 1))) to sqrt(sum_r2 / chi2(0.025; 2 (n - 1)))",
        inputs=("n", "sum_r2"),
        source=BALLISTIPEDIA,
    ),
    _group(
        "cep50",
        "CEP 50 %",
        _CEP.format("half"),
        unit="mm",
        formula="sigma sqrt(-2 ln(1 - 0.50)) = 1.17741 sigma",
        inputs=("sigma",),
        source=BALLISTIPEDIA,
    ),
    _group(
        "cep90",
        "CEP 90 %",
        _CEP.format("90 %"),
        unit="mm",
        formula="sigma sqrt(-2 ln(1 - 0.90)) = 2.14597 sigma",
        inputs=("sigma",),
        source=BALLISTIPEDIA,
    ),
    _group(
        "cep95",
        "CEP 95 %",
        _CEP.format("95 %")
        + "; of further shots about this group's own middle fewer do: 81 % after 3 shots, 87 % after 5, 92 % after 10, "
        "94 % after 30",
        unit="mm",
        formula="sigma sqrt(-2 ln(1 - 0.95)) = 2.44775 sigma",
        inputs=("sigma",),
        source=BALLISTIPEDIA,
    ),
    _group(
        "ellipse95",
        "95 % ellipse",
        (
            "estimate of the ellipse about the true middle that 95 % of such shots stay in, when the group is not "
            "round; of further shots about this group's own middle 87 % do after 5, 92 % after 10; needs 3 shots"
        ),
        unit="mm, degrees",
        json_note="the long axis is turned `angle_deg` from x towards y, null for a round group",
        formula="semi-axes sqrt(2 F(0.95; 2, n - 1) l), l the eigenvalues of the covariance",
        inputs=("n",),
        source=TEXTBOOK,
    ),
    _group(
        "mean_radius",
        "mean radius",
        "mean distance of the shots from their middle",
        unit="mm",
        formula="sum(r) / n",
        inputs=("n",),
        source=PRECISION,
    ),
    _group(
        "extreme_spread",
        "extreme spread",
        "distance of the two shots farthest apart; it grows with the number of shots",
        unit="mm",
        formula="max sqrt(dx^2 + dy^2) over all pairs",
        inputs=("n",),
        source=PRECISION,
    ),
    _group(
        "width",
        "width",
        "from the leftmost to the rightmost shot",
        unit="mm",
        formula="max(x) - min(x)",
        source=PRECISION,
    ),
    _group(
        "height",
        "height",
        "from the lowest to the highest shot",
        unit="mm",
        formula="max(y) - min(y)",
        source=PRECISION,
    ),
    _group(
        "figure_of_merit",
        "figure of merit",
        "mean of width and height",
        unit="mm",
        formula="(width + height) / 2",
        inputs=("width", "height"),
        source=PRECISION,
    ),
    _group(
        "diagonal",
        "diagonal",
        "diagonal of the box around the shots",
        unit="mm",
        formula="sqrt(width^2 + height^2)",
        inputs=("width", "height"),
        source=PRECISION,
    ),
    _group(
        "enclosing_radius",
        "smallest circle, radius",
        "radius of the smallest circle around all the shots' centres",
        unit="mm",
        formula="the circle through two or three of them that holds the rest",
        source=GEOMETRY,
    ),
    _group(
        "enclosing_x",
        "smallest circle, x",
        "its centre, which is not the mean point of impact",
        unit="mm",
        source=GEOMETRY,
    ),
    _group(
        "enclosing_y",
        "smallest circle, y",
        "its centre, which is not the mean point of impact",
        unit="mm",
        source=GEOMETRY,
    ),
    _group(
        "sum_r2",
        "sum of squares",
        "squared distances from the middle, added up: what sigma is made of",
        unit="mm^2",
        formula="sum((x - mpi_x)^2 + (y - mpi_y)^2)",
        inputs=("n", "mpi_x", "mpi_y"),
        source=TEXTBOOK,
    ),
)


_pooled = partial(Statistic, "pooled")
POOLED: tuple[Statistic, ...] = (
    _pooled("n", "shots", "how many shots all groups have", formula="sum(n_j)", source=EVERYDAY),
    _pooled("groups", "groups", "how many groups there are", source=EVERYDAY),
    _pooled(
        "df",
        "degrees of freedom",
        "how much the groups can tell about one spread",
        formula="sum(2 (n_j - 1))",
        inputs=("n", "groups"),
        source=TEXTBOOK,
    ),
    _pooled(
        "sigma",
        "pooled sigma",
        "the spread common to several groups, each about its own middle; needs 2 shots in one",
        unit="mm",
        formula="cG(df + 1) sqrt(sum of all sum_r2 / df)",
        inputs=("df",),
        source=BALLISTIPEDIA,
    ),
    _pooled(
        "sigma_ci95",
        "95 % CI of the pooled sigma",
        "where that spread lies 95 times in 100",
        unit="mm",
        formula="sqrt(sum of all sum_r2 / chi2(0.975; df)) to sqrt(... / chi2(0.025; df))",
        inputs=("df",),
        source=BALLISTIPEDIA,
    ),
)

TOPICS = {"group": GROUP, "pooled": POOLED}
HEADS = {
    "group": (
        "Groups",
        (
            "Lengths are mm on the face, x right, y up, from the point aimed at. What cannot be measured is null in "
            "JSON and a dash in tables."
        ),
    ),
    "pooled": ("Several groups together", "Each group keeps its own middle."),
}
