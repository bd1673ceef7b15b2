"""A server's password and policy, in a real browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from edgetam_ui import Controller, FakeEngine
from edgetam_ui.bench.browser import served

from .conftest import Canvas
from .drawn import CHEETAH


def test_the_password_then_a_click_and_no_foreign_scripts(chromium: Browser, photo: Path) -> None:
    with served(Controller(engine=FakeEngine()), password="open sesame") as url:
        page = chromium.new_context().new_page()
        page.goto(url)
        page.get_by_label("Password").fill("open barley")
        page.get_by_role("button").click()
        expect(page.get_by_role("alert")).to_have_text("That is not the password.")
        page.get_by_label("Password").fill("open sesame")
        page.get_by_role("button").click()
        canvas = Canvas(page)
        expect(canvas.find("empty")).to_be_visible()
        canvas.open(photo)
        canvas.click(*CHEETAH)
        canvas.settle()
        assert canvas.look("view.ui.state.objects.length") == 1
        page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "window.injected = true";
              document.body.append(script);
            }"""
        )
        assert page.evaluate("window.injected") is None
        page.context.close()
