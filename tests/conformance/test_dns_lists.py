"""dnsmasq, unbound and SmartDNS obey our lists: listed hosts end, their neighbours and cleared hosts live."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rating_site.exports import dnsmasq, domains, hosts, rpz, smartdns, unbound
from rating_site.exports.entry import Edition
from tests.conformance.clients import blocked, dns_server, free_port, program, resolves, run
from tests.rating_site.exports.sample_entries import edition

pytestmark = pytest.mark.all
LISTED = ("bad.example", "xn--hlrw93f.example")
BELOW = tuple(f"www.{host}" for host in LISTED)
INNOCENT = ("good.example", "notbad.example", "mall.example", "many.example", "cleared.example")
_UNBOUND = """server:
  interface: 127.0.0.1@{port}
  chroot: ""
  username: ""
  directory: "{folder}"
  pidfile: ""
  use-syslog: no
  module-config: "respip iterator"
  do-not-query-localhost: no
{known}
forward-zone:
  name: "."
  forward-addr: 127.0.0.1@9
"""
_RPZ = 'rpz:\n  name: "kajian.rpz"\n  zonefile: "{path}"\n'
_INCLUDE = 'include: "{path}"\n'


def _write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _unbound(folder: Path, port: int, list_: bytes, use: str) -> Path:
    """A configuration that knows the innocent hosts and forwards nothing beyond loopback."""
    known = "\n".join(f'  local-data: "{host}. A 192.0.2.1"' for host in INNOCENT)
    main = _UNBOUND.format(port=port, folder=folder, known=known)
    return _write(folder, "conf", main + use.format(path=_write(folder, "list", list_)))


def _dnsmasq(port: int, *more: str) -> list[str]:
    alone = ["--keep-in-foreground", "--no-resolv", "--no-hosts", "--user=root", "--pid-file"]
    here = [f"--port={port}", "--listen-address=127.0.0.1", "--bind-interfaces"]
    known = f"--host-record={','.join(INNOCENT)},192.0.2.1"
    return [program("dnsmasq"), *alone, *here, known, *more]


@pytest.mark.parametrize(("write", "use"), [(unbound.render, _INCLUDE), (rpz.render, _RPZ)])
def test_unbound_refuses_listed_hosts_with_their_subdomains(
    tmp_path: Path, write: Callable[[Edition], bytes], use: str
) -> None:
    port = free_port()
    conf = _unbound(tmp_path, port, write(edition()), use)
    assert run(program("unbound-checkconf"), conf).returncode == 0
    with dns_server(port, program("unbound"), "-d", "-c", conf):
        assert [host for host in LISTED + BELOW if not blocked(port, host)] == []
        assert [host for host in INNOCENT if not resolves(port, host)] == []


@pytest.mark.parametrize(("write", "use"), [(unbound.render, _INCLUDE), (rpz.render, _RPZ)])
def test_unbound_loads_an_empty_list(tmp_path: Path, write: Callable[[Edition], bytes], use: str) -> None:
    port = free_port()
    conf = _unbound(tmp_path, port, write(edition((), ())), use)
    assert run(program("unbound-checkconf"), conf).returncode == 0
    with dns_server(port, program("unbound"), "-d", "-c", conf):
        assert resolves(port, "good.example")


def test_unbound_would_tell_a_broken_list(tmp_path: Path) -> None:
    conf = _unbound(tmp_path, 5300, unbound.render(edition()) + b"  nonsense: yes\n", _INCLUDE)
    assert run(program("unbound-checkconf"), conf).returncode != 0


def test_dnsmasq_refuses_listed_hosts_with_their_subdomains(tmp_path: Path) -> None:
    port = free_port()
    path = _write(tmp_path, "list", dnsmasq.render(edition()))
    assert run(program("dnsmasq"), "--test", f"--conf-file={path}").returncode == 0
    with dns_server(port, *_dnsmasq(port, f"--conf-file={path}")):
        assert [host for host in LISTED + BELOW if not blocked(port, host)] == []
        assert [host for host in INNOCENT if not resolves(port, host)] == []


def test_dnsmasq_reads_the_hosts_file_and_the_plain_list(tmp_path: Path) -> None:
    """The plain list becomes dnsmasq's own form as people do it: every line without a comment sign."""
    port = free_port()
    names = [line for line in domains.render(edition()).decode().splitlines() if line[:1] != "#"]
    from_list = _write(tmp_path, "domains", "".join(f"local=/{name}/\n" for name in names))
    from_hosts = _write(tmp_path, "hosts", hosts.render(edition()))
    for option in (f"--conf-file={from_list}", f"--addn-hosts={from_hosts}"):
        with dns_server(port, *_dnsmasq(port, option)):
            assert [host for host in LISTED if not blocked(port, host)] == []
            assert [host for host in INNOCENT if not resolves(port, host)] == []


@pytest.mark.parametrize("option", ["--conf-file", "--addn-hosts"])
def test_dnsmasq_loads_an_empty_list(tmp_path: Path, option: str) -> None:
    port = free_port()
    write = dnsmasq.render if option == "--conf-file" else hosts.render
    path = _write(tmp_path, "list", write(edition((), ())))
    with dns_server(port, *_dnsmasq(port, f"{option}={path}")):
        assert resolves(port, "good.example")


@pytest.mark.parametrize("empty", [False, True])
def test_smartdns_gives_listed_hosts_and_subdomains_no_address(tmp_path: Path, empty: bool) -> None:
    port = free_port()
    path = _write(tmp_path, "list", smartdns.render(edition((), ()) if empty else edition()))
    known = "".join(f"address /{host}/192.0.2.1\n" for host in INNOCENT)
    main = f"bind 127.0.0.1:{port}\nserver 127.0.0.1:9\nlog-level error\nlog-file {tmp_path}/log\n"
    conf = _write(tmp_path, "conf", f"{main}{known}conf-file {path}\n")
    with dns_server(port, program("smartdns"), "-f", "-c", conf, "-p", tmp_path / "pid"):
        assert empty or [host for host in LISTED + BELOW if not blocked(port, host)] == []
        assert [host for host in INNOCENT if not resolves(port, host)] == []
