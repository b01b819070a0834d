"""XML parsed without entities, without network, without unbounded depth."""

from __future__ import annotations

import re

from lxml import etree

from vanban._errors import DamagedFile

_DOCTYPE_ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE[^<>\[]*\[)")


def parse_xml(content: bytes, what: str = "The file") -> etree._Element:
    """Return the root of `content`. Raises `DamagedFile` for broken XML and for documents that define entities."""
    head = content[:65536].replace(b"\x00", b"")
    if _DOCTYPE_ENTITY.search(head):
        raise DamagedFile(
            f"{what} defines its own entities, as no office program does, and is not opened.", given="entities"
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as broken:
        raise DamagedFile(
            f"{what} is broken inside ({broken.msg}). Open it in its own program, save it again and retry."
        ) from broken
    if root is None:
        raise DamagedFile(f"{what} is empty inside. Open it in its own program, save it again and retry.")
    return root
