"""Answers in the memory of this process, bounded in bytes: the ones that were not asked for longest are let go."""

import threading
from collections import OrderedDict

from store.answers import Answer


class Shelf:
    """A number of answers by name, together at most `most` bytes."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.size = 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def take(self, name: str) -> Answer | None:
        """Return the answer of a name, or None."""
        with self._lock:
            answer = self._answers.get(name)
            if answer is not None:
                self._answers.move_to_end(name)
            return answer

    def put(self, name: str, answer: Answer) -> None:
        """Keep an answer in place of what had its name."""
        with self._lock:
            before = self._answers.pop(name, None)
            self.size += answer.size - (before.size if before else 0)
            self._answers[name] = answer
            while self.size > self.most and self._answers:
                self.size -= self._answers.popitem(last=False)[1].size
