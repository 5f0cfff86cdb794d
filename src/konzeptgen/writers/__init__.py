"""One file per format; each has ``SUFFIX`` and ``write(document) -> bytes``."""
