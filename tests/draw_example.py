"""Draws the pictures of the example anew: plain shapes, for nobody in it is real. Run it in the checkout."""

from pathlib import Path

from PIL import Image, ImageDraw

SCALE = 4
"""Shapes are drawn larger and made smaller, so that their edges are smooth."""


def portrait(wall: str, skin: str, hair: str, coat: str) -> Image.Image:
    """Head, hair and shoulders before a wall."""
    drawn = Image.new("RGB", (480 * SCALE, 600 * SCALE), wall)
    pen = ImageDraw.Draw(drawn)

    def box(left: int, top: int, right: int, bottom: int) -> tuple[int, int, int, int]:
        return left * SCALE, top * SCALE, right * SCALE, bottom * SCALE

    pen.ellipse(box(130, 90, 350, 340), fill=hair)
    pen.pieslice(box(60, 390, 420, 900), 180, 360, fill=coat)
    pen.rectangle(box(205, 330, 275, 420), fill=skin)
    pen.ellipse(box(150, 120, 330, 370), fill=skin)
    pen.chord(box(140, 95, 340, 330), 195, 345, fill=hair)
    return drawn.resize((480, 600), Image.Resampling.LANCZOS)


def harbour() -> Image.Image:
    """A mole, a light and three waves."""
    drawn = Image.new("RGB", (640 * SCALE, 240 * SCALE), "white")
    pen = ImageDraw.Draw(drawn)
    pen.polygon([(x * SCALE, y * SCALE) for x, y in ((290, 170), (305, 60), (335, 60), (350, 170))], fill="#1f4e5f")
    pen.ellipse((300 * SCALE, 25 * SCALE, 340 * SCALE, 65 * SCALE), fill="#d9a441")
    for place in range(3):
        top = (180 + 18 * place) * SCALE
        pen.rectangle(((120 - 30 * place) * SCALE, top, (520 + 30 * place) * SCALE, top + 8 * SCALE), fill="#1f4e5f")
    return drawn.resize((640, 240), Image.Resampling.LANCZOS)


PICTURES = {
    "ottoline.png": portrait("#dfe7ea", "#c58c66", "#5b4636", "#1f4e5f"),
    "euphemia.png": portrait("#efe6d8", "#8d5a3c", "#2d2a2e", "#7a3b2e"),
    "soren.png": portrait("#e3e0ec", "#e2b48f", "#b8863b", "#33415c"),
    "usp.png": harbour(),
}

if __name__ == "__main__":
    for name, picture in PICTURES.items():
        picture.quantize(48).save(Path("docs/example/sources/pictures") / name, optimize=True)
