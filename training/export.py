"""Export a trained network to int8 ONNX.

``python -m training.export --run DIR --minilm DIR --out DIR --version NAME``
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import shutil
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from stateofplay.extract.reader.backend import sha256_of
from stateofplay.extract.reader.model import Settings
from training.network import ReaderNetwork

ENCODER_INPUTS = ("pieces", "mask", "firsts", "shapes")
ROLE_INPUTS = ("units", "segments", "marks", "distances", "mask")


def load_network(weights: Path) -> ReaderNetwork:
    """The network with trained weights, ready to answer."""
    network = ReaderNetwork()
    network.load_state_dict(torch.load(weights))
    return network.eval()


def export_onnx(network: ReaderNetwork, out: Path) -> tuple[Path, Path]:
    """Write both networks in 32-bit ONNX; batch and length stay free."""
    ints = torch.ones(2, 9, dtype=torch.long)
    firsts = torch.ones(2, 7, dtype=torch.long)
    width = network.sizes.unit
    encoder, roles = out / "encoder.fp32.onnx", out / "roles.fp32.onnx"
    _export(network.encoder, (ints, ints, firsts, firsts), encoder, ENCODER_INPUTS,
            ("vectors", "tags"), {"firsts", "shapes"})  # fmt: skip
    _export(network.roles, (torch.rand(2, 9, width), ints, ints, ints, ints), roles, ROLE_INPUTS,
            ("starts", "ends", "queries", "keys", "label_logits"), set())  # fmt: skip
    return encoder, roles


def _export(
    module: torch.nn.Module,
    example: tuple[torch.Tensor, ...],
    path: Path,
    inputs: tuple[str, ...],
    outputs: tuple[str, ...],
    unit_inputs: set[str],
) -> None:
    axes = {name: {0: "batch", 1: "units" if name in unit_inputs else "length"} for name in inputs}
    axes |= {name: {0: "batch"} for name in outputs}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module, example, str(path), input_names=list(inputs), output_names=list(outputs),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip


def quantize(source: Path, target: Path) -> None:
    """Weights of the matrix products and embeddings as 8-bit integers."""
    quantize_dynamic(
        source, target, weight_type=QuantType.QInt8, per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )  # fmt: skip


def write_labels(folder: Path, settings: Settings) -> None:
    """labels.json: version, thresholds, and the SHA-256 of every other file."""
    names = ("encoder.onnx", "roles.onnx", "tokenizer.json")
    content = {
        "settings": dataclasses.asdict(settings),
        "sha256": {name: sha256_of(folder / name) for name in names},
    }
    text = json.dumps(content, indent=1, sort_keys=True) + "\n"
    (folder / "labels.json").write_text(text, encoding="utf-8")


def main() -> None:
    """Export, quantize, and write the files that the reader loads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder with weights.pt")
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--settings", type=Path, help="tuned thresholds (JSON)")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    encoder, roles = export_onnx(load_network(args.run / "weights.pt"), args.run)
    quantize(encoder, args.out / "encoder.onnx")
    quantize(roles, args.out / "roles.onnx")
    shutil.copyfile(args.minilm / "tokenizer.json", args.out / "tokenizer.json")
    tuned = json.loads(args.settings.read_text(encoding="utf-8")) if args.settings else {}
    write_labels(args.out, Settings(**{**tuned, "version": args.version}))
    for path in sorted(args.out.iterdir()):
        print(f"{path.stat().st_size:>10} {path.name}")


if __name__ == "__main__":
    main()
