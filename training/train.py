"""Train the reader.

``python -m training.train --gold GOLD/train --standoff FILE --news FILE --minilm DIR --out DIR``
"""

from __future__ import annotations

import argparse
import json
import math
import random
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from stateofplay.extract.reader.context import MARKED_ACT, MARKED_NUMBER, context_of
from stateofplay.extract.reader.paths import FIRST_PATH, NO_PATH
from stateofplay.extract.reader.units import Preparer
from training import augment, batches, losses, together, trees
from training.features import IGNORE, Candidate, Sample, SampleBuilder
from training.gold import is_held_out, load_gold
from training.labels import Document
from training.network import ReaderNetwork, Sizes
from training.standoff import load

NEGATIVE_FLOOR = 0.08
UNPARSED_SHARE = 0.1
"""Of the candidates shown without their paths, so that the reader can do without."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a training run is set to."""

    epochs: int = 12
    batch: int = 4
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warmup: float = 0.1
    dropout: float = 0.1
    seed: int = 1
    hold_out: bool = True
    max_candidates: int = 128
    minutes: float = 0.0


def negatives(sample: Sample, tags: Tensor, rng: random.Random) -> list[Candidate]:
    """What the taggers wrongly take for a trigger or a number, and a few other units."""
    out = []
    for mark, logits in ((MARKED_ACT, tags[:, :3]), (MARKED_NUMBER, tags[:, 3:6])):
        probs = logits.float().softmax(-1)
        first, further = probs[:, 1].tolist(), (probs[:, 2] > 0.4).tolist()
        taken, n = sample.taken[mark], len(first)
        picked = [u for u in range(n) if first[u] > NEGATIVE_FLOOR and u not in taken]
        picked += [rng.randrange(n) for _ in range(2 if mark == MARKED_ACT else 1)]
        for unit in picked:
            end = unit + 1
            while end < n and further[end] and end - unit < 6 and end not in taken:
                end += 1
            if (
                unit in taken
                or sample.prepared.units[unit].sentence != sample.prepared.units[end - 1].sentence
            ):
                continue
            context = context_of(sample.prepared, (unit, end), mark, sample.syntax)
            out.append(Candidate((unit, end), mark, [], IGNORE, [], context, {}))
    return out


class Trainer:
    """Holds the network, the optimiser and the data of one run."""

    def __init__(self, network: ReaderNetwork, builder: SampleBuilder, options: Options) -> None:
        self.network, self.builder, self.options = network, builder, options
        self.rng = random.Random(options.seed + 1000 * together.rank())  # noqa: S311
        self.order = random.Random(options.seed)  # noqa: S311
        self.weights = losses.Weights()
        self.trained: list[nn.Parameter] = []
        self.start = time.time()
        self.names = augment.Names()

    def loss(self, samples: Sequence[Sample]) -> tuple[Tensor, dict[str, float]]:
        """The loss of a few reports."""
        windows = [w for s in samples for w in self.names.exchanged(s.prepared.windows, self.rng)]
        inputs = augment.hidden(*batches.encoder_inputs(windows))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            units, tags = self.network.encoder(*inputs)
        keep = torch.zeros(units.shape[:2], dtype=torch.bool)
        for i, w in enumerate(windows):
            keep[i, : len(w.firsts)] = True
        units, tags = units[keep].float(), tags[keep].float()
        tag_loss = losses.tag_loss(tags, samples, self.weights)
        candidates, offsets, base = [], [], 0
        for s in samples:
            n = len(s.act_tags)
            chosen = s.candidates + negatives(s, tags[base : base + n].detach(), self.rng)
            chosen = [self._shown(c) for c in chosen]
            candidates += chosen
            offsets += [base] * len(chosen)
            base += n
        pairs = list(zip(candidates, offsets, strict=True))
        if len(pairs) > self.options.max_candidates:
            pairs = self.rng.sample(pairs, self.options.max_candidates)
        role, label = self._role_losses(units, pairs)
        parts = {"tags": tag_loss.item(), "roles": role.item(), "labels": label.item()}
        return tag_loss + role + label, parts

    def _shown(self, candidate: Candidate) -> Candidate:
        """The candidate, now and then without its paths."""
        if self.rng.random() >= UNPARSED_SHARE:
            return candidate
        bare = [NO_PATH] * len(candidate.context.paths)
        return replace(candidate, context=replace(candidate.context, paths=bare))

    def _role_losses(
        self, units: Tensor, pairs: list[tuple[Candidate, int]]
    ) -> tuple[Tensor, Tensor]:
        """The role model's losses; candidates go through in thirds alike in length."""
        pairs = sorted(pairs, key=lambda p: len(p[0].context.units))
        third = max(1, math.ceil(len(pairs) / 3))
        answers, role = [], units.new_zeros(())
        for i in range(0, len(pairs), third):
            candidates = [c for c, _ in pairs[i : i + third]]
            index, *rest = batches.role_inputs(candidates, [o for _, o in pairs[i : i + third]])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                starts, ends, queries, keys, labels = self.network.roles(units[index], *rest)
            targets = batches.role_targets(candidates)
            loss = losses.role_loss(starts, ends, queries, keys, targets)
            role = role + loss * (len(candidates) / len(pairs))
            answers.append(labels)
        label = losses.label_loss(torch.cat(answers), [c for c, _ in pairs], self.weights)
        return role * self.weights.roles, label

    def batches(self, docs: Sequence[Document]) -> Iterator[list[Sample]]:
        """One epoch of reports in random order, with windows of random size."""
        order = list(docs)
        self.order.shuffle(order)
        for i in range(0, len(order), self.options.batch):
            group = together.share(order[i : i + self.options.batch])
            yield [self.builder.build(d, self.rng.choice((100, 160, 220, 250))) for d in group]

    def optimiser(self) -> torch.optim.AdamW:
        """Lower layers learn slower, embeddings not at all; norms and biases do not decay."""
        groups: dict[tuple[float, float], list[nn.Parameter]] = {}
        depth = self.network.sizes.layers
        for name, parameter in self.network.named_parameters():
            if name.startswith(("encoder.words", "encoder.positions")):
                parameter.requires_grad_(False)
                continue
            rate = self.options.head_rate
            if name.startswith("encoder.norm"):
                rate = self.options.encoder_rate * self.options.layer_decay ** (depth + 1)
            elif name.startswith("encoder.layers."):
                layer = int(name.split(".")[2])
                rate = self.options.encoder_rate * self.options.layer_decay ** (depth - layer)
            decay = 0.01 if parameter.dim() > 1 else 0.0
            groups.setdefault((rate, decay), []).append(parameter)
        return torch.optim.AdamW(
            [{"params": p, "lr": r, "weight_decay": d} for (r, d), p in groups.items()],
            betas=(0.9, 0.98),
            fused=True,
        )

    def _progress(self, done: float) -> float:
        """How far the run is, by steps or by the clock where that is set, 0 to 1."""
        minutes = self.options.minutes
        by_clock = (time.time() - self.start) / 60 / minutes if minutes else 0.0
        return max(done, together.latest(by_clock))

    def fit(self, docs: Sequence[Document], out: Path) -> None:
        """Train, and save the weights after each epoch."""
        optimiser = self.optimiser()
        steps = self.options.epochs * math.ceil(len(docs) / self.options.batch)
        warm = max(1, int(steps * self.options.warmup))
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda s: min((s + 1) / warm, max(0.0, 1.0 - self._progress(s / steps)))
        )
        together.same_start(self.network)
        self.trained = [p for p in self.network.parameters() if p.requires_grad]
        self.start = start = time.time()
        for epoch in range(self.options.epochs):
            if self._progress(0.0) >= 1.0:
                break
            self.network.train()
            sums: dict[str, float] = {}
            for samples in self.batches(docs):
                if self._progress(0.0) >= 1.0:
                    break
                loss, parts = self.loss(samples)
                optimiser.zero_grad(set_to_none=True)
                loss.backward()  # type: ignore[no-untyped-call]
                together.average(self.trained)
                nn.utils.clip_grad_norm_(self.trained, 1.0)
                optimiser.step()
                schedule.step()
                for key, value in parts.items():
                    sums[key] = sums.get(key, 0.0) + value
            count = math.ceil(len(docs) / self.options.batch)
            means = " ".join(f"{k} {v / count:.3f}" for k, v in sums.items())
            if together.rank() == 0:
                print(f"epoch {epoch + 1} {time.time() - start:.0f}s {means}", flush=True)
                torch.save(self.network.state_dict(), out / "weights.pt")
                shutil.copyfile(out / "weights.pt", out / f"epoch{epoch + 1}.pt")


