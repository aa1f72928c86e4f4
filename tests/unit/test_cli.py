"""The command line: whole texts and exit codes, as a person meets them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai import __version__, cli
from gongkai.command_words import SAY

SEE = "看说明：gongkai --help\n"
HELP = """\
用法：gongkai [选项] 命令 [选项]

  公开栏：把村里的记录变成公开网站。先用 check 检查，再用 build 生成。

选项：
  --version  显示版本。
  --debug    程序自己出错时，显示详细信息。
  --help     显示这个说明。

命令：
  build    检查并生成网站。有错误时不动原来的网站。
  bundle   打一个离线安装包，给不能上网的 Windows 电脑用。
  card     给一户做明白卡：这一年公开记录里写到这一户的钱、物、积分。只给本户。
  check    检查所有记录，一次说清哪里不对、怎么改。
  copy     把记录做成微信文字、广播稿、Word 文件和能贴进公众号的网页。
  doubts   给监督人员看的疑点清单：账里哪些地方值得再看一眼；不进网站。
  due      说说哪些该公开还没公开，后面一段时间有什么要公开、要撤下。
  explain  说说一个问题编号是什么意思、怎么改，例如 gongkai explain F101。
  new      新建一个村文件夹，或者一条记录：gongkai new 记录 --item 村级财务收支。
  picture  把记录做成能发微信群的长图：写编号只做几条，不写就全做。
  print    把记录做成能贴在公开栏上的 PDF：写编号只打几条，不写就全打。
  publish  做好网站，再查一遍，发到 U 盘、网站空间；只发变了的，断了能接着发。
  schema   生成编辑器用的提示文件（JSON Schema），写记录时有提示。
  serve    在本机预览网站；记录、模板、配置一改，网页跟着变。
"""
CHECK_HELP = """\
用法：gongkai check [选项]

  检查所有记录，一次说清哪里不对、怎么改。

选项：
  --folder 文件夹              村文件夹（里面有 site_config.yml），默认是当前文件夹。
  --as-of 日期                 按哪一天来算，写成 2026-11-20；默认是今天（北京时间）。
  --jobs 数                    同时用几个处理器，默认全用。
  --strict                     有提醒也算没通过。
  --site                       连做好的网站（site 文件夹）一起重读一遍，看有没有个人隐私。
  --format [text|json|github]  结果写成哪种样子：text 给人看，json 给程序看，github 给代码平台看。
  --help                       显示这个说明。
