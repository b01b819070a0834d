"""Pages as people meet them: `DATABASE_URL=... python benchmarks/web.py [SIZE]`.

Fills an empty database of its own with SIZE assignments (a million when not told) as `reports.py` does, or takes one
that it has filled before as it is. It serves it with two processes, and prints as Markdown, for ten pages, what they
cost: bytes and requests on the first visit of a browser and on later ones, the time until the server has answered
(median), and, in a Chromium whose processor is slowed four times behind a line of 1.6 Mbit/s and 150 ms, when the first
content is seen. A request to another host ends it. Then 32 clients, signed in before the clock starts, read (90 in a
hundred requests) and write at once: requests a second, median and 95th percentile.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import django
import work
from province import load

WORD = "mot-hai-ba-4363"
CLIENTS, SECONDS, WRITES = 32, 30, 0.1
SLOWER, BITS, DELAY = 4, 1.6e6, 150


def main() -> None:
    """Fill, serve, measure."""
    with tempfile.TemporaryDirectory(prefix="dondoc-web-") as home:
        os.environ["DONDOC_HOME"] = home
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
        os.environ.setdefault("DONDOC_HOSTS", "127.0.0.1")
        django.setup()
        from dondoc.tasks.models import Assignment

        size = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
        office, official = fill(size)
        with served() as port:
            print(f"\n{Assignment.objects.count():,} assignments, load {load():.1f}:\n")
            weigh(port, office.username)
            press(port, official.username)


def fill(size: int) -> tuple[Any, Any]:
    """Write the rows; return a tracking officer and an official, who may both sign in."""
    from django.contrib.auth.hashers import make_password
    from django.core.management import call_command

    from dondoc.administration.actions import set_up_roles
    from dondoc.kernel import clock
    from dondoc.organization.actors import Actor
    from dondoc.organization.models import Person
    from dondoc.tasks.models import Assignment
    from dondoc.workcalendar.actions import load_days

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if Assignment.objects.exists():
        holders = (Person.objects.get(grants__role__code=role) for role in ("tracking-officer", "official"))
        return next(holders), next(holders)
    system, at = Actor.system(), clock.now()
    load_days(by=system, at=at)
    set_up_roles(by=system, at=at)
    office, official, _chairman, _leader = work.people()
    today = clock.local_date(at)
    first = min(size, 100_000)
    work.fill(first, today)
    if size > first:
        work.multiply(first, size // first, since=1)
    work.journal(first, first)
    work.settle()
    work.keep(at)
    Assignment.objects.filter(unit=official.appointments.get().post.unit, state="accepted").update(person=official)
    Person.objects.filter(pk__in=[office.pk, official.pk]).update(password=make_password(WORD))
    return office, official


@contextmanager
def served() -> Iterator[int]:
    """Serve the database with two processes on a free port; yield the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = str(Path(sys.executable).with_name("granian"))
    command = [program, "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2"]
    command += ["--blocking-threads", "4", "--log-level", "warning", "--no-ws", "dondoc.config.wsgi:application"]
    server = subprocess.Popen(command)
    try:
        for _attempt in range(150):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield port
    finally:
        server.terminate()
        server.wait()


def addresses() -> dict[str, str]:
    """Return ten pages by name."""
    from dondoc.organization.models import Unit
    from dondoc.tasks.models import Assignment

    work = Assignment.objects.filter(state="accepted").order_by("pk")[50]
    return {
        "today": "/",
        "assignments": "/assignments/",
        "one assignment": f"/assignments/{work.pk}/",
        "one task": f"/tasks/{work.task_id}/",
        "what is late": "/overdue/",
        "list of what is late": "/overdue/list/?column=open-overdue",
        "figures of a month": "/figures/",
        "units": "/units/",
        "one unit": f"/units/{Unit.objects.order_by('pk')[30].pk}/",
        "documents": "/documents/",
    }


def weigh(port: int, username: str) -> None:
    """Print bytes, requests and moments of every page."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("This needs Chromium. On Debian: apt install chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread
    pages = addresses()
    home = f"http://127.0.0.1:{port}"
    print("| page | first visit, KB | requests | later, KB | requests | server, ms | first content on a slow line, s |")
    print("|---|---:|---:|---:|---:|---:|---:|", flush=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(base_url=home, locale="vi-VN")
        cookie = signed_in(context.new_page(), username)
        for name, address in pages.items():
            fresh = browser.new_context(base_url=home, locale="vi-VN", storage_state=context.storage_state())
            page = fresh.new_page()
            first = visit(page, address)
            later = visit(page, address)
            fresh.close()
            answered = statistics.median(asked(port, address, cookie) for _ in range(15))
            seen = slowly(browser, home, context, address)
            print(
                f"| {name} | {first[0] / 1000:.0f} | {first[1]} | {later[0] / 1000:.0f} | {later[1]} "
                f"| {answered * 1000:.0f} | {seen:.2f} |",
                flush=True,
            )
        print(f"\nA list's next page on the slow line: {turned(browser, home, context):.2f} s.", flush=True)
        browser.close()


def signed_in(page: Any, username: str) -> str:
    """Sign in; return the cookie header."""
    page.goto("/sign-in/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", WORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)
    return "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())


def visit(page: Any, address: str) -> tuple[int, int]:
    """Go there; return the bytes that came over the line and the requests that did."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    came: list[int] = []
    page.on("request", lambda request: stays_here(request.url, page.url))
    wire.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    wire.detach()
    over_the_line = [size for size in came if size]
    return int(sum(over_the_line)), len(over_the_line)


