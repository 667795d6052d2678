"""Variants: as large as they say, upright, in sRGB, the same each time, and without metadata."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from generator.imaging.encoding import encode
from generator.imaging.looking import look
from generator.imaging.opening import UnreadableError
from generator.imaging.variants import Variant, largest, variants
from generator.model.picture import PictureFormat
from tests.photographs import SECRETS, animation, photograph, pixel, read, scene, shade

FORMATS: tuple[PictureFormat, ...] = ("avif", "gif", "jpeg", "png", "webp")
KINDS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")


def made(data: bytes, *kinds: PictureFormat) -> dict[Variant, bytes]:
    """Every variant in these formats."""
    picture = look(data)
    wanted = [variant for kind in kinds for variant in variants(picture, kind)]
    return dict(encode(data, wanted))


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures, from 0 to 255 a channel."""
    apart = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return sum(ImageStat.Stat(apart).mean) / 3


@pytest.mark.parametrize("kind", KINDS)
def test_each_variant_is_what_it_says_and_looks_like_the_original(kind: str) -> None:
    whole = scene(700, 467)

    for variant, data in made(photograph(700, 467, kind), *FORMATS).items():
        image = read(data)
        assert image.format == variant.format.upper()
        assert image.size == (variant.width, variant.height)
        assert difference(image, whole.resize(image.size, Image.Resampling.LANCZOS)) < 6


@pytest.mark.parametrize("kind", ["avif", "jpeg", "webp"])
def test_grain_is_still_to_be_seen(kind: PictureFormat) -> None:
    """Quality, said roughly: half of what is set smooths away more than this."""
    original = photograph(700, 467, "PNG")
    ((_, data),) = encode(original, [largest(look(original), kind)])

    assert difference(read(data), scene(700, 467)) < 1.35


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_the_original_but_pixels_is_left(kind: str) -> None:
    original = photograph(700, 467, kind, secrets=True, orientation=3 if kind != "GIF" else 1)
    assert any(secret in original for secret in SECRETS), "the original tells"

    for data in made(original, *FORMATS).values():
        image = read(data)
        assert not [secret for secret in SECRETS if secret in data]
        assert not image.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment", "Comment"} & set(image.info)
        for mark in (b"Exif\0", b"ICC_PROFILE", b"iCCP", b"EXIF", b"XMP ", b"tEXt", b"eXIf"):
            assert mark not in data


def test_a_place_in_exif_is_gone() -> None:
    """What a phone adds to every photograph, said once more by itself, since people live there."""
    original = photograph(400, 300, secrets=True)
    assert read(original).getexif().get_ifd(0x8825)

    for data in made(original, "avif", "webp", "jpeg").values():
        assert not read(data).getexif().get_ifd(0x8825)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_turned_upright(kind: str, orientation: int) -> None:
    """As browsers turn the original: the sun lies where they would show it."""
    original = photograph(400, 267, kind, orientation=orientation)
    turned = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }.get(orientation)
    upright = scene(400, 267) if turned is None else scene(400, 267).transpose(turned)

    for data in made(original, "avif", "jpeg").values():
        image = read(data)
        assert difference(image, upright.resize(image.size, Image.Resampling.LANCZOS)) < 6


def test_colours_of_another_profile_become_those_of_srgb() -> None:
    """Whose green is brighter than sRGB's: left as it is, it would be shown too pale."""
    wide = ImageCms.ImageCmsProfile(BytesIO(_profile_with_swapped_primaries()))
    stream = BytesIO()
    Image.new("RGB", (320, 200), (250, 10, 10)).save(stream, "PNG", icc_profile=wide.tobytes())

    (data,) = made(stream.getvalue(), "png").values()
    red, green, blue = pixel(read(data).convert("RGB"), 160, 100)
    assert green > 200 > 60 > red, (red, green, blue)


