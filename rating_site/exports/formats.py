"""Which downloads are there, what reads them, and how are all of them made? The one table of formats."""

from collections.abc import Callable
from dataclasses import dataclass

from rating_site.exports import (
    adguard,
    clash,
    csv_list,
    dnsmasq,
    domains,
    hosts,
    json_list,
    misp,
    rpz,
    singbox,
    smartdns,
    stix,
    surge,
    ublock,
    unbound,
)
from rating_site.exports.entry import Edition
from rating_site.exports.pieces import Pieces

TEXT = "text/plain; charset=utf-8"
SYNTAX_ONLY = "syntax only"
Render = Callable[[Edition, Pieces], dict[str, bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A download: `filename` is the file, or the folder that ends in a slash, which people subscribe to.

    `proof` names the client that read it in our tests, or says "syntax only"; `usage` tells people in
    Chinese how to use it; `paths` says whether single shops on shared hosts are in it.
    """

    name: str
    filename: str
    media_type: str
    title: str
    proof: str
    usage: str
    paths: bool
    render: Render


def _plain(filename: str, write: Callable[[Edition], bytes]) -> Render:
    return lambda edition, _: {filename: write(edition)}


def _kept(filename: str, write: Callable[[Edition, Pieces], bytes]) -> Render:
    return lambda edition, pieces: {filename: write(edition, pieces)}


def _feed(edition: Edition, pieces: Pieces) -> dict[str, bytes]:
    return {f"misp/{name}": content for name, content in misp.render(edition, pieces).items()}


FORMATS = (
    Format(
        "domains",
        "domains.txt",
        TEXT,
        "域名列表",
        "dnsmasq",
        "每行一个域名，井号开头的是说明。适合脚本、路由器和只认域名的工具。",
        False,
        _plain("domains.txt", domains.render),
    ),
    Format(
        "hosts",
        "hosts.txt",
        TEXT,
        "hosts 文件",
        "dnsmasq",
        "追加到系统的 hosts 文件，或让解析器读取；不含子域名。",
        False,
        _plain("hosts.txt", hosts.render),
    ),
    Format(
        "dnsmasq",
        "dnsmasq.conf",
        TEXT,
        "dnsmasq",
        "dnsmasq",
        "放进 /etc/dnsmasq.d/ 后重启 dnsmasq。",
        False,
        _plain("dnsmasq.conf", dnsmasq.render),
    ),
    Format(
        "unbound",
        "unbound.conf",
        TEXT,
        "unbound",
        "unbound",
        "在 unbound.conf 里用 include: 引入，再执行 unbound-control reload。",
        False,
        _plain("unbound.conf", unbound.render),
    ),
    Format(
        "rpz",
        "rpz.zone",
        TEXT,
        "RPZ 响应策略区",
        "unbound",
        "在 unbound 的 rpz: 段或 BIND 的 response-policy 里作为区文件加载。",
        False,
        _plain("rpz.zone", rpz.render),
    ),
    Format(
        "smartdns",
        "smartdns.conf",
        TEXT,
        "SmartDNS",
        "smartdns",
        "在 smartdns.conf 里写 conf-file 指向本文件。",
        False,
        _plain("smartdns.conf", smartdns.render),
    ),
    Format(
        "adguard",
        "adguard.txt",
        TEXT,
        "AdGuard Home",
        "@adguard/tsurlfilter",
        "在 AdGuard Home 的“DNS 封锁列表”里添加本文件的网址。",
        False,
        _plain("adguard.txt", adguard.render),
    ),
    Format(
        "ublock",
        "ublock.txt",
        TEXT,
        "uBlock Origin",
        "@gorhill/ubo-core",
        "在 uBlock Origin 的“规则列表”里导入本文件的网址；打开被列入的页面前会先提醒。",
        True,
        _plain("ublock.txt", ublock.render),
    ),
    Format(
        "singbox",
        "sing-box.json",
        "application/json",
        "sing-box 规则集",
        "sing-box",
        "在 route.rule_set 里以 type: remote、format: source 引用。",
        False,
        _plain("sing-box.json", singbox.render),
    ),
    Format(
        "clash",
        "clash.yaml",
        "application/yaml",
        "Clash / mihomo 规则集",
        SYNTAX_ONLY,
        "在 rule-providers 里以 behavior: domain、format: yaml 引用。",
        False,
        _plain("clash.yaml", clash.render),
    ),
    Format(
        "surge",
        "surge.txt",
        TEXT,
        "Surge 域名集",
        SYNTAX_ONLY,
        "在 [Rule] 里写 DOMAIN-SET,本文件网址,REJECT。",
        False,
        _plain("surge.txt", surge.render),
    ),
    Format(
        "csv",
        "listed.csv",
        "text/csv; charset=utf-8",
        "CSV 表格",
        "csv (Python)",
        "用表格软件打开；kind 一列区分说明、在列与已移出。",
        True,
        _kept("listed.csv", csv_list.render),
    ),
    Format(
        "json",
        "listed.json",
        "application/json",
        "JSON",
        "json (Python)",
        "全部公开字段；tombstones 是已移出的条目。",
        True,
        _kept("listed.json", json_list.render),
    ),
    Format(
        "stix",
        "stix.json",
        "application/stix+json;version=2.1",
        "STIX 2.1",
        "stix2-validator",
        "导入威胁情报平台；revoked 为 true 的指标须删除。",
        True,
        _kept("stix.json", stix.render),
    ),
    Format(
        "misp",
        "misp/",
        "application/json",
        "MISP 订阅源",
        "pymisp",
        "在 MISP 的 Feeds 里以 MISP Feed 格式添加本目录的网址。",
        True,
        _feed,
    ),
)


def render_all(edition: Edition, pieces: Pieces | None = None) -> dict[str, bytes]:
    """Every download by file name; hand over the same `pieces` again to write only what changed."""
    kept = Pieces() if pieces is None else pieces
    return {name: content for form in FORMATS for name, content in form.render(edition, kept).items()}
