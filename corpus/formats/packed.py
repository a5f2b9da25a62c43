"""ZIP files, read without trusting what they say of themselves."""

import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from corpus.facts import Refused

MOST_MEMBERS = 200_000
MAX_MEMBER = 60_000_000
"""Largest file within a ZIP, unpacked, in bytes."""
MAX_UNPACKED = 4_000_000_000
"""Largest ZIP, unpacked, in bytes."""
MAX_RATIO = 200
"""Text shrinks to about a third, a table of blanks to a fiftieth; more is made to harm."""

_SMALL = 1_000_000  # unpacked bytes that harm nobody, however they were packed
_BLOCK = 1 << 16
_END = b"PK\x05\x06"
_END_SIZE = 22
_LOCATOR = b"PK\x06\x07"
_LONGEST_DIRECTORY = 100_000_000


def open_zip(file: BinaryIO) -> zipfile.ZipFile:
    """Open a ZIP whose list of files is of bearable length; raises `Refused`."""
    _check_directory(file)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused(f"this is no ZIP file that can be read ({error})") from error
    if len(archive.infolist()) > MOST_MEMBERS:
        raise Refused(f"more than {MOST_MEMBERS} files are too much for one ZIP; split it")
    return archive


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int = MAX_MEMBER) -> bytes:
    """Return one file's bytes, at most ``limit``; raises `Refused`.

    What the ZIP says of the file's size is not believed: reading stops at the limits.
    """
    if member.flag_bits & 1:
        raise Refused("it is protected by a password; pack it without one")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Refused("it is a link, not a file")
    most = min(limit, max(_SMALL, member.compress_size * MAX_RATIO))
    data = bytearray()
    try:
        with archive.open(member) as file:
            while block := file.read(_BLOCK):
                data += block
                if len(data) > most:
                    raise Refused("unpacked, it is far too large; such files are made to harm")
    except Refused:
        raise
    # zipfile and its decompressors raise errors of many kinds, also plain Exceptions.
    except Exception as error:
        raise Refused(f"it is damaged ({error})") from error
    return bytes(data)


def files_in(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Yield the files of a ZIP, without folders, hidden files and what macOS adds."""
    for member in archive.infolist():
        parts = member.filename.replace("\\", "/").split("/")
        hidden = any(part.startswith(".") and part != ".." for part in parts)
        if not (member.is_dir() or hidden or "__MACOSX" in parts):
            yield member


def check_zip(data: bytes) -> None:
    """Refuse a file of a ZIP format (DOCX) that a library is about to unpack whole."""
    total = 0
    with open_zip(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            total += len(unpack(archive, member))
            if total > 4 * MAX_MEMBER:
                raise Refused("unpacked, it is far too large; such files are made to harm")


def _check_directory(file: BinaryIO) -> None:
    """Refuse a directory of many millions of files before zipfile builds a list of them."""
    size = file.seek(0, io.SEEK_END)
    start = max(0, size - _END_SIZE - 65_535 - 76)
    file.seek(start)
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    if at < 0 or at + _END_SIZE > len(tail):
        raise Refused("this is no ZIP file; is it complete?")
    length = struct.unpack_from("<L", tail, at + 12)[0]
    if at >= 76 and tail[at - 20 : at - 16] == _LOCATOR:
        length = struct.unpack_from("<Q", tail, at - 76 + 40)[0]
    if length > _LONGEST_DIRECTORY:
        raise Refused("it lists far too many files; split it")
