"""A student's page on a school's server: the requests of a class on one computer, answered by any process."""

from __future__ import annotations

from tests.databases import Place
from tests.serve.school.living import served


def test_a_round_is_played_on_two_servers_in_turn_and_news_reach_the_page_of_either(place: Place) -> None:
    with served(place) as school:
        a_class = school.begin(pace="own")
        pages = [school.client(0), school.client(1)]
        joined = pages[0].join("Mia", a_class["pin"])
        assert joined.status == 200 and joined.json["class"]["title"] == "7b"
        pages[1].cookies = dict(pages[0].cookies)
        events = pages[1].events()
        kinds = {next(events)[0] for _ in range(3)}
        assert kinds == {"state", "board", "you"}
        brief = pages[0].post("/api/rounds", {"heat": 0, "device": "touch"})
        assert brief.status == 200
        path = f"/api/rounds/{brief.json['round']}"
        shots = [{"n": n, "t": 0.0, "x": 1.0 * n, "y": 0.0, "device": "touch"} for n in (1, 2)]
        began = brief.json["began"]
        while pages[0].get("/api/now").json["t"] < began + 0.05:
            pass
        first = pages[0].post(f"{path}/shots", shots[:1])
        second = pages[1].post(f"{path}/shots", shots)
        assert first.status == second.status == 200 and second.json[0] == first.json[0]
        assert [answer["kept"] for answer in second.json] == [True, True]
        told = next(told for kind, told, _ in events if kind == "board" and told["shots"] == 2)
        assert told["rows"][0][2:5] == ["Mia", second.json[1]["score"], 2]
        events.close()
        assert pages[1].get(path).json["score"] == second.json[1]["score"]
        assert pages[1].post(f"{path}/leave").json["round"] is None
        assert pages[0].get("/api/me").json["round"] is None
        assert pages[0].post(f"{path}/end", {"t": 0.1}).json["over"]


def test_what_is_no_message_or_nobodys_is_refused(place: Place) -> None:
    with served(place, 1) as school:
        a_class = school.begin()
        page = school.client()
        assert page.get("/").status == page.get("/j/4711").status == 200
        assert page.get("/api/me").status == 401 and page.get("/events").status == 401
        wrong = "0000" if a_class["pin"] != "0000" else "1111"
        assert page.join("Mia", wrong).status == 403
        assert page.post("/api/names", {"pin": a_class["pin"]}).json["names"]
        assert page.join("Mia", a_class["pin"]).status == 200
        assert page.post("/api/rounds", {"heat": 1, "seat": 2}).status == 400  # no key that is not in the message
        assert page.post("/api/rounds", {"heat": 1}).json["code"] == "not-yet"
        assert page.post("/api/rounds/r9/shots", [{"n": 1, "t": 0, "x": 0, "y": 0}]).status == 404
        assert page.post("/api/rounds/r9/shots", []).status == 400
        assert page.post("/api/rounds/r9/way", [[0.0, 0.0, 0.0]]).status == 404
        assert page.post("/api/ask", {"ask": "nobody"}).status == 404


def test_who_lost_the_seat_is_let_in_by_the_teacher_at_another_server(place: Place) -> None:
    with served(place) as school:
        a_class = school.begin()
        assert school.client(0).join("Mia", a_class["pin"]).status == 200
        again = school.client(1)
        asking = again.post("/api/join", {"pin": a_class["pin"], "name": "Mia", "back": True})
        assert asking.status == 202
        assert again.post("/api/ask", {"ask": asking.json["ask"]}).status == 202
        assert school.do(a_class, "admit", ask=asking.json["ask"]).status == 200
        assert again.post("/api/ask", {"ask": asking.json["ask"]}).json["seat"] == 1
        assert again.get("/api/me").json["name"] == "Mia"
