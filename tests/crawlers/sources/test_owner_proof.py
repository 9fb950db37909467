"""Only a token at a place that belongs to the shop alone proves control."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from werkzeug.wrappers import Request, Response

from crawlers.observation import Observation, Outcome, Target
from crawlers.settings import CrawlSettings
from crawlers.sources.owner_proof import ask
from tests.crawlers.fake_net import FakeNet, all_of

NOW = datetime(2026, 11, 20, tzinfo=UTC)
LINE = "kajian-verify=t0k3n"


def _site(pages: dict[str, str]) -> Any:
    @Request.application
    def shop(request: Request) -> Response:
        found = pages.get(request.path)
        if isinstance(found, str):
            kind = "text/plain" if request.path.endswith(".txt") else "text/html"
            return Response(found, content_type=f"{kind}; charset=utf-8")
        return Response("404 Not Found", 404)

    return shop


def _ask(
    net: FakeNet, method: str, url: str = "http://shop.example/", proofs: Any = None
) -> list[Observation]:
    hints = {"proofs": proofs or [{"id": "c1", "method": method, "token": "t0k3n"}]}
    return asyncio.run(all_of(ask(Target(id="1", url=url, hints=hints), net, CrawlSettings(), NOW)))


def _outcome(net: FakeNet, method: str, url: str = "http://shop.example/") -> Outcome:
    (seen,) = _ask(net, method, url)
    return seen.outcome


@pytest.mark.parametrize("text", [LINE, f"\ufeff{LINE}\r\n", f"kajian-verify=other\n  {LINE}  \n"])
def test_a_line_of_the_file_proves_control(text: str) -> None:
    net = FakeNet({"shop.example": _site({"/.well-known/kajian.txt": text})})
    (seen,) = _ask(net, "file")
    assert seen.outcome is Outcome.ANSWERED and seen.excerpt == LINE
    assert seen.url == "http://shop.example/.well-known/kajian.txt#c1"


@pytest.mark.parametrize("text", ["", "kajian-verify=t0k3", f"x{LINE}", f"{LINE}x", "A" * 5000 + "\n" + LINE])
def test_any_other_file_proves_nothing(text: str) -> None:
    net = FakeNet({"shop.example": _site({"/.well-known/kajian.txt": text})})
    assert _outcome(net, "file") is Outcome.EMPTY


def test_a_missing_file_is_told_from_a_dead_shop() -> None:
    assert _outcome(FakeNet({"shop.example": _site({})}), "file") is Outcome.EMPTY
    assert _outcome(FakeNet({}), "file") is Outcome.UNREACHABLE


class _LeadsAway(FakeNet):
    """shop.example sends every visitor to mine.example, which shows the token."""

    async def _get(self, url: str, accept: str) -> Any:
        there = await super()._get(url.replace("shop.example", "mine.example"), accept)
        return replace(there, url=url)


@pytest.mark.parametrize("method", ["file", "meta"])
def test_who_runs_another_host_proves_nothing_about_the_one_that_leads_there(method: str) -> None:
    meta = f'<meta name="kajian-verify" content="t0k3n"><p>{"欢迎" * 50}'
    net = _LeadsAway({"mine.example": _site({"/.well-known/kajian.txt": LINE, "/": meta})})
    assert _outcome(net, method) is Outcome.REFUSED


@pytest.mark.parametrize("content", ["t0k3n", "other t0k3n", "other,t0k3n"])
def test_a_meta_element_proves_control_beside_another_owners_token(content: str) -> None:
    page = f'<head><meta name="kajian-verify" content="{content}"></head><p>欢迎光临本店，下单自动发货'
    assert _outcome(FakeNet({"shop.example": _site({"/": page})}), "meta") is Outcome.ANSWERED


def test_the_token_in_the_text_of_a_page_is_no_meta_element() -> None:
    page = f"<p>欢迎光临本店，下单自动发货 {LINE} t0k3n"
    assert _outcome(FakeNet({"shop.example": _site({"/": page})}), "meta") is Outcome.EMPTY


def test_a_shop_on_a_shared_host_shows_its_token_in_its_own_texts() -> None:
    host = _site({"/shop/AB12": f"<p>公告：{LINE}，欢迎光临", "/shop/CD34": "<p>另一家店，欢迎光临"})
    for shop, outcome in (("AB12", Outcome.ANSWERED), ("CD34", Outcome.EMPTY)):
        net = FakeNet({"faka.example": host})
        assert _outcome(net, "notice", f"http://faka.example/shop/{shop}") is outcome


def test_the_record_of_a_shared_hosts_domain_says_nothing_about_its_shops() -> None:
    net = FakeNet({}, names={"github.io": [LINE], "_kajian.shop.github.io": []})
    assert _outcome(net, "dns", "http://shop.github.io/") is Outcome.EMPTY
    assert "TXT github.io" not in net.asked


def test_the_record_below_the_host_is_enough() -> None:
    net = FakeNet({}, names={"_kajian.pay.shop.example": [LINE]})
    assert _outcome(net, "dns", "http://pay.shop.example/") is Outcome.ANSWERED


def test_every_claim_gets_its_own_answer_and_nobody_asks_without_one() -> None:
    proofs = [{"id": name, "method": "dns", "token": token} for name, token in (("a", "t0k3n"), ("b", "no"))]
    net = FakeNet({}, names={"shop.example": [LINE]})
    assert [one.outcome for one in _ask(net, "", proofs=proofs)] == [Outcome.ANSWERED, Outcome.EMPTY]
    assert (
        asyncio.run(all_of(ask(Target(id="1", url="http://shop.example/"), net, CrawlSettings(), NOW))) == []
    )
