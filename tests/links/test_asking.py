"""Many addresses at once are no burden to any site."""

import threading

from links.asking import MOST_FAILURES, MOST_HOSTS, Throttle, ask_all
from links.choices import Outcome
from links.fetching import Answer

WORKS = Answer(Outcome.WORKS, 200)
UNREACHABLE = Answer(Outcome.UNREACHABLE)


class Clock:
    """Time that passes only while somebody waits."""

    def __init__(self):
        self.now = 100.0
        self.waits = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.waits.append(round(seconds, 3))
        self.now += seconds


def test_one_host_is_asked_once_a_second_and_another_need_not_wait():
    clock = Clock()
    throttle = Throttle(clock=clock, sleep=clock.sleep)

    for host in ("a.example.org", "b.example.org", "a.example.org", "a.example.org"):
        throttle.wait(host)
    assert clock.waits == [1.0, 1.0]

    clock.now += 0.4
    throttle.wait("a.example.org")
    assert clock.waits[-1] == 0.6

    clock.now += 10
    throttle.wait("a.example.org")
    assert len(clock.waits) == 3


def test_threads_that_come_together_each_get_a_second_of_their_own():
    clock = Clock()
    throttle = Throttle(clock=clock, sleep=clock.waits.append)

    for _ in range(3):
        throttle.wait("a.example.org")

    assert clock.waits == [1.0, 2.0]


def test_every_address_gets_its_answer():
    urls = [f"https://{host}.example.org/{number}" for host in "abcdefg" for number in range(5)]

    assert dict(ask_all(urls, lambda url: WORKS)) == dict.fromkeys(urls, WORKS)


def test_one_host_is_asked_by_one_thread_and_four_hosts_at_most_together():
    busy, most, doubles, lock = [], [], [], threading.Lock()
    gate = threading.Event()

    def fetch(url):
        host = url.split("/")[2]
        with lock:
            doubles.extend([host] if host in busy else [])
            busy.append(host)
            most.append(len(busy))
            if len(busy) == MOST_HOSTS:
                gate.set()
        gate.wait(5)
        with lock:
            busy.remove(host)
        return WORKS

    list(ask_all([f"https://{host}.example.org/{number}" for host in "abcdefgh" for number in range(3)], fetch))

    assert max(most) == MOST_HOSTS
    assert doubles == []


def test_a_host_that_failed_three_times_is_left_alone():
    asked = []

    def fetch(url):
        asked.append(url)
        return UNREACHABLE

    answers = [answer for _, answer in ask_all([f"https://a.example.org/{number}" for number in range(9)], fetch)]

    assert len(asked) == MOST_FAILURES
    assert answers == [UNREACHABLE] * 3 + [None] * 6


def test_a_host_that_asks_us_to_slow_down_is_left_alone_at_once():
    slow = Answer(Outcome.UNCHECKED, 429)

    answers = [
        answer for _, answer in ask_all(["https://a.example.org/1", "https://a.example.org/2"], lambda url: slow)
    ]

    assert answers == [slow, None]


def test_an_address_that_nobody_thought_of_stops_nothing():
    def fetch(url):
        raise RuntimeError

    answers = dict(ask_all(["https://a.example.org/", "http://[kapot"], fetch))

    assert {answer.outcome for answer in answers.values()} == {Outcome.UNREACHABLE}
    assert len(answers) == 2


def test_who_waits_long_hears_that_it_still_goes_on():
    gate = threading.Event()
    answers = ask_all(["https://a.example.org/"], lambda url: gate.wait(5) and WORKS, patience=0.01)

    assert next(answers) == ("", None)
    gate.set()
    assert ("https://a.example.org/", WORKS) in list(answers)


def test_who_stops_listening_stops_the_asking():
    asked = []

    def fetch(url):
        asked.append(url)
        stopped.wait(5) if len(asked) > 1 else None
        return WORKS

    stopped = threading.Event()
    answers = ask_all([f"https://a.example.org/{number}" for number in range(50)], fetch)
    next(answers)
    answers.close()
    stopped.set()

    for thread in threading.enumerate():
        if thread.name.startswith("links-"):
            thread.join(5)
    assert len(asked) <= 2