def stays_here(url: str, page: str) -> None:
    """End the benchmark when a page asks another host for something."""
    host = urlsplit(page).netloc
    if host and urlsplit(url).scheme in {"http", "https"} and urlsplit(url).netloc != host:
        sys.exit(f"{page} asks another host: {url}")


def asked(port: int, address: str, cookie: str) -> float:
    """Return the seconds until the whole answer has come."""
    start = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", port)
    line.request("GET", address, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
    answer = line.getresponse()
    answer.read()
    line.close()
    if answer.status != 200:
        sys.exit(f"{address} answers {answer.status}")
    return time.perf_counter() - start


def slow_page(browser: Any, home: str, context: Any) -> Any:
    """Return an empty window of somebody signed in, on a slow machine behind a slow line."""
    page = browser.new_context(base_url=home, locale="vi-VN", storage_state=context.storage_state()).new_page()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    conditions = {"offline": False, "latency": DELAY, "downloadThroughput": BITS / 8, "uploadThroughput": BITS / 8}
    wire.send("Network.emulateNetworkConditions", conditions)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def slowly(browser: Any, home: str, context: Any, address: str) -> float:
    """Return the seconds until the first content is seen by somebody who comes for the first time."""
    page = slow_page(browser, home, context)
    page.goto(address)
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    seen = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    page.context.close()
    return float(seen) / 1000


def turned(browser: Any, home: str, context: Any) -> float:
    """Return the seconds from pressing "next" under a list until the next page's rows are there."""
    page = slow_page(browser, home, context)
    page.goto("/overdue/list/?column=open-overdue")
    page.wait_for_load_state("networkidle")
    start = time.perf_counter()
    page.locator(".pager a").last.click()
    page.wait_for_url("**after=**", wait_until="domcontentloaded")
    took = time.perf_counter() - start
    page.context.close()
    return took


def press(port: int, username: str) -> None:
    """Let clients read and write at once; print how many requests were answered, and how long they took."""
    from dondoc.organization.models import Person
    from dondoc.tasks.models import Assignment

    person = Person.objects.get(username=username)
    work = list(Assignment.objects.filter(person=person, state="accepted").values_list("pk", flat=True)[:2000])
    took: dict[str, list[float]] = {"reading": [], "writing": []}
    failed: list[str] = []
    ready = threading.Barrier(CLIENTS, timeout=300)
    threads = [
        threading.Thread(
            target=client, args=(port, username, work[number::CLIENTS] or work, number, ready, took, failed)
        )
        for number in range(CLIENTS)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    number = sum(map(len, took.values()))
    print(f"\n{CLIENTS} clients: {number / SECONDS:.0f} requests a second, {len(failed)} failed, load {load():.1f}.\n")
    print("| | requests | median, ms | 95th percentile, ms |\n|---|---:|---:|---:|")
    for name, times in took.items():
        if not times:  # a very small city gives the official nothing to report on
            continue
        ranked = sorted(times)
        middle, slow = ranked[len(ranked) // 2], ranked[int(len(ranked) * 0.95)]
        print(f"| {name} | {len(times):,} | {middle * 1000:.0f} | {slow * 1000:.0f} |")
    if failed:
        print("\nAnswers that failed:", *sorted(set(failed))[:5])


def client(
    port: int,
    username: str,
    work: list[int],
    number: int,
    ready: threading.Barrier,
    took: dict[str, list[float]],
    failed: list[str],
) -> None:
    """Sign in, wait for the others, then read pages and report on work until the time is over."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    cookie = sign_in(line, username)
    token = re.search(r"csrftoken=(\w+)", cookie)[1]  # type: ignore[index]
    pages = ["/", "/assignments/", "/overdue/list/?column=open-overdue", *(f"/assignments/{pk}/" for pk in work[:20])]
    turn = number
    line.close()  # who waits long for the others would find it closed by the server
    ready.wait()
    until = time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        turn += 1
        writes = work and turn % round(1 / WRITES) == 0
        start = time.perf_counter()
        if writes:
            body = urlencode({"csrfmiddlewaretoken": token, "done": f"Đã làm thêm một phần, lần {turn}."})
            headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
            line.request("POST", f"/assignments/{work[turn % len(work)]}/report/", body, headers)
        else:
            line.request("GET", pages[turn % len(pages)], headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
        try:
            answer = line.getresponse()
            answer.read()
        except (http.client.HTTPException, OSError) as lost:
            failed.append(type(lost).__name__)
            line.close()
            continue
        took["writing" if writes else "reading"].append(time.perf_counter() - start)
        if answer.status != (302 if writes else 200):
            failed.append(f"{answer.status}")


def sign_in(line: http.client.HTTPConnection, username: str) -> str:
    """Return the cookies of somebody who has come in."""
    line.request("GET", "/sign-in/")
    answer = line.getresponse()
    page = answer.read().decode()
    cookies = dict(re.findall(r"(\w+)=([^;]+)", answer.headers.get("Set-Cookie", ""))[:1])
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]  # type: ignore[index]
    body = urlencode({"csrfmiddlewaretoken": token, "username": username, "password": WORD})
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
    }
    line.request("POST", "/sign-in/", body, headers)
    answer = line.getresponse()
    answer.read()
    for one in answer.headers.get_all("Set-Cookie") or []:
        name, value = one.split(";")[0].split("=", 1)
        cookies[name] = value
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


if __name__ == "__main__":
    main()