def _profile_with_swapped_primaries() -> bytes:
    """sRGB's own profile with red and green exchanged, under another name."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    for name in ("sRGB".encode("utf-16-be"), b"sRGB"):
        while name in profile:
            start = profile.index(name)
            profile[start : start + len(name)] = name.replace(b"R", b"X")
    return bytes(profile)


def test_a_profile_that_cannot_be_used_is_left_out() -> None:
    stream = BytesIO()
    Image.new("RGB", (40, 30), (200, 100, 50)).save(stream, "PNG", icc_profile=b"nonsense" * 40)

    (data,) = made(stream.getvalue(), "png").values()
    assert read(data).convert("RGB").getpixel((20, 15)) == (200, 100, 50)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("wanted", ["avif", "webp", "png"])
def test_what_shines_through_still_does(kind: str, wanted: PictureFormat) -> None:
    for data in made(photograph(700, 467, kind, transparent=True), wanted).values():
        alpha = read(data).convert("RGBA").getchannel("A")
        assert shade(alpha, 10, 0) < 20
        assert shade(alpha, 10, alpha.height - 1) > 235


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_keeps_its_brightness(mode: str) -> None:
    grey = Image.new("L", (400, 300), 128)
    image = grey.convert("RGB").convert(mode) if mode in ("P", "RGBA") else grey.convert(mode)
    if mode == "I;16":
        image = Image.frombytes("I;16", (400, 300), b"\x80\x80" * 120_000)
    stream = BytesIO()
    image.save(stream, "PNG")

    for data in made(stream.getvalue(), "avif", "png", "jpeg").values():
        mean = ImageStat.Stat(read(data).convert("L")).mean[0]
        assert abs(mean - 128) < 3 or mode == "1"


def test_a_print_shops_jpeg_is_shown_in_screen_colours() -> None:
    stream = BytesIO()
    scene(400, 267).convert("CMYK").save(stream, "JPEG")

    for data in made(stream.getvalue(), "avif", "jpeg").values():
        image = read(data)
        assert image.mode == "RGB"
        assert difference(image, scene(400, 267).resize(image.size)) < 12


def test_a_drawing_stays_as_small_as_it_was() -> None:
    """As it is, a drawing of few colours needs no more than an index for each pixel."""
    stream = BytesIO()
    scene(320, 213).quantize(8).save(stream, "PNG")

    (data,) = made(stream.getvalue(), "png").values()
    assert read(data).mode == "P"
    assert len(data) <= len(stream.getvalue()) * 1.1


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "AVIF"])
def test_of_an_animation_the_first_picture_is_shown_and_it_stands_still(kind: str) -> None:
    for variant, data in made(animation(kind), *FORMATS).items():
        image = read(data)
        red, _, blue = pixel(image.convert("RGB"), 30, 20)
        assert red > 200 > 100 > blue, variant
        assert not getattr(image, "is_animated", False), variant


def test_the_same_bytes_every_time() -> None:
    original = photograph(700, 467)

    assert made(original, *FORMATS) == made(original, *FORMATS)


def test_a_variant_does_not_follow_from_what_is_made_beside_it() -> None:
    """The cache may have lost one of them, and that one alone is made again."""
    original = photograph(1600, 1067)
    together = made(original, "avif", "webp", "jpeg")

    for variant, data in together.items():
        assert dict(encode(original, [variant])) == {variant: data}, variant


def test_modern_formats_are_smaller() -> None:
    original = photograph(1600, 1067, quality=92)
    picture = look(original)
    wanted = [largest(picture, kind) for kind in ("avif", "webp", "jpeg")]
    avif, webp, jpeg = (len(data) for _, data in encode(original, wanted))

    assert avif < jpeg < len(original)
    assert webp < jpeg


def test_what_cannot_be_read_is_told() -> None:
    original = photograph(400, 300)
    wanted = [largest(look(original), "jpeg")]

    with pytest.raises(UnreadableError):
        list(encode(original[:2000], wanted))
