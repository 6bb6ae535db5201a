"""What the documents say of the tree is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_DOCUMENTS = sorted(
    [*_ROOT.glob("*.md"), *(_ROOT / "docs").glob("*.md"), *(_ROOT / "training").glob("*.md")]
)
_UNDER = (_ROOT, _ROOT / "src" / "stateofplay", _ROOT / "docs")
_PATH = re.compile(r"`([\w.*-]+(?:/[\w.*-]+)*(?:/|\.(?:py|yml|json|md|txt|jsonl)))`")
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda path: path.name)
def test_a_link_between_documents_leads_somewhere(document: Path) -> None:
    missing = [
        link
        for link in _LINK.findall(document.read_text("utf-8"))
        if not (document.parent / link).exists()
    ]

    assert missing == []


@pytest.mark.parametrize("name", ["architecture.md", "changing.md"])
def test_a_place_that_is_named_for_a_change_exists(name: str) -> None:
    """Under the package or the root; a bare file name is in a folder named before it."""
    missing = []
    for line in (_ROOT / "docs" / name).read_text("utf-8").splitlines():
        folders = list(_UNDER)
        for path in _PATH.findall(line):
            found = next((place for under in folders for place in under.glob(path)), None)
            if found is None:
                missing.append(f"{path} in: {line[:80]}")
            else:
                folders.append(found.parent)

    assert missing == []


def test_the_architecture_stays_one_page() -> None:
    text = (_ROOT / "docs" / "architecture.md").read_text("utf-8")

    assert len(text.split()) < 1_100
