"""Files of parameters: what comes back is what went in, or an error that names the file."""

import io
import os
import pickle
import re
import struct
import tracemalloc
import zipfile
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from ceutils import Network, storage

SIZES, P = [3, 4, 2], 26


def network(activation="relu", dtype=np.float64):
    made = Network(SIZES, activation, rng=np.random.default_rng(1), dtype=dtype)
    made.theta += 0.5
    return made


def npy(value):
    content = io.BytesIO()
    np.lib.format.write_array(content, np.asarray(value))
    return content.getvalue()


def header(descr, shape):
    """The beginning of an .npy file that says what it likes."""
    text = f"{{'descr': {descr!r}, 'fortran_order': False, 'shape': {shape}, }}".encode()
    text += b" " * (-(len(text) + 11) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text


def write(path, compression=zipfile.ZIP_STORED, **parts):
    """An .npz file of arrays, or of bytes as they are; None leaves a part out."""
    parts = {"sizes": SIZES, "activation": "relu", "theta": np.zeros(P)} | parts
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, part in parts.items():
            if part is not None:
                archive.writestr(f"{name}.npy", part if isinstance(part, bytes) else npy(part))
    return path


def refused(path):
    """The complaint about a file, which must be a ValueError that begins with its name."""
    beginning = re.escape(f"{path} must be a file that Network.save wrote; got ")
    with pytest.raises(ValueError, match=f"^{beginning}") as caught:
        Network.load(path)
    return re.sub(beginning, "", str(caught.value))


@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_what_is_loaded_is_what_was_saved(tmp_path, activation, dtype):
    saved = network(activation, dtype)
    saved.save(tmp_path / "digits")
    assert [p.name for p in tmp_path.iterdir()] == ["digits"], "exactly the name that was asked for"
    loaded = Network.load(tmp_path / "digits")
    assert (repr(loaded), loaded.sizes, loaded.theta.dtype) == (repr(saved), SIZES, dtype)
    np.testing.assert_array_equal(loaded.theta, saved.theta)
    loaded.theta = np.zeros(P)
    assert not loaded.layers[0][0].any()
    assert saved.theta.all()
    with np.load(tmp_path / "digits", allow_pickle=False) as file:
        assert sorted(file.files) == ["activation", "sizes", "theta"]


def test_files_of_others_load_if_they_are_right(tmp_path):
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        path = write(tmp_path / "p.npz", compression, theta=np.arange(P, dtype=">f4"))
        loaded = Network.load(path)
        assert loaded.theta.dtype == np.float32
        assert loaded.theta.tolist() == list(range(P))


# Saving.


class Full(OSError):
    pass


@pytest.mark.parametrize("broken", ["savez", "fsync", "replace"])
def test_a_save_that_fails_leaves_what_was_there(tmp_path, monkeypatch, broken):
    path = tmp_path / "p.npz"
    before = network()
    before.save(path)

    def fail(*args, **kwargs):
        raise Full("no space left")

    monkeypatch.setattr(np if broken == "savez" else os, broken, fail)
    with pytest.raises(Full):
        network("tanh").save(path)
    monkeypatch.undo()
    assert [p.name for p in tmp_path.iterdir()] == ["p.npz"]
    assert Network.load(path).activation == "relu"


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "file")
    network().save(tmp_path / "file")
    network("tanh").save(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert Network.load(tmp_path / "file").activation == "tanh"


def test_what_is_not_finite_is_not_saved(tmp_path):
    broken = network()
    broken.layers[0][0][1, 2] = np.inf
    with pytest.raises(ValueError, match=r"^theta must be finite; got inf at index 6"):
        broken.save(tmp_path / "p.npz")
    assert not list(tmp_path.iterdir())


# Files from strangers.


class Evil:
    def __reduce__(self):
        return exec, ("raise SystemExit('code of a stranger ran')",)


def test_what_is_no_such_file(tmp_path):
    path = tmp_path / "p.npz"
    with pytest.raises(FileNotFoundError):
        Network.load(path)
    for content in (b"", b"hello", pickle.dumps(Evil()), npy(np.zeros(P))):
        path.write_bytes(content)
        assert "not a zip file" in refused(path)
    for name in ("sizes", "activation", "theta"):
        assert f"no item named '{name}.npy'" in refused(write(path, **{name: None}))
        evil = io.BytesIO()
        np.lib.format.write_array(evil, np.array([Evil()], object))
        assert "dtype object" in refused(write(path, **{name: evil.getvalue()}))
        assert refused(write(path, **{name: b"text"}))


def test_what_does_not_fit_together(tmp_path):
    path = tmp_path / "p.npz"

    def complaint(**parts):
        return refused(write(path, **parts))

    assert complaint(theta=np.zeros(25)) == "theta must have shape (26,); got (25,)"
    assert complaint(theta=np.zeros((26, 1))) == "theta must have shape (26,); got (26, 1)"
    assert complaint(sizes=[3, 5, 2]) == "theta must have shape (32,); got (26,)"
    assert "theta must have shape (1000000" in complaint(sizes=[10**9, 10**9])
    assert complaint(theta=np.full(P, np.nan)) == "theta must not contain NaN; got NaN at index 0"
    for kind in (np.float16, complex, int):
        assert "dtype must be one of float32, float64; got " in complaint(theta=np.zeros(P, kind))
    assert complaint(sizes=[2]) == "sizes must be a list of at least two integers; got [2]"
    assert complaint(sizes=[2, 0, 1]) == "sizes[1] must be an integer, 1 or more; got 0"
    assert complaint(sizes=[2.0, 3, 1]) == "sizes[0] must be an integer, 1 or more; got 2.0"
    for name in ("gelu", 5, ["relu"]):
        assert "activation must be one of relu, tanh, sigmoid; got " in complaint(activation=name)


@pytest.mark.parametrize(
    "theta",
    [
        header("<f8", (10**12,)),
        header("<f8", (10**30,)),
        header("<f8", (-1,)),
        header("<f8", (P,)),
        header("<f8", (P,)) + bytes(8 * P + 1),
        header("|O", (P,)) + bytes(8 * P),
        header("<f8", (P,))[:20],
        b"\x93NUMPY\x09\x00",
    ],
)
def test_headers_that_lie(tmp_path, theta):
    assert refused(write(tmp_path / "p.npz", theta=theta))


def test_no_more_memory_than_a_right_file_needs(tmp_path):
    """A megabyte that unpacks to a gigabyte, and sizes as long as a book."""
    bombs = (
        {"theta": header("<f8", (2**27,)) + bytes(2**27)},
        {"sizes": header("<i8", (2**24,)) + bytes(2**27)},
        {"activation": header(f"<U{2**24}", ()) + bytes(2**26)},
    )
    for bomb in bombs:
        path = write(tmp_path / "bomb.npz", zipfile.ZIP_DEFLATED, **bomb)
        assert path.stat().st_size < 2**18
        tracemalloc.start()
        try:
            assert refused(path)
            assert tracemalloc.get_traced_memory()[1] < 2**21
        finally:
            tracemalloc.stop()


def test_encrypted_and_strangely_packed(tmp_path):
    whole = write(tmp_path / "p.npz").read_bytes()
    for offset, value in ((6, 1), (8, 99)):  # in the local and the central header: flags, method
        content = bytearray(whole)
        content[offset] = value
        for match in re.finditer(b"PK\x01\x02", whole):
            content[match.start() + offset + 2] = value
        (tmp_path / "p.npz").write_bytes(content)
        assert refused(tmp_path / "p.npz")


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_stream_that_goes_on_behind_its_end_is_not_read(tmp_path, method):
    right = header("<f8", (P,)) + bytes(8 * P)
    path = write(tmp_path / "p.npz", method, theta=right + bytes(2**26))
    content, claimed = path.read_bytes(), struct.pack("<I", len(right) + 2**26)
    content = content.replace(claimed, struct.pack("<I", len(right)))
    crc = struct.pack("<I", zipfile.crc32(right + bytes(2**26)))
    path.write_bytes(content.replace(crc, struct.pack("<I", zipfile.crc32(right))))
    tracemalloc.start()
    try:
        if method == zipfile.ZIP_DEFLATED:
            assert not Network.load(path).theta.any()
        else:
            assert "sizes must be stored or deflated" in refused(path)
        assert tracemalloc.get_traced_memory()[1] < 2**21
    finally:
        tracemalloc.stop()


def test_many_save_at_once(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda i: network().save(tmp_path / "p.npz"), range(40)))
    assert [p.name for p in tmp_path.iterdir()] == ["p.npz"]
    assert Network.load(tmp_path / "p.npz").sizes == SIZES


