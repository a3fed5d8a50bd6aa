"""A face as it is sent paints and counts exactly as the desk's."""

import pytest

from bullseye.drill.catalog import Drills
from bullseye.picture.discs import render_ppm
from bullseye.picture.face import face_discs, face_ppm, rgb
from bullseye.picture.labels import ring_labels
from bullseye.session.plan import RoundPlan
from bullseye.target.catalog import Catalogue
from bullseye.wire import codec
from bullseye.wire.face_json import FaceJson, ReachesJson, face_json, reaches_json

FACES = Catalogue(None)
EVERY = [FACES.get(name) for name in FACES.names()]


@pytest.mark.parametrize("face", EVERY, ids=lambda face: face.id)
def test_what_a_browser_is_sent_paints_the_very_picture_of_the_desk(face):
    sent = codec.read(FaceJson, codec.loads(codec.dumps(face_json(face))))
    scale = 120 / face.diameter_mm
    back = rgb(sent.ground) if sent.ground else (0, 0, 0)
    discs = [(radius_mm * scale, rgb(colour)) for radius_mm, colour in sent.discs]
    marks = [(*(side * scale for side in mark[:4]), rgb(mark[4])) for mark in sent.marks]
    assert render_ppm(140, discs, back, marks) == face_ppm(face, 140, scale, back)
    assert [tuple(label) for label in sent.labels] == [tuple(label) for label in ring_labels(face)]
    assert len(sent.discs) == len(face_discs(face, 1.0)[0])


@pytest.mark.parametrize("face", EVERY, ids=lambda face: face.id)
def test_the_reaches_count_as_the_scorer_does(face):
    scorer = RoundPlan(face, Drills(None).get("ten-shots"), 1, "x").scorer()
    sent = codec.read(ReachesJson, codec.loads(codec.dumps(reaches_json(scorer))))
    for step in range(200):
        distance_mm = step * face.diameter_mm / 300
        hit = scorer.at_distance(distance_mm)
        ring = next((n for n, reach in enumerate(sent.rings) if distance_mm <= reach), None)
        assert ring == hit.ring
        if ring is not None and not hit.is_x:
            assert sent.points[ring] == hit.points
        assert (None if sent.x_mm is None else distance_mm <= sent.x_mm) == hit.is_x
