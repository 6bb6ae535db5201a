"""The reader's network: a MiniLM encoder with taggers on it, and a small role model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from stateofplay.extract.reader.context import MAX_DISTANCE
from stateofplay.extract.reader.types import ACT_TYPES, BOUNDS, MEASURES, REALITIES, ROLES
from stateofplay.extract.reader.units import N_SHAPES

END_WIDTH = 48
PAIR_WIDTH = 32
N_TAGS = 3 + 3 + len(ACT_TYPES)
LABEL_SIZES = (len(ACT_TYPES) + 1, len(REALITIES), len(MEASURES) + 1, len(BOUNDS))


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths and depths of the network."""

    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    unit: int = 192
    role_layers: int = 2
    role_heads: int = 4
    role_inner: int = 512
    paths: int = 2
    dropout: float = 0.1


class SharedDropout(nn.Module):
    """Dropout whose mask is shared along a sequence: as good here, and far cheaper on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """Drop whole features of each sequence while training."""
        if not self.training or self.rate == 0.0:
            return x
        keep = torch.rand(x.shape[0], *([1] * (x.dim() - 2)), x.shape[-1]) >= self.rate
        return x * (keep.to(x.dtype) / (1.0 - self.rate))


class Layer(nn.Module):
    """One post-norm transformer layer, as BERT has it."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key = nn.Linear(width, width), nn.Linear(width, width)
        self.value, self.out = nn.Linear(width, width), nn.Linear(width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.dropout = SharedDropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Attend and transform; *bias* is 0 where attention is allowed, very negative elsewhere."""
        batch, length, width = x.shape
        shape = (batch, length, self.heads, width // self.heads)
        q = self.query(x).view(shape).transpose(1, 2)
        k = self.key(x).view(shape).transpose(1, 2)
        v = self.value(x).view(shape).transpose(1, 2)
        scores = torch.matmul(q * (width // self.heads) ** -0.5, k.transpose(2, 3))
        mixed = torch.matmul((scores + bias.to(scores.dtype)).softmax(-1, dtype=v.dtype), v)
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        inner = functional.gelu(self.up(x))
        return cast("Tensor", self.norm2(x + self.dropout(self.down(inner))))


class Encoder(nn.Module):
    """Word pieces of windows to unit vectors and unit tags."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.vocabulary, sizes.hidden)
        self.positions = nn.Embedding(sizes.positions, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, 1e-12)
        self.layers = nn.ModuleList(
            Layer(sizes.hidden, sizes.heads, sizes.inner, sizes.dropout)
            for _ in range(sizes.layers)
        )
        self.project = nn.Linear(sizes.hidden, sizes.unit)
        self.shapes = nn.Embedding(N_SHAPES, sizes.unit)
        self.unit_norm = nn.LayerNorm(sizes.unit)
        self.tag_inner = nn.Linear(sizes.unit, sizes.unit)
        self.tags = nn.Linear(sizes.unit, N_TAGS)
        self.dropout = SharedDropout(sizes.dropout)

    def forward(
        self, pieces: Tensor, mask: Tensor, firsts: Tensor, shapes: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Unit vectors and tag logits.

        Args:
            pieces: Word piece ids, (windows, pieces).
            mask: 1 for pieces, 0 for padding.
            firsts: Position of each unit's first piece, (windows, units).
            shapes: How each unit is written, (windows, units).
        """
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.dropout(self.norm(self.words(pieces) + self.positions(place)))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        if torch.is_autocast_enabled("cpu"):
            x = x.to(torch.bfloat16)
        for layer in self.layers:
            x = layer(x, bias)
        index = firsts.unsqueeze(-1).expand(-1, -1, x.shape[2])
        units = self.project(torch.gather(x, 1, index)) + self.shapes(shapes)
        units = self.unit_norm(units)
        tags = self.tags(self.dropout(functional.gelu(self.tag_inner(self.dropout(units)))))
        return units, tags

    def load_minilm(self, path: Path) -> None:
        """Take over the weights of a MiniLM in Hugging Face's naming."""
        weights = load_file(path)
        weights = {k.removeprefix("bert."): v for k, v in weights.items()}
        own = self.state_dict()
        kinds = weights["embeddings.token_type_embeddings.weight"][0]
        own["words.weight"] = weights["embeddings.word_embeddings.weight"]
        own["positions.weight"] = weights["embeddings.position_embeddings.weight"] + kinds
        names = {"norm": "embeddings.LayerNorm"}
        for i in range(len(self.layers)):
            old, new = f"encoder.layer.{i}.", f"layers.{i}."
            for part in ("query", "key", "value"):
                names[new + part] = old + "attention.self." + part
            names[new + "out"] = old + "attention.output.dense"
            names[new + "norm1"] = old + "attention.output.LayerNorm"
            names[new + "up"] = old + "intermediate.dense"
            names[new + "down"] = old + "output.dense"
            names[new + "norm2"] = old + "output.LayerNorm"
        for mine, theirs in names.items():
            for kind in ("weight", "bias"):
                own[f"{mine}.{kind}"] = weights[f"{theirs}.{kind}"]
        self.load_state_dict(own)


class RoleModel(nn.Module):
    """For marked candidates: where fillers start and end, and what the candidate is."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width = sizes.unit
        self.segments = nn.Embedding(3, width)
        self.marks = nn.Embedding(3, width)
        self.distances = nn.Embedding(2 * MAX_DISTANCE + 1, width)
        self.paths = nn.Embedding(sizes.paths, width)
        self.path_starts = nn.Embedding(sizes.paths, len(ROLES))
        nn.init.normal_(self.paths.weight, std=0.3)
        nn.init.zeros_(self.path_starts.weight)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(
            Layer(width, sizes.role_heads, sizes.role_inner, sizes.dropout)
            for _ in range(sizes.role_layers)
        )
        self.pair_queries = nn.Linear(width, len(ROLES) * PAIR_WIDTH)
        self.pair_keys = nn.Linear(width, len(ROLES) * PAIR_WIDTH)
        nn.init.zeros_(self.pair_keys.weight)
        nn.init.zeros_(self.pair_keys.bias)
        self.starts = nn.Linear(width, len(ROLES))
        self.ends = nn.Linear(width, len(ROLES))
        self.queries = nn.Linear(width, END_WIDTH)
        self.keys = nn.Linear(width, END_WIDTH)
        self.inner = nn.Linear(width, width)
        self.nothing = nn.Linear(width, len(ROLES))
        self.labels = nn.Linear(width, sum(LABEL_SIZES))
        self.dropout = SharedDropout(sizes.dropout)

    def forward(
        self,
        units: Tensor,
        segments: Tensor,
        marks: Tensor,
        distances: Tensor,
        paths: Tensor,
        mask: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Where fillers start and end, and what each candidate is.

        Returns:
            Start logits (candidates, roles, 1 + units; column 0 is "no filler"); end logits
            (candidates, roles, units), to which the product of the start's query and the end's
            key is to be added; these queries and keys; label logits.
        """
        keep = mask.to(units.dtype)
        chosen = (marks > 0).to(units.dtype) * keep
        pairs = self._pairs(units, chosen) + self.path_starts(paths).transpose(1, 2)
        x = units + self.segments(segments) + self.marks(marks) + self.distances(distances)
        x = x + self.paths(paths)
        x = self.dropout(self.norm(x))
        if torch.is_autocast_enabled("cpu"):
            x = x.to(torch.bfloat16)
        bias = (1.0 - keep)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        starts = self.starts(x).transpose(1, 2) + pairs + (1.0 - keep)[:, None, :] * -1e4
        pooled = self.dropout(functional.gelu(self.inner(_mean(x, chosen))))
        starts = torch.cat([self.nothing(pooled).unsqueeze(-1), starts], dim=2)
        ends = self.ends(x).transpose(1, 2)
        return starts, ends, self.queries(x), self.keys(x), self.labels(pooled)

    def _pairs(self, units: Tensor, chosen: Tensor) -> Tensor:
        """How well each unit fits the candidate in each role, by the encoder's vectors alone."""
        batch, length, _ = units.shape
        queries = self.pair_queries(_mean(units, chosen))
        queries = queries.view(batch, len(ROLES), PAIR_WIDTH)
        keys = self.pair_keys(units).view(batch, length, len(ROLES), PAIR_WIDTH)
        return torch.einsum("brd,blrd->brl", queries, keys)


def _mean(x: Tensor, chosen: Tensor) -> Tensor:
    """Mean over the chosen units."""
    total = (x * chosen.unsqueeze(-1)).sum(1)
    return total / chosen.sum(1, keepdim=True).clamp(min=1.0)


class ReaderNetwork(nn.Module):
    """Encoder and role model, trained together."""

    def __init__(self, sizes: Sizes | None = None) -> None:
        super().__init__()
        self.sizes = sizes or Sizes()
        self.encoder = Encoder(self.sizes)
        self.roles = RoleModel(self.sizes)
