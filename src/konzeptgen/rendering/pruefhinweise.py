"""Chapters and findings -> blocks with a remark behind each passage that a finding is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from konzeptgen.base.finding import Finding
from konzeptgen.document.scripts import marked
from konzeptgen.document.tree import (
    Block,
    Entry,
    Heading,
    Inline,
    Landscape,
    Paragraph,
    Remark,
    Strong,
    Table,
    Text,
)

_Anchor = Heading | Paragraph | Table


def annotate(chapters: Mapping[str, Sequence[Block]], findings: Sequence[Finding]) -> tuple[Block, ...]:
    """Put each finding behind a passage about its subject, in its own chapter before all others.

    Of several it is the heading of a section on the subject, else the first. A finding on which there is no passage
    stands behind the heading of its chapter; one without a chapter nowhere.
    """
    anchors = {key: tuple(_anchors(blocks)) for key, blocks in chapters.items()}
    everywhere = [anchor for found in anchors.values() for anchor in found]
    remarks: dict[int, list[Finding]] = {}
    for finding in findings:
        own = anchors.get(finding.chapter, ())
        passage = _passage(own, finding) or _passage(everywhere, finding) or (own[0] if own else None)
        if passage is not None:
            remarks.setdefault(id(passage), []).append(finding)
    return tuple(block for blocks in chapters.values() for block in _with_remarks(blocks, remarks))


def _passage(anchors: Sequence[_Anchor], finding: Finding) -> _Anchor | None:
    about = [anchor for anchor in anchors if finding.subject in anchor.about]
    return next((anchor for anchor in about if isinstance(anchor, Heading)), about[0] if about else None)


def _anchors(blocks: Sequence[Block]) -> Iterator[_Anchor]:
    for block in blocks:
        if isinstance(block, Landscape | Entry):
            yield from _anchors(block.blocks)
        elif isinstance(block, Heading | Paragraph) or (isinstance(block, Table) and block.caption):
            yield block


def _with_remarks(blocks: Sequence[Block], remarks: Mapping[int, list[Finding]]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Landscape | Entry):
            yield replace(block, blocks=tuple(_with_remarks(block.blocks, remarks)))
        else:
            yield block
        if id(block) in remarks:
            yield Remark(tuple(_line(finding) for finding in remarks[id(block)]))


def _line(finding: Finding) -> tuple[Inline, ...]:
    head = Strong((Text(f"{finding.severity} {finding.code}:"),))
    return head, *marked(f" {finding.message} {finding.remedy}")
