"""Web pages: finding the article in one."""

from __future__ import annotations

import logging


def article(page: str, url: str | None = None) -> dict[str, object] | None:
    """Find the article of a page.

    Args:
        page: The whole page.
        url: Where it was fetched from, None if not known.

    Returns:
        Fields as trafilatura names them, those that are empty left out; a blank line stands
        between paragraphs. None if there is no article.
    """
    # It is most of what reading in has to load, and text, JSON and most feeds need none of it.
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    _keep_quiet()
    found = bare_extraction(page, url=url, with_metadata=True, include_comments=False)
    if not isinstance(found, Document) or not found.text:
        return None
    title = found.title or ""
    fields = {
        "title": title,
        "text": _paragraphs(found.text, title),
        "date": found.date,
        "sitename": found.sitename,
        "hostname": found.hostname,
        "url": found.url or url,
        "author": found.author,
    }
    return {name: value for name, value in fields.items() if value}


def _paragraphs(text: str, title: str) -> str:
    """Set paragraphs apart; the headline that opens many texts again is left out."""
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and lines[0].strip() == title.strip():
        del lines[0]
    return "\n\n".join(lines)


def _keep_quiet() -> None:
    """What goes wrong becomes a problem with a line of its own, not a log line as well."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
