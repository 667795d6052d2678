"""Bytes → text, as every file of the content is read."""

from __future__ import annotations


def decoded(data: bytes) -> str:
    """UTF-8 with or without a byte order mark; any line ending becomes a newline."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
