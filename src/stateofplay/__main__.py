"""``python -m stateofplay``: the command line."""

from stateofplay.present.cli import main

if __name__ == "__main__":
    main()
