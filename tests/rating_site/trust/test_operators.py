"""Are sites of one operator linked by what only they control, and rivals never framed by what anybody can
paste?
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rating_site.trust.operators import CATALOGUE, PASTABLE, PROOF, SOFTWARE, Link, Traits, find_links

KINDS = sorted({**PROOF, **PASTABLE, **SOFTWARE, **CATALOGUE})


def pair(**values: str) -> tuple[Link, ...]:
    """The links between two sites that share these values, among a hundred others that share none."""
    others = [Traits(f"o{n}", {"qq": frozenset({f"q{n}"})}) for n in range(100)]
    shared = {kind: frozenset(value.split()) for kind, value in values.items()}
    return find_links([*others, Traits("a", shared), Traits("b", shared)])


@pytest.mark.parametrize("kind", sorted(PROOF))
def test_what_only_the_holder_controls_makes_a_link_probable(kind: str) -> None:
    (link,) = pair(**{kind: "x"})
    assert (link.level, link.relation) == ("probable", "same_operator")


@pytest.mark.parametrize("kind", sorted(PASTABLE))
def test_what_anybody_can_paste_is_at_most_possible(kind: str) -> None:
    for link in pair(**{kind: "x"}):
        assert link.level == "possible"


def test_everything_that_can_be_pasted_together_is_still_only_possible() -> None:
    everything = {kind: "x" for kind in {**PASTABLE, **SOFTWARE, **CATALOGUE}}
    (link,) = pair(**everything)
    assert (link.level, link.probability) == ("possible", 0.5)


def test_a_template_with_its_favicon_links_nobody() -> None:
    assert pair(template="x", favicon="x", gateway_host="x") == ()


def test_a_borrowed_number_links_nobody_to_its_true_holder() -> None:
    holder = Traits("holder", {"filing_main": frozenset({"n"}), "displayed_filing": frozenset({"n"})})
    borrower = Traits("borrower", {"displayed_filing": frozenset({"n"})})
    assert all(link.level == "possible" for link in find_links([holder, borrower]))


def test_a_default_contact_of_a_template_says_nothing() -> None:
    crowd = [Traits(f"s{n}", {"qq": frozenset({"10001"})}) for n in range(30)]
    assert find_links(crowd) == ()


def test_a_branch_shares_the_whole_offer_but_no_contact() -> None:
    (link,) = pair(goods="1 2 3", prices="x", footer="x", description="x")
    assert (link.relation, link.level) == ("branch", "possible")


def test_a_copied_description_alone_is_no_same_operator() -> None:
    assert all(link.relation == "copy" for link in pair(goods="1 2", description="x"))


def among(count: int, **common: str) -> list[Traits]:
    """A crowd of sites that share these values, among five thousand others."""
    values = {kind: frozenset({value}) for kind, value in common.items()}
    others = [Traits(f"o{n}", {"qq": frozenset({f"q{n}"})}) for n in range(5000)]
    return [*others, *(Traits(f"s{n}", values) for n in range(count))]


def test_an_operator_with_ten_registered_sites_is_still_one_operator() -> None:
    links = find_links(among(10, filing_entity="x", filing_main="y"))
    assert len(links) == 45
    assert {link.level for link in links} == {"probable"}


def test_customers_of_one_host_or_payment_service_are_no_operator() -> None:
    assert all(link.level == "possible" for link in find_links(among(40, filing_main="host")))
    assert all(link.level == "possible" for link in find_links(among(3, payee="service")))


def test_a_shared_payment_service_with_everything_pasted_frames_nobody() -> None:
    crowd = among(6, payee="service")
    pasted = {kind: frozenset({"rival's"}) for kind in PASTABLE}
    framed = [Traits(one.platform_id, {**one.values, **pasted}) for one in crowd[-2:]]
    for link in find_links([*crowd[:-2], *framed]):
        assert link.level == "possible"
        assert link.probability <= 0.5


def test_a_default_contact_that_only_a_few_kept_is_worth_less_than_a_rare_one() -> None:
    rare, common = find_links(among(2, qq="x", wechat="y")), find_links(among(6, qq="x", wechat="y"))
    assert rare[0].probability > 2 * (common[0].probability if common else 0.0)


@pytest.mark.parametrize("kind", sorted({**SOFTWARE, **CATALOGUE}))
def test_neither_software_nor_offer_makes_a_link_probable(kind: str) -> None:
    for links in (pair(**{kind: "x"}), pair(**{"template": "t", "favicon": "f", kind: "x"})):
        assert all(link.level == "possible" for link in links)


def test_naming_the_same_site_twice_links_it_to_nobody() -> None:
    once = Traits("a", {"payee": frozenset({"p"})})
    assert find_links([once, once]) == ()


def test_links_do_not_depend_on_the_order_of_sites() -> None:
    crowd = among(4, payee="p", qq="q")
    assert find_links(crowd) == find_links(crowd[::-1])


def test_a_hundred_goods_ids_are_one_observation() -> None:
    few, many = pair(goods="1 2", qq="x"), pair(goods=" ".join(map(str, range(100))), qq="x")
    assert few[0].probability == many[0].probability


def test_the_evidence_of_a_link_is_named() -> None:
    (link,) = pair(payee="x", qq="y")
    assert [(one.kind, one.holders) for one in link.evidence] == [("payee", 2), ("qq", 2)]


@given(
    st.lists(
        st.dictionaries(st.sampled_from(KINDS), st.frozensets(st.sampled_from("abc"), max_size=2)), max_size=6
    )
)
def test_links_are_certain_of_nothing_and_only_proof_makes_them_probable(
    sites: list[dict[str, frozenset[str]]],
) -> None:
    for link in find_links([Traits(f"s{n}", values) for n, values in enumerate(sites)]):
        assert 0 < link.probability < 1
        assert link.level == "possible" or any(one.kind in PROOF for one in link.evidence)
