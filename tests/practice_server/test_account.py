import pytest

from flowiq_desktop.practice_server import FAILING_KEYS, FailingKey
from tests.practice_server.conftest import NUMBER, TEXT, Serve

CALLS = [
    ("POST", "/send-whatsapp", TEXT),
    ("POST", "/contact", {"name": "Ann", "phone_number": NUMBER}),
]


@pytest.mark.parametrize("failing", FAILING_KEYS, ids=lambda failing: failing.prefix)
def test_a_refused_account_accepts_nothing(serve: Serve, failing: FailingKey) -> None:
    caller = serve(any_key=True)

    status, said = caller.call("POST", "/send-whatsapp", TEXT, key=f"{failing.prefix}_1")

    assert (status, said) == (failing.answer.status, failing.answer.body)
    assert caller.server.accepted == []


@pytest.mark.parametrize(("method", "path", "body"), CALLS)
@pytest.mark.parametrize(
    ("key", "error"),
    [(None, "Invalid token format"), ("abc", "Invalid token format"), ("fiq_x", "Invalid API key")],
)
def test_a_wrong_key_is_refused(
    serve: Serve, method: str, path: str, body: object, key: str | None, error: str
) -> None:
    status, said = serve().call(method, path, body, key=key)

    assert (status, said["error"]) == (401, error)


def test_reading_conversations_without_a_key_asks_for_one(serve: Serve) -> None:
    status, said = serve().call("GET", "/conversations", key=None, whatsappNumber=NUMBER)

    assert (status, said["error"]) == (401, "Authorization required")


def test_any_key_of_the_right_form_is_accepted_where_the_behaviour_says_so(serve: Serve) -> None:
    status, _ = serve(any_key=True).call("POST", "/send-whatsapp", TEXT, key="fiq_mine")

    assert status == 200


@pytest.mark.parametrize(
    ("query", "status", "error"),
    [
        ({}, 400, "Tenant ID is required"),
        ({"tenantId": "hill-school"}, 200, None),
        ({"tenantId": "dale-school"}, 404, "Organization not found"),
    ],
)
def test_the_organisation_must_be_the_right_one(
    serve: Serve, query: dict[str, str], status: int, error: str | None
) -> None:
    caller = serve(tenant="hill-school", tenant_required=True)

    answered, said = caller.send(**query)

    assert (answered, said.get("error")) == (status, error)


def test_the_key_is_not_kept(serve: Serve) -> None:
    caller = serve(any_key=True)
    caller.call("POST", "/send-whatsapp", TEXT, key="fiq_canary")
    (request,) = caller.server.received

    assert request.headers["content-type"] == "application/json"
    assert "fiq_canary" not in repr(request)
