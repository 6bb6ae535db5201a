"""When Python looks for cycles: not while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for cycles meanwhile: it looks at all there is, time and again.

    By the threshold, since a library that turns collection off for a while turns it on again.
    """
    thresholds = gc.get_threshold()
    gc.set_threshold(0)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


def set_aside() -> None:
    """Free what was set aside before and is no longer held; spare all there is from being searched.

    Searching millions of objects that stay, again and again, stops a request or a settling for
    half a second and more.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
