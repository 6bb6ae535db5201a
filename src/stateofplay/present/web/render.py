"""Templates: everything that is put into them is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from stateofplay import __version__
from stateofplay.present.views.counts import several
from stateofplay.present.views.doubt import MEANING, unsure
from stateofplay.present.web import words
from stateofplay.present.web.asked import Asked
from stateofplay.present.web.page import Page, Site
from stateofplay.present.web.snapshot import cell_key, party_of

NAVIGATION: tuple[tuple[str, str], ...] = (
    ("/", "State of play"),
    ("/compare", "Agree and differ"),
    ("/side", "Side by side"),
    ("/figures", "Figures"),
    ("/timeline", "Timeline"),
    ("/map", "Map"),
    ("/who", "Who with whom"),
    ("/people", "People and parties"),
    ("/acts", "Acts"),
    ("/reports", "Reports"),
    ("/problems", "Problems"),
)


@cache
def environment() -> Environment:
    """Make the environment of the templates, once."""
    made = Environment(
        loader=PackageLoader("stateofplay.present.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        navigation=NAVIGATION,
        version=__version__,
        stances=words.STANCES,
        act_words=words.ACTS,
        act_types=words.act_types().acts,
        unsure=unsure,
        doubt_meaning=MEANING,
        described=words.described,
        relation_words=words.RELATION_WORDS,
        counted=several,
        show_day=words.day,
        show_span=words.span,
        people_names=words.names,
        cell_key=cell_key,
        party_of=party_of,
    )
    return made


def render(page: Page, site: Site, asked: Asked) -> str:
    """Fill the template of *page*."""
    shared: Mapping[str, Any] = {
        "title": page.title,
        "url": site.url,
        "published": site.published,
        "asked": asked,
        "filters": asked.filters(),
        "here": asked.path,
        "snapshot": site.snapshot,
        "kept": {name: values for name, values in asked.query.items() if name != "offset"},
    }
    return environment().get_template(page.template).render({**shared, **page.values})


def render_bare(template: str, **values: object) -> str:
    """Fill a template that shows nothing of the ledger."""
    return environment().get_template(template).render(values)
