"""The network as ONNX graphs written for one core: fused operators, 8-bit weights, no padding.

``torch.onnx`` spells every step of attention and normalisation out; onnxruntime then spends
more time between the matrix products than in them. Here each layer is a dozen operators.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.network import PAIR_WIDTH, ROLES, ReaderNetwork

MICROSOFT = "com.microsoft"
OPSET = 17
Array = NDArray[np.floating]


class Graph:
    """An ONNX graph in the making; every method adds operators and gives their output's name."""

    def __init__(self, weights: Mapping[str, torch.Tensor]) -> None:
        self._weights = {name: w.detach().float().numpy() for name, w in weights.items()}
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}
        self._known: dict[tuple[str, tuple[int, ...], bytes], str] = {}

    def weight(self, name: str) -> Array:
        """A trained weight by its name in the network."""
        return self._weights[name]

    def constant(self, value: NDArray[np.generic] | list[int]) -> str:
        """A constant, kept once; lists become 64-bit integers."""
        array = np.asarray(value, np.int64) if isinstance(value, list) else value
        key = (array.dtype.str, array.shape, array.tobytes())
        name = self._known.setdefault(key, f"c{len(self._known)}")
        self._constants[name] = numpy_helper.from_array(np.array(array, order="C"), name)
        return name

    def op(self, kind: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """One operator with one output."""
        return self.ops(kind, 1, *inputs, domain=domain, **attributes)[0]

    def ops(
        self, kind: str, outputs: int, *inputs: str, domain: str = "", **attributes: object
    ) -> list[str]:
        """One operator with several outputs."""
        names = [f"n{len(self._nodes)}.{i}" for i in range(outputs)]
        self._nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names

    def exact(self, x: str, *layers: str) -> str:
        """Linear layers side by side, in 32 bit."""
        matrix, bias = self._side_by_side(layers)
        return self.op("Add", self.op("MatMul", x, self.constant(matrix)), self.constant(bias))

    def linear(self, x: str, *layers: str) -> str:
        """Linear layers side by side; weights in 8 bits with a scale for each column."""
        matrix, bias = self._side_by_side(layers)
        scales = np.maximum(np.abs(matrix).max(axis=0), 1e-8) / 127.0
        small = np.clip(np.rint(matrix / scales), -127, 127).astype(np.int8)
        return self.op(
            "DynamicQuantizeMatMul", x, self.constant(small),
            self.constant(scales.astype(np.float32)), "", self.constant(bias), domain=MICROSOFT,
        )  # fmt: skip

    def _side_by_side(self, layers: tuple[str, ...]) -> tuple[Array, Array]:
        matrix = np.concatenate([self.weight(f"{name}.weight").T for name in layers], axis=1)
        bias = np.concatenate([self.weight(f"{name}.bias") for name in layers])
        return matrix.astype(np.float32), bias.astype(np.float32)

    def lookup(self, table: str, numbers: str) -> str:
        """Rows of a small table."""
        return self.op("Gather", self.constant(self.weight(table)), numbers)

    def lookup_8bit(self, table: str, numbers: str) -> str:
        """Rows of a large table, kept in 8 bits with a scale for each row."""
        rows = self.weight(table)
        scales = np.maximum(np.abs(rows).max(axis=1, keepdims=True), 1e-8) / 127.0
        small = np.clip(np.rint(rows / scales), -127, 127).astype(np.int8)
        found = self.op("Gather", self.constant(small), numbers)
        scale = self.op("Gather", self.constant(scales.astype(np.float32)), numbers)
        return self.op("Mul", self.op("Cast", found, to=TensorProto.FLOAT), scale)

    def norm(self, x: str, name: str, epsilon: float) -> str:
        """Layer normalisation; the operator fused with the sum before it is ten times slower."""
        gain, bias = (self.constant(self.weight(f"{name}.{part}")) for part in ("weight", "bias"))
        return self.op("LayerNormalization", x, gain, bias, axis=-1, epsilon=epsilon)

    def gelu(self, x: str) -> str:
        """The activation, with the error function."""
        return self.op("Gelu", x, domain=MICROSOFT)

    def layer(self, x: str, name: str, heads: int, first: Sequence[Array] = ()) -> str:
        """One transformer layer; every position sees every other, and *first* (see `attention`)."""
        return self.forward(x, self.attention(x, name, heads, first), name)

    def attention(self, x: str, name: str, heads: int, first: Sequence[Array] = ()) -> str:
        """What each position takes from all: (batch, length, width).

        Args:
            x: The positions.
            name: Of the layer.
            heads: Of its attention.
            first: Key and value, (1, 1, width) each, of a position before all others that is
                the same whatever they are.
        """
        rows = self.linear(x, f"{name}.query", f"{name}.key", f"{name}.value")
        query, *others = self.ops("Split", 3, rows, axis=2)
        if first:
            others = [
                self.op("Concat", self.constant(one), other, axis=1)
                for one, other in zip(first, others, strict=True)
            ]
        return self.op("MultiHeadAttention", query, *others, domain=MICROSOFT, num_heads=heads)

    def forward(self, x: str, mixed: str, name: str) -> str:
        """What follows attention in a layer."""
        x = self.norm(self.op("Add", x, self.linear(mixed, f"{name}.out")), f"{name}.norm1", 1e-12)
        down = self.linear(self.gelu(self.linear(x, f"{name}.up")), f"{name}.down")
        return self.norm(self.op("Add", x, down), f"{name}.norm2", 1e-12)

    def named(self, value: str, name: str) -> None:
        """Make a value an output."""
        self._nodes.append(helper.make_node("Identity", [value], [name]))

    def write(
        self, path: Path, inputs: Mapping[str, tuple[int, list[str | int]]], outputs: list[str]
    ) -> None:
        """Write the graph; inputs are given with type and shape."""
        graph = helper.make_graph(
            self._nodes,
            path.stem,
            [helper.make_tensor_value_info(n, kind, shape) for n, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, None) for n in outputs],
            list(self._constants.values()),
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=8)
        onnx.save(model, str(path))


