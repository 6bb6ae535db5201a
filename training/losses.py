"""The training losses: right answers may be several, and optional entries teach nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from stateofplay.extract.reader.context import MARKED_ACT, MARKED_NUMBER
from stateofplay.extract.reader.types import ROLES
from training.batches import RoleTargets
from training.features import IGNORE, Candidate, Sample
from training.network import LABEL_SIZES

ROLE_WEIGHTS = {
    "actor": 1.0,
    "recipient": 1.0,
    "source": 1.0,
    "about": 1.0,
    "condition": 0.7,
    "of": 0.7,
}

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part of the loss counts."""

    tags: float = 8.0
    types: float = 0.5
    classes: float = 1.0
    roles: float = 1.0
    reality: float = 0.4
    bounds: float = 0.3


def marginal(logits: Tensor, right: Tensor) -> Tensor:
    """Per row, minus the log of the probability of all right answers together."""
    log = functional.log_softmax(logits.float(), dim=-1)
    return -torch.logsumexp(log.masked_fill(~right, -1e4), dim=-1)


def tag_loss(tags: Tensor, samples: Sequence[Sample], weights: Weights) -> Tensor:
    """Triggers, numbers, and the type of each trigger's first unit."""
    acts = torch.tensor([t for s in samples for t in s.act_tags])
    numbers = torch.tensor([t for s in samples for t in s.number_tags])
    tags = tags.float()
    loss = _learnt_mean(tags[:, :3], acts) + _learnt_mean(tags[:, 3:6], numbers)
    rows, right, base = [], [], 0
    for sample in samples:
        for unit, types in sample.types.items():
            rows.append(base + unit)
            right.append(types)
        base += len(sample.act_tags)
    if rows:
        chosen = tags[rows, 6:]
        types_loss = marginal(chosen, _several_hot(right, chosen.shape[1])).mean()
        loss = loss + types_loss * weights.types / weights.tags
    return loss * weights.tags


def _learnt_mean(logits: Tensor, right: Tensor) -> Tensor:
    """Mean loss over the units that are to be learnt; 0, not NaN, where there are none."""
    total = functional.cross_entropy(logits, right, ignore_index=IGNORE, reduction="sum")
    return total / (right != IGNORE).sum().clamp(min=1)


def role_loss(
    starts: Tensor, ends: Tensor, queries: Tensor, keys: Tensor, targets: RoleTargets
) -> Tensor:
    """Starts of fillers, and their ends given the right starts, over all candidates."""
    per_role = torch.tensor([ROLE_WEIGHTS[r] for r in ROLES])
    log = functional.log_softmax(starts.float(), dim=-1).unsqueeze(2)
    loss = -torch.logsumexp(log.masked_fill(~targets.starts, -1e4), -1)
    total = (loss * targets.weights * per_role[None, :, None]).sum()
    if len(targets.places):
        candidate, role, first, last = targets.places.unbind(1)
        logits = torch.einsum(
            "pd,pld->pl", queries[candidate, first].float(), keys[candidate].float()
        )
        logits = logits + ends[candidate, role].float()
        place = torch.arange(logits.shape[1])[None, :]
        far = (place < first[:, None]) | (place >= first[:, None] + LONGEST)
        log = functional.log_softmax(logits.masked_fill(far, -1e4), dim=-1)
        loss = -log.gather(1, last[:, None]).squeeze(1).clamp(min=-50, max=50)
        total = total + (loss * targets.place_weights * per_role[role]).sum()
    return total / max(len(starts), 1)


def label_loss(labels: Tensor, candidates: Sequence[Candidate], weights: Weights) -> Tensor:
    """What each candidate is: its type or measure or nothing; reality and bound."""
    types, realities, measures, bounds = torch.split(labels.float(), list(LABEL_SIZES), dim=1)
    total = labels.new_zeros((), dtype=torch.float32)
    for mark, logits in ((MARKED_ACT, types), (MARKED_NUMBER, measures)):
        rows = [i for i, c in enumerate(candidates) if c.mark == mark]
        if not rows:
            continue
        right = [[c + 1 for c in candidates[i].classes] or [0] for i in rows]
        hot = _several_hot(right, logits.shape[1])
        chosen = logits[rows]
        unsure = torch.tensor([not candidates[i].existence for i in rows])
        chosen = torch.cat([chosen[:, :1].masked_fill(unsure[:, None], -1e4), chosen[:, 1:]], 1)
        total = total + weights.classes * marginal(chosen, hot).mean()
    rows = [i for i, c in enumerate(candidates) if c.mark == MARKED_ACT and c.reality != IGNORE]
    if rows:
        right_reality = torch.tensor([candidates[i].reality for i in rows])
        total = total + weights.reality * functional.cross_entropy(realities[rows], right_reality)
    rows = [i for i, c in enumerate(candidates) if c.bounds]
    if rows:
        hot = _several_hot([candidates[i].bounds for i in rows], bounds.shape[1])
        total = total + weights.bounds * marginal(bounds[rows], hot).mean()
    return total


def _several_hot(right: Sequence[Sequence[int]], width: int) -> Tensor:
    hot = torch.zeros(len(right), width, dtype=torch.bool)
    for i, row in enumerate(right):
        hot[i, list(row)] = True
    return hot
