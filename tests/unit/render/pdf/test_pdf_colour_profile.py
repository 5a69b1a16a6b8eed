"""The colour profile that every file carries."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

from briefgen.render.pdf.colour_profile import srgb


def test_another_program_reads_it_as_a_screens_profile() -> None:
    profile = ImageCms.ImageCmsProfile(BytesIO(srgb()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB IEC61966-2.1"
    assert profile.profile.xcolor_space == "RGB "
    assert profile.profile.version == 2.4


def test_it_turns_colours_into_those_of_another_programs_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb()))
    theirs = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    colours = [(10, 85, 112), (26, 26, 26), (89, 89, 89), (166, 166, 166), (255, 255, 255), (255, 0, 0)]
    image = Image.new("RGB", (len(colours), 1))
    image.putdata(colours)
    turned = ImageCms.profileToProfile(image, ours, theirs)
    assert turned is not None
    for place, colour in enumerate(colours):
        found = turned.getpixel((place, 0))
        assert isinstance(found, tuple)
        assert max(abs(a - b) for a, b in zip(found, colour, strict=True)) <= 2
