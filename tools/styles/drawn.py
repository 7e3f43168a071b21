"""Synthesised pictures of flat shapes, and patterns as nature and machines make them."""

import numpy as np
from PIL import Image, ImageDraw

from canvas import OVERSAMPLED, cloud, colours, finish, grid, ramp, smoothstep


def pop_art() -> Image.Image:
    """Flat colours, black outlines and printer's dots, as in a comic of 1960."""
    rng = np.random.default_rng(14)
    x, y = grid()
    field = cloud(rng, x, y, 3, 3)
    bands = np.digitize(field, (-0.55, -0.2, 0.12, 0.45))
    flat = colours("#12355b", "#e63946", "#ffd23f", "#fdf6e3", "#3bceac")[bands]

    def dots(angle: float, count: int, tone: np.ndarray) -> np.ndarray:
        u, v = x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle)
        distance = np.hypot(u * count % 1 - 0.5, v * count % 1 - 0.5)
        return smoothstep(-0.04, 0.04, 0.62 * np.sqrt(np.clip(tone, 0, 1)) - distance)[..., None]

    red, blue = colours("#e63946")[0], colours("#1d70b8")[0]
    picture = flat
    for band, angle, count, ink, tone in ((3, 0.26, 46, red, 0.2 + 0.5 * y), (2, 1.31, 46, red, 0.75 - 0.6 * x), (4, 0.26, 46, blue, 0.65 - 0.5 * y), (0, 0.8, 40, blue, 0.3 + 0.5 * x)):
        cover = dots(angle, count, tone) * (bands == band)[..., None]
        picture = picture * (1 - cover) + ink * cover
    gy, gx = np.gradient(field)
    line = np.ones_like(field)
    for edge, width in ((-0.55, 7), (-0.2, 5), (0.12, 5), (0.45, 7)):
        line = np.minimum(line, smoothstep(width - 1.5, width + 1.5, np.abs(field - edge) / np.maximum(np.hypot(gx, gy), 3e-4)))
    return finish(picture * line[..., None] + 0.05 * (1 - line[..., None]))


