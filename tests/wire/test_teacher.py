"""The messages of a teacher's page."""

from bullseye.wire import teacher


def test_every_verb_is_described():
    words = {
        word.strip(",;") for line in teacher.__doc__.splitlines() if line.startswith("    ") for word in line.split()
    }
    assert set(teacher.VERBS) <= words
