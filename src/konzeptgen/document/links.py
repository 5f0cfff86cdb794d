"""Where a link may lead."""

from __future__ import annotations

from konzeptgen.document.tree import Link

SCHEMES = ("https://", "http://", "mailto:", "tel:")
"""What an address that a link leads to may begin with."""


def allowed(link: Link) -> bool:
    """Return whether the link leads to a block of the document or to an address of an allowed kind."""
    return link.target.lower().startswith(("#", *SCHEMES))