"""
MISUSES = {
    "forget": "没有“forget”这个命令。",
    "build one two": "多写了：one two。",
    "build --colour red": "没有“--colour”这个选项。",
    "build --jobs 0": "“--jobs”要写 1 到 256 的整数，写的是“0”。",
    "build --jobs many": "“--jobs”要写 1 到 256 的整数，写的是“many”。",
    "serve --port 70000": "“--port”要写 1 到 65535 的整数，写的是“70000”。",
    "check --format pdf": "“--format”只能写 text / json / github，写的是“pdf”。",
    "check --as-of 2026": "“--as-of”要写成 2026-11-20 这样的日期，写的是“2026”。",
    "check --as-of": "“--as-of”后面要写一个值。",
    "check --strict=1": "“--strict”后面不用写值。",
    "check --folder nowhere": "没有这个文件夹：nowhere。",
    "bundle --wheel nowhere.whl": "没有这个文件：nowhere.whl。",
    "bundle --out .": ". 是一个文件夹，请用 --out 换一个文件名。",
    "bundle --python 2.7": "“--python”只能写 3.11 / 3.12 / 3.13 / 3.14，写的是“2.7”。",
    "explain": "少写了“编号”。",
    "new": "少写了“文件夹或记录”。",
    "new 记录": "要写是哪个公开事项，例如：gongkai new 记录 --item 村级财务收支。",
    "new 新村 --item 低保": "--item、--period、--publisher、--group 只在新建记录时用："
    "gongkai new 记录 --item 事项。",
    "copy": "要写记录的编号，或者用 --month 写月份，例如：gongkai copy --month 2026-10。",
    "copy --month 十月": "“十月”不是月份，请写成 2026-10 这样。",
    "copy 甲 --out site/wen": "site/wen 在会公开的文件夹里（site、content）。"
    "墙上贴的、群里发的不一定能上网，请换一个文件夹。",
    "print --out content": "content 在会公开的文件夹里（site、content）。"
    "墙上贴的、群里发的不一定能上网，请换一个文件夹。",
    "due --days x": "“--days”要写 0 到 3660 的整数，写的是“x”。",
    "--debug": "没写要做什么。",
}


def run(folder: Path, *words: str) -> tuple[int, str, str]:
    """Run the command; return its exit code and what it wrote to both streams."""
    done = subprocess.run(
        [sys.executable, "-m", "gongkai", *words],
        cwd=folder,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    code, out, err = run(folder, "new", "cun")
    assert (code, out, err) == (0, SAY["created"].format(folder="cun") + "\n", "")
    assert (folder / "cun" / ".vscode" / "settings.json").is_file()
    return folder / "cun"


def test_help_is_chinese(tmp_path: Path) -> None:
    assert run(tmp_path, "--help") == (0, HELP, "")
    assert run(tmp_path, "check", "--help") == (0, CHECK_HELP, "")


@pytest.mark.parametrize(
    "command", ["build", "bundle", "due", "explain", "new", "schema", "serve"]
)
def test_no_english_of_the_library_is_left(tmp_path: Path, command: str) -> None:
    code, out, _ = run(tmp_path, command, "--help")
    assert code == 0
    assert not re.search(r"Usage|Options|Commands|Show|INTEGER|PATH|TEXT|FOLDER|OPTIONS", out)


def test_version_is_told(tmp_path: Path) -> None:
    assert run(tmp_path, "--version") == (0, f"{__version__}\n", "")


def test_no_words_show_help_as_wrong_use(tmp_path: Path) -> None:
    assert run(tmp_path) == (2, HELP, "")


@pytest.mark.parametrize("words", MISUSES)
def test_wrong_use_is_told_whole(tmp_path: Path, words: str) -> None:
    assert run(tmp_path, *words.split()) == (2, "", MISUSES[words] + SEE)


def test_a_code_is_explained_as_in_the_manual(tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "explain", "f101")
    assert (code, err) == (0, "")
    assert out.startswith("F101 合计对不上\n\n错误。合计写的是")
    assert "怎么改：先逐行核对金额" in out
    assert "  错误 F101  合计对不上\n" in out
    assert "```" not in out


def test_an_unknown_code_is_told(tmp_path: Path) -> None:
    told = SAY["no_such_code"].format(code="X999") + "\n"
    assert run(tmp_path, "explain", "X999") == (2, "", told)


def test_new_never_touches_what_is_there(village: Path) -> None:
    told = SAY["exists"].format(folder="cun") + "\n"
    assert run(village.parent, "new", "cun") == (2, "", told)


def test_clean_village_ends_with_zero(village: Path) -> None:
    code, out, err = run(village, "check", "--strict", "--as-of", "2026-11-20")
    assert (code, err) == (0, "")
    assert re.fullmatch(r"没有问题。\n检查了 \d+ 条记录，用时 \d+\.\d 秒。\n", out)


def test_json_is_only_json(village: Path) -> None:
    code, out, err = run(village, "check", "--format", "json", "--as-of", "2026-11-20")
    assert (code, err) == (0, "")
    assert out.lstrip()[0] in "[{"


def test_build_tells_what_it_wrote(village: Path) -> None:
    code, out, err = run(village, "build", "--as-of", "2026-11-20", "--out", "../out")
    assert (code, err) == (0, "")
    told = r"生成了 \d+ 个网页（\d+ 条记录），更新 \d+ 个文件，共 [\d.]+ MB，用时 [\d.]+ 秒。"
    assert re.fullmatch(rf"没有问题。\n{told}网站在 .*out\n", out)


def test_errors_end_with_one_and_leave_the_site_alone(tmp_path: Path) -> None:
    run(tmp_path, "new", "cun")
    (tmp_path / "cun" / "content" / "bad.yml").write_text("标题: 只有标题\n", "utf-8")
    code, out, _ = run(tmp_path / "cun", "build", "--as-of", "2026-11-20")
    assert code == 1
    assert out.endswith("改好错误后再发布。\n有错误，网站没有动。\n")
    assert not (tmp_path / "cun" / "site").exists()


@pytest.mark.parametrize("words", ["card 一组 张三", "copy a", "due", "picture", "print"])
def test_settings_that_cannot_be_read_end_every_command_with_one(
    tmp_path: Path, words: str
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "site_config.yml").write_text("格式版本: 1\n", "utf-8")
    code, out, err = run(tmp_path, *words.split())
    assert (code, err) == (1, "")
    assert out.startswith("site_config.yml:1  错误 V101  少了一项\n")
    assert not (tmp_path / "print").exists()


def test_foreign_folder_ends_with_three(village: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    told = SAY["foreign"].format(out=tmp_path) + "\n"
    assert run(village, "build", "--out", str(tmp_path)) == (3, "", told)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_schema_tells_what_it_wrote(village: Path) -> None:
    code, out, err = run(village, "schema")
    assert (code, err) == (0, "")
    assert out.startswith("写好了 .vscode/gongkai.schema.json, ")


def test_a_bug_becomes_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_words: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli.commands, "main", fail)
    monkeypatch.setattr(sys, "argv", ["gongkai", "check"])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 3
    assert capsys.readouterr().err == SAY["crashed"].format(kind="ZeroDivisionError") + "\n"


def test_an_interrupt_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_words: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.commands, "main", interrupt)
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 2
