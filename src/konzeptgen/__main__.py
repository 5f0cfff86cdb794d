"""``python -m konzeptgen`` does what ``konzeptgen`` does."""

from konzeptgen.cli import main

if __name__ == "__main__":
    main()
