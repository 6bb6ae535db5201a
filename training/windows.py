"""Write the graph by which the package computes spaCy's token vectors; it holds no weights.

``python -m training.windows --out src/stateofplay/analyse/data/windows.onnx``
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from stateofplay.analyse.vectors import LAYERS, PIECES, WIDTH

OPSET = 17
EPSILON = 1e-8


class Windows:
    """The graph in the making."""

    def __init__(self) -> None:
        numbers = {"begin": np.int64([0]), "one": np.int64([1]), "back": np.int64([-1])}
        numbers |= {"end": np.int64([1 << 40]), "nothing": np.zeros((1, WIDTH), np.float32)}
        self._constants = [numpy_helper.from_array(value, name) for name, value in numbers.items()]
        self._nodes: list[onnx.NodeProto] = []
        self._inputs = [self._value("x", ["tokens", WIDTH])]

    def _op(self, kind: str, *inputs: str, outputs: int = 1, **attributes: object) -> list[str]:
        names = [f"n{len(self._nodes)}.{i}" for i in range(outputs)]
        self._nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names

    def _weight(self, name: str, shape: list[int]) -> str:
        self._inputs.append(self._value(name, list(shape)))
        return name

    @staticmethod
    def _value(name: str, shape: list[str | int]) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)

    def layer(self, x: str, number: int) -> str:
        """Each row with what its neighbours and itself say together."""
        (earlier,) = self._op("Slice", x, "begin", "back", "begin")
        (later,) = self._op("Slice", x, "one", "end", "begin")
        (before,) = self._op("Concat", "nothing", earlier, axis=0)
        (after,) = self._op("Concat", later, "nothing", axis=0)
        (wide,) = self._op("Concat", before, x, after, axis=1)
        matrix = self._weight(f"matrix{number}", [3 * WIDTH, PIECES * WIDTH])
        (mixed,) = self._op("MatMul", wide, matrix)
        (mixed,) = self._op("Add", mixed, self._weight(f"bias{number}", [PIECES * WIDTH]))
        (best,) = self._op("Max", *self._op("Split", mixed, outputs=PIECES, axis=1))
        norm = [self._weight(f"{name}{number}", [WIDTH]) for name in ("gain", "shift")]
        (normal,) = self._op("LayerNormalization", best, *norm, axis=-1, epsilon=EPSILON)
        return self._op("Add", x, normal)[0]

    def write(self, path: Path) -> None:
        """All layers, to *path*."""
        x = "x"
        for number in range(LAYERS):
            x = self.layer(x, number)
        self._nodes.append(helper.make_node("Identity", [x], ["vectors"]))
        outputs = [self._value("vectors", ["tokens", WIDTH])]
        graph = helper.make_graph(self._nodes, path.stem, self._inputs, outputs, self._constants)
        opsets = [helper.make_opsetid("", OPSET)]
        onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=8), str(path))


def main() -> None:
    """Write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    Windows().write(parser.parse_args().out)


if __name__ == "__main__":
    main()
