"""Runs a converter on one file, in a folder and a process group of its own, and leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from vanban._errors import TookTooLong
from vanban.sources._limits import CONVERTER_SECONDS

# What a document must not do while it is converted: run macros, fetch or refresh what it links to.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""  # noqa: E501


def office_to_docx(data: bytes, suffix: str) -> bytes | None:
    """Return the document as docx, converted by LibreOffice; None where it is not installed or cannot convert it.

    Raises `TookTooLong` after `CONVERTER_SECONDS`.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="vanban-") as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_PROFILE, encoding="utf-8")
        given = folder / f"document{suffix}"
        given.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "made"), str(given)]
        _run([program, profile, "--headless", "--norestore", "--nolockcheck", "--nodefault", *convert], folder)
        made = folder / "made" / "document.docx"
        return made.read_bytes() if made.exists() else None


def antiword(data: bytes) -> bytes | None:
    """Return the text of an old Word file as UTF-8, by antiword; None where it is not installed or cannot read it.

    Raises `TookTooLong` after `CONVERTER_SECONDS`.
    """
    program = shutil.which("antiword")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="vanban-") as name:
        folder = Path(name)
        given = folder / "document.doc"
        given.write_bytes(data)
        return _run([program, "-m", "UTF-8.txt", "-w", "0", str(given)], folder) or None


def _run(command: list[str], home: Path) -> bytes:
    """Return what the program printed, and "" when it failed. Whatever it started is ended with it."""
    environment = {
        "HOME": str(home),
        "TMPDIR": str(home),
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
    }
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=home,
        env=environment,
        start_new_session=True,
    ) as running:
        try:
            said, _ = running.communicate(timeout=CONVERTER_SECONDS)
        except subprocess.TimeoutExpired as late:
            raise TookTooLong(
                f"Converting the file took more than {CONVERTER_SECONDS} seconds. Save it as docx and give it again.",
                given=f"more than {CONVERTER_SECONDS} s",
                allowed=CONVERTER_SECONDS,
            ) from late
        finally:
            _end(running.pid)
        return said if running.returncode == 0 else b""


def _end(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