@pytest.mark.parametrize("nth", range(3))
@pytest.mark.parametrize("there", [False, True])
def test_a_file_may_come_or_go_behind_any_look_at_it(tmp_path, monkeypatch, there, nth):
    path, look, looks = tmp_path / "p.npz", os.stat, []

    def overtaken(asked, **options):
        try:
            return look(asked, **options)
        finally:
            if asked == str(path):
                looks.append(asked)
            if len(looks) == nth + 1:
                path.unlink(missing_ok=True) if there else path.write_bytes(b"")

    if there:
        network().save(path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", overtaken)
        network().save(path)
    assert [p.name for p in tmp_path.iterdir()] == ["p.npz"]
    assert Network.load(path).sizes == SIZES


def test_a_secret_file_stays_secret_and_a_device_a_device(tmp_path):
    path = tmp_path / "p.npz"
    network().save(path)
    path.chmod(0o600)
    network().save(os.fsencode(path))
    assert path.stat().st_mode & 0o777 == 0o600
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "."):
        with pytest.raises(OSError, match="path must name a file"):
            network().save(tmp_path / name)


def corrupt(content, rng):
    """A few bytes changed, cut, doubled or moved."""
    content, kind = bytearray(content), rng.integers(5)
    at, end = sorted(rng.integers(0, len(content), 2))
    if kind == 0:
        content[at] ^= 1 << rng.integers(8)
    elif kind == 1:
        content[at:end] = rng.bytes(end - at)
    elif kind == 2:
        del content[at:end]
    elif kind == 3:
        content[at:at] = content[at:end]
    else:
        content = content[: at + 1]
    return bytes(content)


def test_random_corruptions(tmp_path):
    """Each is refused, or is so small that the same network comes back."""
    path, right = tmp_path / "p.npz", network()
    right.save(path)
    whole, rng, refusals = path.read_bytes(), np.random.default_rng(0), 0
    for _ in range(int(os.environ.get("CORRUPTIONS", "1500"))):
        path.write_bytes(corrupt(whole, rng))
        try:
            loaded = Network.load(path)
        except ValueError as error:
            assert str(error).startswith(f"{path} must be a file that Network.save wrote"), error
            refusals += 1
        else:
            assert (loaded.sizes, loaded.activation) == (right.sizes, right.activation)
            np.testing.assert_array_equal(loaded.theta, right.theta)
    assert refusals > 1000


def test_the_limit_of_names_and_sizes_lets_deep_networks_through(tmp_path):
    deep = Network([1] * 5000, rng=np.random.default_rng(0))
    deep.save(tmp_path / "deep")
    assert len(Network.load(tmp_path / "deep").sizes) == 5000
    assert storage.MOST < 2**21
