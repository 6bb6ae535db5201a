"""What acts and measures there are: a value that is passed in, read from YAML.

The shipped one is ``ontologies/plover.yml``: PLOVER's sixteen event types with modes and
CAMEO codes (Halterman et al. 2023, PLOVER and POLECAT), and the measures of the figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from stateofplay.core.errors import DataError
from stateofplay.datafiles import parse_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class ActType:
    """One type of act.

    Attributes:
        quad: Quad class ("verbal cooperation", "material conflict"...).
        cameo: CAMEO code of the type as a whole, a string ("12").
        modes: Mode -> CAMEO code of the act in that mode.
        announced: The type that the announcement of such an act has by the codebook, None
            if an announced act keeps its type.
    """

    name: str
    quad: str
    cameo: str
    modes: dict[str, str]
    meaning: str
    announced: str | None = None

    @property
    def verbal(self) -> bool:
        """Whether it is done by words."""
        return self.quad.startswith("verbal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """The types of acts and the measures of figures.

    Attributes:
        name: With version; goes into the run's record.
        acts: Name -> type.
        measures: Names of what figures count.
        cameo_to_type: CAMEO code or root (string) -> act type.
    """

    name: str
    acts: dict[str, ActType]
    measures: tuple[str, ...]
    cameo_to_type: dict[str, str]


def load(name: str = "plover") -> Ontology:
    """Read a shipped ontology.

    Raises:
        DataError: If there is none of that name, or a type lacks a field.
    """
    folder = files("stateofplay").joinpath("ontologies")
    path = folder.joinpath(f"{name}.yml")
    if not path.is_file():
        there = frozenset(item.name.removesuffix(".yml") for item in folder.iterdir())
        raise DataError(f"{name}.yml", name, "no such ontology", there)
    data = parse_yaml(path.read_text("utf-8"))
    needed = frozenset({"name", "version", "acts", "measures", "cameo"})
    if not isinstance(data, dict) or (missing := needed - data.keys()):
        lacking = ", ".join(sorted(missing)) if isinstance(data, dict) else "everything"
        raise DataError(path.name, name, f"lacks {lacking}", needed)
    acts = {key: _act_type(path.name, key, value) for key, value in data["acts"].items()}
    return Ontology(
        name=f"{data['name']}/{data['version']}",
        acts=acts,
        measures=tuple(data["measures"]),
        cameo_to_type={str(code): act for code, act in data["cameo"].items()},
    )


def _act_type(where: str, name: str, value: dict[str, object]) -> ActType:
    needed = frozenset({"quad", "cameo", "meaning"})
    if missing := needed - value.keys():
        raise DataError(where, name, f"lacks {', '.join(sorted(missing))}", needed)
    modes = value.get("modes") or {}
    if not isinstance(modes, dict):
        raise DataError(where, name, "modes must be a table of mode: CAMEO code")
    return ActType(
        name=name,
        quad=str(value["quad"]),
        cameo=str(value["cameo"]),
        modes={str(mode): str(code) for mode, code in modes.items()},
        meaning=str(value["meaning"]),
        announced=str(value["announced"]) if "announced" in value else None,
    )