def write_encoder(network: ReaderNetwork, path: Path, samples: Sequence[Sequence[int]]) -> None:
    """Word pieces of one window to unit vectors and unit tags; *samples* are some windows."""
    graph, sizes = Graph(network.encoder.state_dict()), network.sizes
    # [CLS], the first piece, hardly hangs on the text, and its vectors are ten times as large as
    # all others: it is not computed, its keys and values are constants
    first = first_states(network, samples)
    after = graph.constant([1])
    pieces = graph.op("Slice", "pieces", after, graph.constant([1 << 30]))
    table = graph.constant(graph.weight("positions.weight"))
    places = graph.op("Slice", table, after, graph.op("Shape", "pieces"))
    firsts = graph.op("Sub", "firsts", after)
    x = graph.op("Add", graph.lookup_8bit("words.weight", pieces), places)
    x = graph.op("Unsqueeze", graph.norm(x, "norm", 1e-12), graph.constant([0]))
    last = f"layers.{sizes.layers - 1}"
    for number in range(sizes.layers - 1):
        x = graph.layer(x, f"layers.{number}", sizes.heads, first[number])
    # of the last layer, only the first pieces of units are needed
    mixed = graph.attention(x, last, sizes.heads, first[-1])
    x = graph.forward(*(graph.op("Gather", y, firsts, axis=1) for y in (x, mixed)), last)
    x = graph.op("Squeeze", x, graph.constant([0]))
    x = graph.op("Add", graph.linear(x, "project"), graph.lookup("shapes.weight", "shapes"))
    x = graph.norm(x, "unit_norm", 1e-5)
    graph.named(x, "vectors")
    graph.named(graph.exact(graph.gelu(graph.linear(x, "tag_inner")), "tags"), "tags")
    numbers = TensorProto.INT64
    inputs = {
        "pieces": (numbers, ["length"]),
        "firsts": (numbers, ["units"]),
        "shapes": (numbers, ["units"]),
    }
    graph.write(path, inputs, ["vectors", "tags"])


