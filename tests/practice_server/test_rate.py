from tests.practice_server.conftest import Serve
from tests.practice_server.test_reading import _Clock


def test_calls_beyond_the_rate_are_refused_until_the_window_ends(serve: Serve) -> None:
    clock = _Clock()
    caller = serve(clock=clock, rate_per_minute=2)

    assert caller.send()[0] == 200
    assert caller.headers["X-RateLimit-Limit"] == "2"
    assert caller.headers["X-RateLimit-Remaining"] == "1"
    assert caller.headers["X-RateLimit-Reset"] == "1800000060"
    clock.now += 20
    assert [caller.send()[0] for _ in range(3)] == [200, 429, 429]
    assert caller.headers["Retry-After"] == "40"
    assert len(caller.server.accepted) == 2
    clock.now += 40
    assert caller.send()[0] == 200


def test_a_shorter_window_keeps_the_rate(serve: Serve) -> None:
    clock = _Clock()
    caller = serve(clock=clock, rate_per_minute=600, rate_window=0.2, retry_after=False)

    assert [caller.send()[0] for _ in range(3)] == [200, 200, 429]
    assert "Retry-After" not in caller.headers
    clock.now += 0.2
    assert caller.send()[0] == 200


def test_without_a_rate_nothing_is_said_of_one(serve: Serve) -> None:
    caller = serve()
    caller.send()

    assert "X-RateLimit-Limit" not in caller.headers


def test_one_rate_counts_all_paths_unless_each_has_its_own(serve: Serve) -> None:
    def calls(*, by_path: bool) -> list[int]:
        caller = serve(clock=_Clock(), rate_per_minute=2, rate_by_path=by_path)
        new = {"name": "Ann", "phone_number": "+27825550404"}
        return [
            caller.send()[0],
            caller.call("POST", "/contact", new)[0],
            caller.send()[0],
            caller.call("GET", "/conversations", action="contacts")[0],
            caller.send()[0],
        ]

    assert calls(by_path=False) == [200, 409, 429, 429, 429]
    assert calls(by_path=True) == [200, 409, 200, 200, 429]
