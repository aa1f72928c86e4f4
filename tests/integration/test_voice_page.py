"""Reading aloud in a browser: a real MP3 is loaded, or the browser's own voice, or no button."""

import json
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from gongkai.model.work import Layers
from tests.tools import fake_voice
from tests.tools.good_village import build_good, lay_out_good
from tests.tools.looking import PHONE, TOO_FAINT, TOO_SMALL_TARGETS, TOO_SMALL_TEXT, Board

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("voice-page")]

HEARD = Layers(sheets=False, pictures=False, data=False, voice=True)
RECORD = "r/cw-2026-09"
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
BARRIERS = """async () => (await axe.run()).violations.map(
  (found) => found.id + ": " + found.nodes[0].html.slice(0, 200))"""
DURATION = """(audio) => new Promise((done) => {
  audio.addEventListener("loadedmetadata", () => done(audio.duration));
  audio.addEventListener("error", () => done("error " + audio.error.code));
  audio.load();
  audio.preload = "metadata";
})"""
PLAYED = """async (audio) => {
  audio.muted = true;
  await audio.play();
  await new Promise((done) => audio.addEventListener("ended", done));
  return audio.currentTime;
}"""
# A browser that speaks, as far as a page can tell; each voice says where it lives.
SPEAKS = """(voices) => {
  window.said = [];
  const speech = {
    getVoices: () => voices,
    speak: (one) => { window.said.push(one); },
    cancel: () => { window.cancelled = true; },
    addEventListener: () => {},
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
}"""
OWN_VOICE = {"lang": "zh-CN", "localService": True}
BUTTON = "[data-gk-voice] button"


@pytest.fixture(scope="module")
def sounds(board: Board) -> Board:
    """Return the served site with a sound beside every record."""
    root = board.folder.parent
    notes = str(root.parent / "said.txt")
    command = json.dumps([sys.executable, str(Path(fake_voice.__file__)), notes])
    config = root / "site_config.yml"
    config.write_text(f"{config.read_text('utf-8')}\n朗读:\n  命令: {command}\n", "utf-8")
    assert build_good(root, layers=HEARD).problems == ()
    return board


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the site of a village without a command, as it is opened from a folder."""
    root = lay_out_good(tmp_path_factory.mktemp("words") / "village")
    assert build_good(root, layers=HEARD).problems == ()
    return (root / "site").as_uri()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": PHONE, "height": 800})
    yield context
    context.close()


def opened(
    context: BrowserContext, address: str, voices: "list[dict[str, object]] | None"
) -> Page:
    """Open a page in a browser with some voices; None for one that knows no speech at all."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    if voices is None:
        page.add_init_script(
            "Object.defineProperty(window, 'speechSynthesis', { value: undefined })"
        )
    else:
        page.add_init_script(f"({SPEAKS})({json.dumps(voices)})")
    page.goto(address)
    return page


def test_sound_is_loaded_only_when_wanted_and_plays(sounds: Board, phone: BrowserContext) -> None:
    page = phone.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{sounds.address}/{RECORD}.html", wait_until="networkidle")
    assert [one for one in asked if one.endswith((".mp3", "voice.js"))] == []
    audio = page.get_by_label("听一听")
    expect(audio).to_be_visible()
    length = audio.evaluate(DURATION)
    frames = (sounds.folder / f"v/{RECORD[2:]}.mp3").stat().st_size // len(fake_voice.FRAME)
    assert length == pytest.approx(frames * 576 / 22050, abs=0.1)
    assert audio.evaluate(PLAYED) == pytest.approx(length, abs=0.1)
    assert told == []
    box = audio.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["x"] + box["width"] <= PHONE


def test_sound_plays_from_a_folder(sounds: Board, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto((sounds.folder / f"{RECORD}.html").as_uri())
    assert page.locator("audio").evaluate(DURATION) > 1


def test_sound_from_elsewhere_is_refused(sounds: Board, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(f"{sounds.address}/{RECORD}.html")
    refused = page.evaluate(
        """() => new Promise((done) => {
          document.addEventListener("securitypolicyviolation", (found) => done(found.blockedURI));
          document.querySelector("audio").src = "https://elsewhere.example/a.mp3";
          document.querySelector("audio").load();
          document.querySelector("audio").preload = "auto";
        })"""
    )
    assert refused.startswith("https://elsewhere.example")


def test_browser_with_a_voice_of_its_own_reads_the_same_text(
    folder: str, phone: BrowserContext
) -> None:
    english = {"lang": "en-US", "localService": True}
    page = opened(phone, f"{folder}/{RECORD}.html", [english, OWN_VOICE])
    button = page.locator(BUTTON)
    expect(button).to_be_visible()
    assert button.inner_text() == "念给我听"
    button.click()
    assert button.inner_text() == "停下"
    said = page.evaluate("said.map((one) => [one.text, one.lang])")
    assert said[0][0].startswith("各位村民请注意，下面播送")
    assert said[-1][0].endswith("播送完了。")
    assert {lang for _, lang in said} == {"zh-CN"}
    page.evaluate("said.forEach((one) => one.onend())")
    assert button.inner_text() == "念给我听"
    button.click()
    button.click()
    assert button.inner_text() == "念给我听"
    assert page.evaluate("window.cancelled")
    # What the browser still tells of a reading that was stopped ends no later one.
    button.click()
    page.evaluate("said[0].onerror()")
    assert button.inner_text() == "停下"


@pytest.mark.parametrize(
    "voices",
    [
        None,
        [],
        [{"lang": "en-US", "localService": True}],
        [{"lang": "zh-CN", "localService": False}],
        [{"lang": "zh-HK", "localService": True}],
        [{"lang": "zha", "localService": True}],
    ],
)
def test_no_button_without_a_chinese_voice_on_the_phone_itself(
    folder: str, phone: BrowserContext, voices: "list[dict[str, object]] | None"
) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    page = opened(phone, f"{folder}/{RECORD}.html", voices)
    expect(page.locator("[data-gk-voice]")).to_be_hidden()
    assert [one for one in asked if "/v/" in one] == []


def test_no_button_without_a_script(folder: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{folder}/{RECORD}.html")
    expect(page.locator("[data-gk-voice]")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("edition", ["usual", "large"])
@pytest.mark.parametrize("form", ["sound", "button"])
def test_what_is_heard_is_no_barrier(  # noqa: PLR0913, PLR0917 - two forms, two editions
    sounds: Board, folder: str, browser: Browser, form: str, scheme: str, edition: str
) -> None:
    context = browser.new_context(
        viewport={"width": PHONE, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    place = folder if form == "button" else sounds.address
    page = opened(context, f"{place}/{RECORD}.html", [OWN_VOICE])
    is_large = edition == "large"
    if is_large:
        page.locator("label[for=gk-elder]").click()
    shown = page.locator(BUTTON if form == "button" else "audio")
    expect(shown).to_be_visible()
    page.evaluate(AXE)
    assert page.evaluate(BARRIERS) == []
    assert page.evaluate(TOO_SMALL_TEXT, 16) == []
    assert page.evaluate(TOO_SMALL_TARGETS, 44) == []
    assert page.evaluate(TOO_FAINT) == []
    height = shown.bounding_box()
    assert height is not None
    assert height["height"] >= (60 if is_large and form == "button" else 44)
    context.close()