def first_states(
    network: ReaderNetwork, samples: Sequence[Sequence[int]]
) -> list[tuple[Array, Array]]:
    """Mean key and value of the first piece of *samples* in each layer, (1, 1, width) each.

    Attention goes there that looks for nothing. Whatever stands in a window, the keys point the
    same way (cosine 0.999 and more), and the values are a tenth as long as those of words.
    """
    encoder = network.encoder
    seen: list[list[tuple[torch.Tensor, torch.Tensor]]] = [[] for _ in encoder.layers]
    with torch.no_grad():
        for pieces in map(torch.tensor, samples):
            places = encoder.positions.weight[: len(pieces)]
            x = encoder.norm(encoder.words(pieces) + places).unsqueeze(0)
            for layer, found in zip(encoder.layers, seen, strict=True):
                found.append((layer.key(x[:, :1]), layer.value(x[:, :1])))
                x = layer(x, torch.zeros(()))
    return [
        (torch.stack(keys).mean(0).numpy(), torch.stack(values).mean(0).numpy())
        for keys, values in (zip(*found, strict=True) for found in seen)
    ]


def write_roles(network: ReaderNetwork, path: Path) -> None:
    """All candidates of one sentence, which share the units around it, to fillers and labels."""
    graph, sizes = Graph(network.roles.state_dict()), network.sizes
    marked = graph.op("Greater", "marks", graph.constant(np.int64(0).reshape(())))
    chosen = graph.op("Cast", marked, to=TensorProto.FLOAT)
    total = graph.op("ReduceSum", chosen, graph.constant([1]), keepdims=1)
    share = graph.op("Div", chosen, graph.op("Max", total, graph.constant(np.float32([[1.0]]))))
    leads = graph.op("Transpose", graph.lookup("path_starts.weight", "paths"), perm=[0, 2, 1])
    pairs = graph.op("Add", _pairs(graph, share), leads)
    place = graph.op("Add", "units", graph.lookup("segments.weight", "segments"))
    signs = graph.op(
        "Add", graph.lookup("marks.weight", "marks"), graph.lookup("distances.weight", "distances")
    )
    signs = graph.op("Add", signs, graph.lookup("paths.weight", "paths"))
    x = graph.norm(graph.op("Add", signs, place), "norm", 1e-5)
    for number in range(sizes.role_layers):
        x = graph.layer(x, f"layers.{number}", sizes.role_heads)
    edges = graph.op("Transpose", graph.exact(x, "starts", "ends"), perm=[0, 2, 1])
    starts, ends = graph.ops("Split", 2, edges, axis=1)
    row = graph.op("Unsqueeze", share, graph.constant([1]))
    pooled = graph.op("Squeeze", graph.op("MatMul", row, x), graph.constant([1]))
    pooled = graph.gelu(graph.exact(pooled, "inner"))
    nothing = graph.op("Unsqueeze", graph.exact(pooled, "nothing"), graph.constant([2]))
    graph.named(graph.op("Concat", nothing, graph.op("Add", starts, pairs), axis=2), "starts")
    graph.named(ends, "ends")
    graph.named(graph.exact(x, "queries"), "queries")
    graph.named(graph.exact(x, "keys"), "keys")
    graph.named(graph.exact(pooled, "labels"), "labels")
    each: list[str | int] = ["candidates", "length"]
    inputs = {
        "units": (TensorProto.FLOAT, ["length", sizes.unit]),
        "segments": (TensorProto.INT64, ["length"]),
        "marks": (TensorProto.INT64, each),
        "distances": (TensorProto.INT64, each),
        "paths": (TensorProto.INT64, each),
    }
    graph.write(path, inputs, ["starts", "ends", "queries", "keys", "labels"])


def _pairs(graph: Graph, share: str) -> str:
    """How well each unit fits each candidate in each role: (candidates, roles, units)."""
    shape = graph.constant([-1, len(ROLES), PAIR_WIDTH])
    means = graph.op("MatMul", share, "units")
    queries = graph.op("Reshape", graph.exact(means, "pair_queries"), shape)
    keys = graph.op("Reshape", graph.exact("units", "pair_keys"), shape)
    by_role = graph.op(
        "MatMul", graph.op("Transpose", queries, perm=[1, 0, 2]),
        graph.op("Transpose", keys, perm=[1, 2, 0]),
    )  # fmt: skip
    return graph.op("Transpose", by_role, perm=[1, 0, 2])
