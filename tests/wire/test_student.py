"""The messages of a student's page."""

from bullseye.wire import student


def test_what_a_page_must_not_need_has_a_default():
    shot = student.Shot(1, 0.5, 0.0, 0.0)
    assert (shot.drawn, shot.way, shot.trusted) == (None, (), True)


def test_every_message_of_the_file_is_listed_once():
    own = [kind for kind in vars(student).values() if isinstance(kind, type) and kind.__module__ == student.__name__]
    inside = {student.DrillJson, student.GroupJson, student.KeptNews}  # these stand in others
    assert set(own) - inside == set(student.STUDENT) and len(set(student.STUDENT)) == len(student.STUDENT)
