"""Ids: unique, in the order they were made, UUIDv7."""

import threading
import uuid

from commdesk.records.ids import new_id


def test_ids_are_uuid7_in_the_order_they_were_made() -> None:
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(set(made))
    assert {uuid.UUID(i).version for i in made[:100]} == {7}
    assert {uuid.UUID(i).variant for i in made[:100]} == {uuid.RFC_4122}


def test_two_threads_never_give_the_same_id() -> None:
    made: list[str] = []
    threads = [threading.Thread(target=lambda: made.extend(new_id() for _ in range(5000))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 20_000
