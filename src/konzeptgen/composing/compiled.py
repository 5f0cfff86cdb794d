"""Templates in Jinja's compiled form: compiled once for all documents of a run, and where it keeps, for the next."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from konzeptgen.base.zwischenspeicher import ZWISCHENSPEICHER, schluessel


class Compiled(BytecodeCache):
    """Keeps the code of each template by name and file; Jinja compares the text, so that a changed one counts anew."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code that was kept, if any."""
        code = self._code.get(bucket.key) or ZWISCHENSPEICHER.hole(_key(bucket))
        if code:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template just compiled."""
        code = self._code[bucket.key] = bucket.bytecode_to_string()
        ZWISCHENSPEICHER.merke(_key(bucket), code)


def _key(bucket: Bucket) -> str:
    return schluessel("vorlage", bucket.key, bucket.checksum)


COMPILED = Compiled()
