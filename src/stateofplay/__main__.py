"""``stateofplay`` and ``python -m stateofplay``: the command line.

Processes that read reports load this module again; they must not load the commands with it.
"""


def main() -> None:
    """Run the command line."""
    from stateofplay.present.cli import main as run  # noqa: PLC0415

    run()


if __name__ == "__main__":
    main()