def bauhaus() -> Image.Image:
    """Circles, bars and triangles in clear colours, laid over each other, on a worn poster."""
    rng = np.random.default_rng(42)
    palette = ["#d62828", "#f4b41a", "#1d4e89", "#14213d", "#e8e0cc", "#2a9d8f", "#f77f00"]
    size = OVERSAMPLED
    poster = Image.new("RGB", (size, size), "#efe6d2")
    for _ in range(78):
        layer = Image.new("RGBA", (size, size))
        draw = ImageDraw.Draw(layer)
        colour = palette[rng.integers(len(palette))]
        fill = (*(int(colour[i : i + 2], 16) for i in (1, 3, 5)), int(rng.choice([255, 255, 205])))
        cx, cy = rng.integers(0, size, 2)
        r = int(rng.choice([30, 46, 70, 105, 150], p=[0.25, 0.25, 0.2, 0.2, 0.1]))
        turn = rng.choice([0, 45, 90, 30]) * np.pi / 180
        kind = rng.integers(6)
        box = [cx - r, cy - r, cx + r, cy + r]
        corner = lambda a, d: (cx + d * np.cos(turn + a), cy + d * np.sin(turn + a))  # noqa: E731
        if kind == 0:
            draw.ellipse(box, fill=fill)
        elif kind == 1:
            draw.ellipse(box, outline=fill, width=max(8, r // 4))
        elif kind == 2:
            draw.pieslice(box, int(np.degrees(turn)), int(np.degrees(turn)) + 180, fill=fill)
        elif kind == 3:
            draw.polygon([corner(a, r) for a in (0, 2.1, 4.2)], fill=fill)
        elif kind == 4:
            draw.polygon([corner(a, 1.9 * r) for a in (0.12, np.pi - 0.12, np.pi + 0.12, -0.12)], fill=fill)
        else:
            for i in range(5):
                draw.line([corner(0, 0)[0] - r + i * r // 2, cy - r, cx - r + i * r // 2 + r * np.cos(turn), cy + r], fill=fill, width=9)
        poster.paste(layer, mask=layer)
    picture = np.asarray(poster, float) / 255
    worn = cloud(rng, *grid(), 30, 5)[..., None]
    picture = picture * (1 + 0.06 * worn)
    return finish(np.where(worn > 0.95, picture * 0.6 + 0.4 * 0.92, picture))


def ink_wash() -> Image.Image:
    """Ink on wet paper: mountains in mist, one behind the other, and dry strokes of the brush."""
    rng = np.random.default_rng(77)
    x, y = grid()
    paper = colours("#f3ead7")[0] * (1 + 0.025 * cloud(rng, x, y, 70, 3))[..., None]
    ink = np.zeros_like(x)
    for layer in range(6):
        base = 0.20 + 0.13 * layer
        ridge = base + (0.20 - 0.02 * layer) * cloud(rng, x, np.full_like(y, 0.17 * layer + 0.05), 3 + layer, 6)
        depth = y - ridge
        body = smoothstep(-0.002, 0.004, depth)
        fade = np.exp(-np.maximum(depth, 0) / (0.07 + 0.02 * layer))
        rocks = np.clip(cloud(rng, x + 0.3 * y, y * 0.6, 9 + 2 * layer, 5), -1, 1)
        strength = 0.20 + 0.13 * layer
        ink = ink * (1 - 0.55 * body * fade) + body * fade * strength * (0.75 + 0.7 * rocks)
        dry = smoothstep(0.25, 0.6, cloud(rng, x * 3 + y, y * 0.5, 24, 4)) * smoothstep(0.05, 0, np.abs(depth - 0.02))
        ink += 0.55 * dry * strength
    mist = 0.12 * cloud(rng, x, y * 2, 4, 4)
    tone = np.clip(ink + np.where(ink > 0.02, mist, 0), 0, 0.97)
    sun = smoothstep(0.062, 0.058, np.hypot(x - 0.74, y - 0.17))[..., None]
    washed = paper * (1 - tone[..., None]) + colours("#14171c")[0] * tone[..., None]
    return finish(washed * (1 - sun) + colours("#b8322a")[0] * sun * (0.92 + 0.1 * cloud(rng, x, y, 30)[..., None]))


def coral() -> Image.Image:
    """Two substances that feed on each other (Gray & Scott 1984), lit from the side like coral."""
    rng = np.random.default_rng(4)
    side = 256
    u, v = np.ones((side, side)), np.zeros((side, side))
    for cy, cx in rng.integers(0, side, (40, 2)):
        v[max(cy - 4, 0) : cy + 4, max(cx - 4, 0) : cx + 4] = 1
    neighbours = lambda a: sum(np.roll(a, s, d) for s in (-1, 1) for d in (0, 1)) * 0.2 + sum(np.roll(np.roll(a, s, 0), t, 1) for s in (-1, 1) for t in (-1, 1)) * 0.05 - a  # noqa: E731
    feed, kill = 0.055, 0.062
    for _ in range(6000):
        reaction = u * v * v
        u, v = u + 1.0 * neighbours(u) - reaction + feed * (1 - u), v + 0.5 * neighbours(v) + reaction - (feed + kill) * v
    height = np.asarray(Image.fromarray((v / v.max() * 65535).astype(np.int32)).resize((OVERSAMPLED, OVERSAMPLED), Image.Resampling.BICUBIC), float) / 65535
    gy, gx = np.gradient(height)
    light = np.clip(1 - 14 * gx - 10 * gy, 0.45, 1.7)
    grain = cloud(rng, *grid(), 90, 3)
    picture = ramp(height + 0.05 * grain, colours("#10243f", "#1b4965", "#c8553d", "#f28f6b", "#ffd9b8"))
    return finish(picture * light[..., None])


def knitting() -> Image.Image:
    """A sweater's rows of stitches, with a northern pattern of stars and bands."""
    rng = np.random.default_rng(9)
    x, y = grid()
    columns, rows = 36, 42
    yarns = colours("#f2ead8", "#8c1c2b", "#1f3b57", "#d9a441")
    column = np.floor(x * columns).astype(int)
    u = x * columns - column - 0.5
    slanted = y * rows + 0.9 * np.abs(u) * 2  # both legs of a stitch lean towards its middle
    row = np.floor(slanted).astype(int)
    v = slanted - row - 0.5
    star = ["0010100", "0111110", "1101011", "0111110", "1101011", "0111110", "0010100"]
    yarn = np.zeros(x.shape, int)
    for r in range(-2, rows + 4):
        kind = r % 14
        for c in range(columns):
            pick = 0
            if kind < 7:
                pick = 1 if star[kind][c % 9 % 7 if c % 9 < 7 else 0] == "1" and c % 9 < 7 else 0
            elif kind in (8, 12):
                pick = 2
            elif kind in (9, 11):
                pick = 3 if (c + kind) % 2 else 2
            elif kind == 10:
                pick = 3
            yarn[(row == r) & (column == c)] = pick
    leg = np.abs(np.abs(u) - 0.25) / 0.25
    round_ = np.clip(1 - leg**2.2, 0, 1) * np.clip(1 - (2 * np.abs(v)) ** 3, 0, 1)
    plies = 0.5 + 0.5 * np.sin((v * 2 + np.sign(u) * u * 5) * 2 * np.pi * 1.2)
    shade = 0.28 + 0.75 * round_ ** 0.6 + 0.13 * (plies - 0.5) * round_
    fuzz = 1 + 0.10 * cloud(rng, x, y, 120, 2)
    return finish(yarns[yarn] * (shade * fuzz)[..., None])
