"""Sphinx extension: pictures with a size, so that nothing jumps, and without needless bytes."""

import re
from hashlib import sha256
from pathlib import Path

import imagesize
from PIL import Image

LARGE = 8_000  # bytes of a picture without loss
VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def size(path):
    """Width and height in pixels."""
    if path.suffix == ".svg":
        return tuple(
            round(float(side)) for side in VIEW_BOX.search(path.read_text("utf8")).groups()
        )
    return imagesize.get(path)


def describe(tree, place):
    """Each picture with its size, its PNG as lossless WebP, loaded when it comes near."""
    app = place.app
    sources = {name: Path(app.srcdir, source) for source, name in app.builder.images.items()}
    described = 0
    for image in tree.iter("img"):
        folder, _, name = image.get("src").rpartition("/")
        if folder.endswith("_images") and name in sources:
            width, height = map(str, size(sources[name]))
            address = re.sub(r"\.png$", ".webp", image.get("src"))
            size_of = {"width": width, "height": height}
            image.attrib.update({"src": address, "loading": "lazy", **size_of})
            described += 1
    return described


def webp(source, cache):
    """The same picture in half of the bytes or less; made once for both editions.

    A large one gets 256 colours, which no eye tells from all, not even in a shaded plane.
    """
    target = cache / f"{sha256(source.read_bytes()).hexdigest()[:24]}.webp"
    if not target.exists():
        cache.mkdir(parents=True, exist_ok=True)
        picture = Image.open(source).convert("RGBA")
        if picture.getextrema()[3] == (255, 255):
            picture = picture.convert("RGB")
        partial = target.with_suffix(f".{id(picture)}")
        picture.save(partial, "WEBP", lossless=True, quality=80, method=4)
        if partial.stat().st_size > LARGE and picture.mode == "RGB":
            picture = picture.quantize(256, Image.Quantize.MEDIANCUT, dither=0).convert("RGB")
            picture.save(partial, "WEBP", lossless=True, quality=80, method=4)
        partial.rename(target)
    return target.read_bytes()


def convert(app, exception):
    if exception is not None or app.builder.name != "html":
        return
    cache = Path(__file__).resolve().parents[2] / "_build" / "webp"
    for picture in Path(app.outdir, "_images").glob("*.png"):
        picture.with_suffix(".webp").write_bytes(webp(picture, cache))
        picture.unlink()


def setup(app):
    app.connect("build-finished", convert)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
