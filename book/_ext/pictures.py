"""Sphinx extension: pictures with a size, so that nothing jumps, and without needless bytes."""

import re
from hashlib import sha256
from os import getpid
from pathlib import Path

import imagesize
from PIL import Image

LARGE, VERY_LARGE = 20_000, 57_000  # bytes of a picture as PNG
OPTIONS = {
    "WEBP": {"lossless": True, "quality": 80, "method": 4},
    "AVIF": {"quality": 70, "subsampling": "4:4:4", "speed": 8},
}
CACHE = Path(__file__).resolve().parents[2] / "_build" / "pictures"
VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def size(path):
    """Width and height in pixels."""
    if path.suffix == ".svg":
        return tuple(
            round(float(side)) for side in VIEW_BOX.search(path.read_text("utf8")).groups()
        )
    return imagesize.get(path)


def describe(tree, place):
    """Each picture with its size, in few bytes, loaded when it comes near."""
    app = place.app
    sources = {name: Path(app.srcdir, source) for source, name in app.builder.images.items()}
    described = 0
    for image in tree.iter("img"):
        folder, _, name = image.get("src").rpartition("/")
        if folder.endswith("_images") and name in sources:
            width, height = map(str, size(sources[name]))
            if name.endswith(".png"):
                name = Path(name).with_suffix(lighter(sources[name]).suffix)
            size_of = {"width": width, "height": height}
            image.attrib.update({"src": f"{folder}/{name}", "loading": "lazy", **size_of})
            described += 1
    return described


def lighter(source):
    """The same picture in half of the bytes or less; made once for both editions.

    A large one gets 256 colours, a very large one becomes AVIF: no eye tells it from the first,
    not even in a shaded plane. Which it is tells its size: to try them all takes longer.
    """
    content = source.read_bytes()
    form = "AVIF" if len(content) > VERY_LARGE else "WEBP"
    made_of = sha256(content + repr(OPTIONS[form]).encode()).hexdigest()
    light = CACHE / f"{made_of[:24]}.{form.lower()}"
    if light.exists():
        return light
    picture = Image.open(source).convert("RGBA")
    if picture.getextrema()[3] == (255, 255):
        picture = picture.convert("RGB")
    if form == "WEBP" and len(content) > LARGE and picture.mode == "RGB":
        picture = picture.quantize(256, Image.Quantize.MEDIANCUT, dither=0).convert("RGB")
    CACHE.mkdir(parents=True, exist_ok=True)
    partial = light.with_suffix(f".{getpid()}")
    picture.save(partial, form, **OPTIONS[form])
    return partial.rename(light)


def convert(app, exception):
    if exception is not None or app.builder.name != "html":
        return
    for picture in Path(app.outdir, "_images").glob("*.png"):
        light = lighter(picture)
        picture.with_suffix(light.suffix).write_bytes(light.read_bytes())
        picture.unlink()


def setup(app):
    app.connect("build-finished", convert)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
