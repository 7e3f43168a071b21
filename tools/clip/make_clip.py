"""Makes the built-in clip, and the picture stream for the tests' fake camera, from models/pictures.

    python3 -m venv .venv && .venv/bin/pip install -r tools/clip/requirements.txt
    .venv/bin/python tools/clip/make_clip.py             # models/clip/clip.webm and its ORIGIN.md
    .venv/bin/python tools/clip/make_clip.py --camera    # test/fixtures/camera.mjpeg

The clip pans and zooms slowly over each photograph and fades into the next; its last frame leads into its first. The
camera stream cuts hard between photographs, as when somebody holds up another thing. Chromium plays an .mjpeg at
30 frames a second, in a loop.
"""

import argparse
import hashlib
import io
import pathlib
import subprocess

import imageio_ffmpeg
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parents[2]
PICTURES = ROOT / "models" / "pictures"
CLIP = ROOT / "models" / "clip" / "clip.webm"
CAMERA = ROOT / "test" / "fixtures" / "camera.mjpeg"
WIDTH, HEIGHT = 640, 480

FRAMES_A_SECOND = 24
SHOT_FRAMES = 72
FADE_FRAMES = 12

# Name: (centre x, centre y, share of the largest 4:3 window) at the start and at the end of its shot.
SHOTS = {
    "dog": ((0.52, 0.50, 1.00), (0.60, 0.45, 0.86)),
    "coffee": ((0.56, 0.44, 0.86), (0.53, 0.50, 1.00)),
    "lemur": ((0.54, 0.52, 1.00), (0.49, 0.56, 0.85)),
    "macaw": ((0.47, 0.40, 0.84), (0.50, 0.50, 1.00)),
    "bison": ((0.48, 0.50, 1.00), (0.47, 0.46, 0.86)),
    "red-panda": ((0.55, 0.50, 0.88), (0.54, 0.50, 1.00)),
    "chelsea": ((0.50, 0.50, 1.00), (0.48, 0.50, 0.88)),
    "koala": ((0.55, 0.55, 0.92), (0.50, 0.53, 1.00)),
}
CAMERA_SHOTS = ("dog", "coffee", "red-panda", "macaw")
CAMERA_FRAMES = 28
CAMERA_QUALITY = 27


def load(name: str) -> Image.Image:
    return Image.open(PICTURES / f"{name}.jpg").convert("RGB")


def view(picture: Image.Image, centre_x: float, centre_y: float, share: float) -> Image.Image:
    """The 4:3 window around a point, kept inside the picture, as one frame."""
    width = min(picture.width, picture.height * WIDTH / HEIGHT) * share
    height = width * HEIGHT / WIDTH
    left = min(max(centre_x * picture.width - width / 2, 0), picture.width - width)
    top = min(max(centre_y * picture.height - height / 2, 0), picture.height - height)
    return picture.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC, box=(left, top, left + width, top + height))


def shot(picture: Image.Image, name: str, progress: float) -> Image.Image:
    eased = progress * progress * (3 - 2 * progress)
    start, end = SHOTS[name]
    return view(picture, *(a + (b - a) * eased for a, b in zip(start, end)))


def clip_frames():
    names = list(SHOTS)
    pictures = {name: load(name) for name in names}
    length = SHOT_FRAMES + FADE_FRAMES  # a shot starts while the one before it fades out
    for index, name in enumerate(names):
        following = names[(index + 1) % len(names)]
        for frame in range(SHOT_FRAMES):
            image = shot(pictures[name], name, (frame + FADE_FRAMES) / length)
            fading = frame - (SHOT_FRAMES - FADE_FRAMES)
            if fading >= 0:
                coming = shot(pictures[following], following, fading / length)
                image = Image.blend(image, coming, (fading + 1) / (FADE_FRAMES + 1))
            yield image


def camera_frames():
    for name in CAMERA_SHOTS:
        picture = load(name)
        for frame in range(CAMERA_FRAMES):
            yield view(picture, 0.52 + 0.0004 * frame, 0.5, 0.96 - 0.0005 * frame)


def write_clip() -> None:
    CLIP.parent.mkdir(parents=True, exist_ok=True)
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-y",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FRAMES_A_SECOND), "-i", "-",
        "-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "34", "-deadline", "good", "-cpu-used", "4", "-threads", "2",
        "-pix_fmt", "yuv420p", "-g", "96", "-an", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact",
        str(CLIP),
    ]
    encoder = subprocess.Popen(command, stdin=subprocess.PIPE)
    for image in clip_frames():
        encoder.stdin.write(image.tobytes())
    encoder.stdin.close()
    assert encoder.wait() == 0
    digest = hashlib.sha256(CLIP.read_bytes()).hexdigest()
    seconds = len(SHOTS) * SHOT_FRAMES / FRAMES_A_SECOND
    (CLIP.parent / "ORIGIN.md").write_text(f"""# Where this clip comes from

Made from {len(SHOTS)} photographs of [models/pictures](../pictures/ORIGIN.md), all CC0 or in the public domain: {", ".join(f"{name}.jpg" for name in SHOTS)}.
Slow pans and zooms with short fades; {WIDTH} x {HEIGHT}, {FRAMES_A_SECOND} frames a second, {seconds:g} s, VP9, no sound; it loops.

| file | licence | made by | SHA-256 |
| --- | --- | --- | --- |
| clip.webm | CC0 | `tools/clip/make_clip.py` with imageio-ffmpeg 0.6.0 (ffmpeg 7.0.2, libvpx-vp9) | `{digest}` |
""", encoding="utf8", newline="\n")


def write_camera() -> None:
    CAMERA.parent.mkdir(parents=True, exist_ok=True)
    stream = io.BytesIO()
    for image in camera_frames():
        image.save(stream, "JPEG", quality=CAMERA_QUALITY, subsampling="4:2:0")
    CAMERA.write_bytes(stream.getvalue())


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--camera", action="store_true", help="write test/fixtures/camera.mjpeg instead of the clip")
    write_camera() if arguments.parse_args().camera else write_clip()
