"""Who may use the page: nobody without name and password, wherever it is served to others."""

import base64

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from assistant.page.login import Login, LoginError, check_public, read_users


async def hello(_: object) -> PlainTextResponse:
    return PlainTextResponse("hello")


@pytest.fixture
def client() -> TestClient:
    app = Starlette(routes=[Route("/", hello), Mount("/mcp", routes=[Route("/x", hello)])])
    return TestClient(Login(app, {"anna": "secret", "bén": "ü:b"}))


def header(pair: str, kind: str = "Basic") -> dict[str, str]:
    return {"Authorization": f"{kind} {base64.b64encode(pair.encode()).decode()}"}


@pytest.mark.parametrize("path", ["/", "/mcp/x", "/nothing"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        header("anna:wrong"),
        header("anna"),
        header(":"),
        header("secret:anna"),
        header("anna:secret", "Bearer"),
        {"Authorization": "Basic ###"},
        {"Authorization": "Basic /w=="},
    ],
)
def test_others_are_refused_everywhere(
    client: TestClient, path: str, headers: dict[str, str]
) -> None:
    answer = client.get(path, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Basic")


@pytest.mark.parametrize("pair", ["anna:secret", "bén:ü:b"])
def test_users_are_let_in(client: TestClient, pair: str) -> None:
    assert client.get("/mcp/x", headers=header(pair)).text == "hello"


@pytest.mark.parametrize("setting", ["anna", "anna:", ":secret", "anna:secret ben"])
def test_setting_that_is_wrong_says_what_to_write(setting: str) -> None:
    with pytest.raises(LoginError, match="name:password") as caught:
        read_users(setting)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org", ""])
def test_others_are_not_served_without_a_login(host: str) -> None:
    with pytest.raises(LoginError, match="BELEGT_AUTH"):
        check_public(host, {})
    check_public(host, {"anna": "secret"})


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_this_machine_needs_no_login(host: str) -> None:
    check_public(host, {})
