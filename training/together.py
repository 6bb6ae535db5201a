"""Training in several processes, one thread each: on small CPUs far faster than threads.

Started by ``torchrun --nproc-per-node N -m training.train ...``; a single process needs nothing.
Each process takes its share of a batch; gradients are averaged, so that weights stay the same.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

import torch
from torch import distributed, nn

T = TypeVar("T")


def join() -> None:
    """Join the other processes, if there are any."""
    if int(os.environ.get("WORLD_SIZE", "1")) > 1:
        distributed.init_process_group("gloo")


def size() -> int:
    """How many processes train."""
    return distributed.get_world_size() if distributed.is_initialized() else 1


def rank() -> int:
    """The number of this process, from 0."""
    return distributed.get_rank() if distributed.is_initialized() else 0


def share(batch: Sequence[T]) -> list[T]:
    """This process's part of *batch*; the whole of one that is too small to be split."""
    return list(batch[rank() :: size()] or batch)


def same_start(network: nn.Module) -> None:
    """Take over the weights of the first process."""
    if size() > 1:
        for tensor in network.state_dict().values():
            distributed.broadcast(tensor, 0)


def average(parameters: Sequence[nn.Parameter]) -> None:
    """Average the gradients over the processes."""
    if size() == 1:
        return
    grads = [p.grad if p.grad is not None else torch.zeros_like(p) for p in parameters]
    flat = torch.cat([g.reshape(-1) for g in grads])
    distributed.all_reduce(flat)
    flat /= size()
    start = 0
    for parameter, grad in zip(parameters, grads, strict=True):
        parameter.grad = flat[start : start + grad.numel()].view_as(parameter)
        start += grad.numel()


def latest(progress: float) -> float:
    """The greatest of what the processes say."""
    if size() == 1:
        return progress
    told = torch.tensor(progress)
    distributed.all_reduce(told, distributed.ReduceOp.MAX)
    return float(told)