def documents(args: argparse.Namespace, *, hold_out: bool) -> list[Document]:
    """The training documents of all sources named on the command line."""
    docs: list[Document] = []
    for folder in args.gold or []:
        gold = load_gold(folder)
        docs += [d for i, d in enumerate(gold) if not (hold_out and is_held_out(i))]
    for path in args.standoff or []:
        docs += load(path, args.news or [])
    return docs[: args.reports] if args.reports else docs


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, action="append", help="folder of ID.yaml and ID.json")
    parser.add_argument("--standoff", type=Path, action="append", help="stand-off JSONL")
    parser.add_argument("--news", type=Path, action="append", help="texts of the stand-off reports")
    parser.add_argument("--minilm", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to start from")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--reports", type=int, default=0, help="no more than so many, for a trial")
    parser.add_argument("--all", action="store_true", help="hold nothing out")
    for name in ("epochs", "batch", "seed"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Options(), name))
    for name in ("encoder_rate", "head_rate", "dropout", "minutes", "warmup"):
        parser.add_argument(f"--{name}", type=float, default=getattr(Options(), name))
    return parser.parse_args()


def main() -> None:
    """Train and save the weights and the options."""
    args = arguments()
    options = Options(
        epochs=args.epochs, batch=args.batch, seed=args.seed, encoder_rate=args.encoder_rate,
        head_rate=args.head_rate, dropout=args.dropout, hold_out=not args.all,
        minutes=args.minutes, warmup=args.warmup,
    )  # fmt: skip
    together.join()
    torch.manual_seed(options.seed + together.rank())
    torch.set_num_threads(args.threads)
    docs = documents(args, hold_out=options.hold_out)
    tokenizer = Tokenizer.from_file(str(args.minilm / "tokenizer.json"))
    trees.parse(docs)
    known = trees.read_paths(args.start.parent) if args.start else []
    paths = known or trees.common_paths(docs, tokenizer)
    builder = SampleBuilder(Preparer(tokenizer), paths)
    network = ReaderNetwork(Sizes(dropout=options.dropout, paths=FIRST_PATH + len(paths)))
    network.encoder.load_minilm(args.minilm / "model.safetensors")
    if args.start:
        network.load_state_dict(torch.load(args.start), strict=False)
    if not known:
        trees.start_paths(network, builder, docs)
    args.out.mkdir(parents=True, exist_ok=True)
    trees.write_paths(args.out, paths)
    print(f"{len(docs)} reports, {sum(len(d.acts) for d in docs)} acts", flush=True)
    (args.out / "options.json").write_text(json.dumps(asdict(options)))
    Trainer(network, builder, options).fit(docs, args.out)


if __name__ == "__main__":
    main()
