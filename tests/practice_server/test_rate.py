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
