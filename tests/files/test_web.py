"""Files of the web: from public addresses alone, whoever chooses the address, and no more than there is room for."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from edgetam_ui import Controller, EdgeTamError, FakeEngine, MediaError, cli
from edgetam_ui.cli import model
from edgetam_ui.media.web import Downloads, is_public

from .conftest import OTHER, PUBLIC, Network, Site, names


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 40, 20)).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def controller(network: Network) -> Controller:
    made = Controller(engine=FakeEngine())
    made.downloads = Downloads(names(site=PUBLIC, other=OTHER, inside="10.0.0.7", both=f"{PUBLIC} 127.0.0.1"), network)
    return made


def test_an_image_is_opened_under_its_name(controller: Controller, site: Site, network: Network) -> None:
    site.pages["/a%20b.png?x=1"] = 200, {}, png()
    with closing(controller.open("http://site/a%20b.png?x=1")) as session:
        assert (session.medium.name, session.medium.width) == ("a b.png", 40)
        path = session.medium.path
        assert path is not None
        assert path.exists()
        session.park()
        assert session.medium.frame(0)[0, 0].tolist() == [200, 40, 20]
    assert not path.exists()
    assert network.connected == [PUBLIC]
    assert site.hosts == ["site"]


def test_the_kind_is_told_by_the_content(controller: Controller, site: Site) -> None:
    site.pages["/image.php"] = 200, {"Content-Type": "text/html"}, png()
    with closing(controller.open("http://site/image.php")) as session:
        assert session.medium.kind == "image"
    site.pages["/a.png"] = 200, {"Content-Type": "image/png"}, b"\n<!DOCTYPE html><html>"
    with pytest.raises(MediaError, match="web page"):
        controller.open("http://site/a.png")


def test_redirects_are_followed_and_each_is_checked(controller: Controller, site: Site, network: Network) -> None:
    site.pages["/a.png"] = 302, {"Location": "http://other/b.png"}, b""
    site.pages["/b.png"] = 200, {}, png()
    controller.open("http://site/a.png").close()
    assert network.connected == [PUBLIC, OTHER]
    for target in (
        "http://inside/b.png",
        "http://127.0.0.1/b.png",
        "http://[::1]/b.png",
        "http://0x7f000001/b.png",
        "file:///etc/hostname",
        "ftp://site/b.png",
        "gopher://site/",
        "",
    ):
        network.connected.clear()
        site.pages["/a.png"] = 302, {"Location": target}, b""
        with pytest.raises(MediaError):
            controller.open("http://site/a.png")
        assert set(network.connected) <= {PUBLIC}
    site.pages["/a.png"] = 302, {"Location": "/a.png"}, b""
    with pytest.raises(MediaError, match="redirects more"):
        controller.open("http://site/a.png")


def test_a_name_that_changes_its_meaning_gains_nothing(site: Site, network: Network, tmp_path: Path) -> None:
    asked = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return [PUBLIC if len(asked) == 1 else "127.0.0.1"]

    site.pages["/a.png"] = 200, {}, png()
    downloads = Downloads(rebinding, network)
    downloads.fetch("http://site/a.png", tmp_path / "a")
    # Asked once, and connected to what was checked.
    assert (asked, network.connected) == (["site"], [PUBLIC])
    with pytest.raises(MediaError, match="public internet"):
        downloads.fetch("http://site/a.png", tmp_path / "a")
    assert network.connected == [PUBLIC]


@pytest.mark.parametrize("host", ["inside", "both", "127.0.0.1", "[::1]", "localhost", "169.254.169.254", "2130706433"])
def test_a_private_address_is_never_connected_to(site: Site, network: Network, tmp_path: Path, host: str) -> None:
    known = {"inside": "10.0.0.7", "both": f"{PUBLIC} 127.0.0.1", "localhost": "127.0.0.1", "2130706433": "127.0.0.1"}
    downloads = Downloads(lambda name, port: known.get(name, name).split(), network)
    with pytest.raises(MediaError, match="public internet"):
        downloads.fetch(f"http://{host}/a.png", tmp_path / "a")
    assert not network.connected


def test_what_is_public() -> None:
    for address in (PUBLIC, OTHER, "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"):
        assert is_public(address)
    private = """0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 192.168.1.1 192.0.2.1 198.18.0.1
        224.0.0.1 240.0.0.1 255.255.255.255 168.63.129.16 :: ::1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 ff02::1
        ::ffff:127.0.0.1 ::ffff:93.184.216.34 64:ff9b::7f00:1 64:ff9b::a00:1 2002:7f00:1:: 2001:0:1::1 nonsense"""
    assert [address for address in private.split() if is_public(address)] == []


def test_limits(site: Site, network: Network, tmp_path: Path) -> None:
    site.pages["/long"] = 200, {}, bytes(70_000)
    site.pages["/announced"] = 200, {"Content-Length": "70000"}, b""
    site.pages["/empty"] = 200, {}, b""
    downloads = Downloads(names(site=PUBLIC), network, max_bytes=60_000)
    for path in ("long", "announced"):
        with pytest.raises(MediaError, match="more than"):
            downloads.fetch(f"http://site/{path}", tmp_path / "a")
    with pytest.raises(MediaError, match="nothing"):
        downloads.fetch("http://site/empty", tmp_path / "a")
    with pytest.raises(MediaError, match="status 404"):
        downloads.fetch("http://site/none", tmp_path / "a")
    with pytest.raises(MediaError, match="did not come"):
        Downloads(names(site=PUBLIC), network, seconds=0).fetch("http://site/long", tmp_path / "a")
    heard = []

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        raise EdgeTamError("enough")

    with pytest.raises(EdgeTamError, match="enough"):
        Downloads(names(site=PUBLIC), network).fetch("http://site/long", tmp_path / "b", stop)
    assert len(heard) == 1


@pytest.mark.parametrize(
    "address", ["http://", "http://user:word@site/a.png", "http://site:99999/a", "http://site/a b", "http://unknown/a"]
)
def test_addresses_that_are_none(controller: Controller, address: str) -> None:
    with pytest.raises(MediaError) as caught:
        controller.open(address)
    assert caught.value.hint


def test_addresses_among_the_images_of_a_set(
    controller: Controller,
    site: Site,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    site.pages["/a.png"] = site.pages["/b.png?x=/c"] = 200, {}, png()
    (tmp_path / "own.png").write_bytes(png())
    sources = ["http://site/a.png", str(tmp_path / "own.png"), "http://site/b.png?x=/c", "http://inside/d.png"]
    rows = [f"{name},1,5,5,30,25" for name in ("a.png", "own.png", "http://site/b.png?x=/c", "d.png")]
    (tmp_path / "prompts.csv").write_text("\n".join(["file,object,x0,y0,x1,y1", *rows]))
    monkeypatch.setattr(model, "controller", lambda arguments: controller)
    out = ["--prompts", str(tmp_path / "prompts.csv"), "--out", str(tmp_path / "out"), "--format", "coco"]
    assert cli.main(["segment", *sources, *out]) == 1
    printed = capsys.readouterr()
    assert "3 masks on 3 of 4 images" in printed.out
    assert "d.png: inside is not on the public internet" in printed.err
    given = ["segment", "http://site/a.png", "--point", "20,15", "--out", str(tmp_path / "one"), "--format", "coco"]
    assert cli.main(given) == 0
    with pytest.raises(MediaError, match="not addresses"):
        controller.open(["http://site/a.png", "http://site/a.png"])
