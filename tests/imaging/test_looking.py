"""What one look tells of a picture's file, and which files it refuses."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.imaging import opening
from generator.imaging.looking import look
from generator.imaging.opening import PictureError, TooLargeError, UnreadableError
from tests.photographs import animation, photograph, png_that_claims

KINDS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")


@pytest.mark.parametrize("kind", KINDS)
def test_format_and_size(kind: str) -> None:
    found = look(photograph(200, 120, kind))

    assert (found.format, found.width, found.height) == (kind.lower(), 200, 120)
    assert (found.opaque, found.moving) == (True, False)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_that_of_the_picture_turned_upright(kind: str, orientation: int) -> None:
    found = look(photograph(200, 120, kind, orientation=orientation))

    upright = (200, 120) if orientation < 5 else (120, 200)
    assert (found.width, found.height) == upright


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_what_shines_through_is_not_opaque(kind: str) -> None:
    assert not look(photograph(200, 120, kind, transparent=True)).opaque


def test_a_channel_for_transparency_that_nothing_uses_is_opaque() -> None:
    stream = BytesIO()
    Image.new("RGBA", (20, 10), (10, 20, 30, 255)).save(stream, "PNG")

    assert look(stream.getvalue()).opaque


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_an_animation_moves(kind: str) -> None:
    assert look(animation(kind)).moving


def test_the_two_pictures_that_a_phone_writes_into_one_file_do_not_move() -> None:
    stream = BytesIO()
    first, second = Image.new("RGB", (64, 48), "red"), Image.new("RGB", (64, 48), "blue")
    first.save(stream, "MPO", save_all=True, append_images=[second])
    found = look(stream.getvalue())

    assert (found.format, found.moving) == ("jpeg", False)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_a_file_that_was_cut_off_is_refused(kind: str, share: float) -> None:
    whole = photograph(400, 300, kind)

    with pytest.raises(UnreadableError):
        look(whole[: int(len(whole) * share)])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff",
        b"%PDF-1.7\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n",
        b"BM" + bytes(100),
        b"P6 10 10 255\n" + bytes(300),
    ],
)
def test_what_is_no_picture_of_the_five_formats_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        look(data)


def test_postscript_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow would start Ghostscript, which runs what stands in the file."""
    from PIL import EpsImagePlugin

    tried: list[bool] = []

    def open_it(self: object) -> None:
        tried.append(True)
        raise SyntaxError

    monkeypatch.setattr(EpsImagePlugin.EpsImageFile, "_open", open_it)
    with pytest.raises(UnreadableError):
        look(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n")
    assert tried == []


@pytest.mark.parametrize("size", [(30_000, 30_000), (16_001, 10), (10, 16_001), (7_100, 7_100)])
def test_a_bomb_is_refused_before_it_is_unpacked(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpacked(self: Image.Image) -> None:
        raise AssertionError("unpacked")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", unpacked)
    with pytest.raises(TooLargeError) as error:
        look(png_that_claims(*size))
    assert (error.value.width, error.value.height) == size


@pytest.mark.parametrize("size", [(16_000, 3), (7_071, 7_071)])
def test_the_largest_that_is_taken(size: tuple[int, int]) -> None:
    stream = BytesIO()
    Image.new("1", size).save(stream, "PNG")

    assert (look(stream.getvalue()).width, look(stream.getvalue()).height) == size


def test_a_jpeg_of_thousands_of_scans_is_refused() -> None:
    """Each walks over all pixels again: a minute of work in a file of a few KB."""
    whole = photograph(64, 48, progressive=True)
    start = whole.rindex(b"\xff\xda")
    assert whole.count(b"\xff\xda") < opening.MAX_SCANS

    with pytest.raises(UnreadableError, match="scans"):
        look(whole[:start] + whole[start:-2] * opening.MAX_SCANS + whole[-2:])


def test_exif_that_cannot_be_read_says_nothing() -> None:
    stream = BytesIO()
    Image.new("RGB", (20, 10)).save(stream, "JPEG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff")
    found = look(stream.getvalue())

    assert (found.width, found.height) == (20, 10)


@cache
def _whole(kind: str) -> bytes:
    """Once: an encoder that works in threads need not write as many bytes a second time."""
    return photograph(48, 32, kind, secrets=True)


@given(data=st.data(), kind=st.sampled_from(KINDS))
@settings(max_examples=100)
def test_no_bytes_make_it_stumble(data: st.DataObject, kind: str) -> None:
    """Whatever is changed in a file: a picture, or a refusal that can be told to an editor."""
    broken = bytearray(_whole(kind))
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = look(bytes(broken))
    except PictureError:
        return
    assert found.width * found.height <= opening.MAX_PIXELS
