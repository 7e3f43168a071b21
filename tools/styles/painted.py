"""Synthesised pictures in the manner of old crafts. Each function draws one, the same every time."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from canvas import OVERSAMPLED, cloud, colours, finish, grid, nearest_two, ramp, smoothstep, spread_points


def marbling() -> Image.Image:
    """Marbled paper: drops of ink that push each other aside, then combed. Lu, Jaffer et al. 2012, Mathematical Marbling.

    Every pixel is traced back through the marbler's moves to the drop that it came from.
    """
    rng = np.random.default_rng(11)
    inks = colours("#16324f", "#c8443a", "#e7b44c", "#f4ead5", "#2f7d7a", "#f4ead5", "#7a1f3d", "#16324f")
    x, y = grid()
    moves = [("drop", rng.uniform(-0.1, 1.1, 2), rng.uniform(0.03, 0.12), rng.integers(len(inks))) for _ in range(150)]
    for angle, spacing, shift, sharpness in ((0, 0.16, 0.30, 0.045), (np.pi / 2, 0.055, 0.10, 0.016), (np.pi / 2 + 0.05, 0.21, -0.16, 0.05)):
        for i, offset in enumerate(np.arange(-1.6, 1.6, spacing)):
            moves.append(("comb", angle, offset, shift * (1 if i % 2 else -1) if angle == 0 else shift, sharpness))
    colour = np.full(x.shape, -1)
    for kind, *move in reversed(moves):
        if kind == "comb":
            angle, offset, shift, sharpness = move
            across, along = np.array([-np.sin(angle), np.cos(angle)]), np.array([np.cos(angle), np.sin(angle)])
            distance = np.abs(x * across[0] + y * across[1] - offset)
            pulled = shift * np.exp(-distance / sharpness)
            x, y = x - along[0] * pulled, y - along[1] * pulled
        else:
            centre, radius, ink = move
            dx, dy = x - centre[0], y - centre[1]
            square = np.maximum(dx**2 + dy**2, 1e-9)
            colour = np.where((colour < 0) & (square < radius**2), ink, colour)
            back = np.sqrt(np.maximum(1 - radius**2 / square, 0))
            x, y = centre[0] + dx * back, centre[1] + dy * back
    picture = inks[np.where(colour < 0, 3, colour)]
    grain = cloud(np.random.default_rng(12), *grid(), 60, 3)[..., None]
    return finish(picture * (1 + 0.05 * grain))


def stained_glass() -> Image.Image:
    """Panes of coloured glass, uneven and lit from behind, in lead."""
    rng = np.random.default_rng(5)
    glass = colours("#0b3d91", "#12649c", "#b3122e", "#e0a419", "#1f8a5b", "#6a1b7a", "#e8632c", "#8fc7d9", "#f0d77b")
    x, y = grid()
    points = spread_points(rng, 95)
    bent = 0.02 * cloud(rng, x, y, 3), 0.02 * cloud(rng, x, y, 3)
    index, _, gap = nearest_two(x + bent[0], y + bent[1], points)
    # Colours drift over the window instead of being strewn: blue above, fire below.
    choice = (np.clip(points[:, 1], 0, 1) * 5 + rng.uniform(0, 4.4, len(points))).astype(int) % len(glass)
    pane = glass[choice][index] * rng.uniform(0.75, 1.2, len(points))[index][..., None]
    uneven = 0.85 + 0.28 * cloud(rng, x, y, 8) + 0.10 * cloud(rng, x, y * 5, 12)
    glow = 1.15 - 0.5 * np.hypot(x - 0.5, y - 0.42)
    lit = pane * (uneven * glow)[..., None] + 0.06
    lead = smoothstep(0.008, 0.013, gap)[..., None]
    rim = smoothstep(0.013, 0.03, gap)[..., None]
    came = colours("#17151a")[0] + 0.10 * smoothstep(0.001, 0.006, gap)[..., None]
    return finish(came * (1 - lead) + lit * (0.72 + 0.28 * rim) * lead)


def mosaic() -> Image.Image:
    """Small stones set in overlapping fans, as Roman and Byzantine pavements have them."""
    rng = np.random.default_rng(21)
    stones = colours("#0d2f4f", "#1f5d7a", "#4fa3a5", "#d9b44a", "#e9d8a6", "#9b2c2c", "#c9752d", "#f3ecdc")
    x, y = grid()
    picture = np.ones((*x.shape, 3)) * 0.25
    fan, rows = 0.26, 9
    step = fan / 2
    drawn = np.zeros(x.shape, bool)
    for line in range(int(1 / step) + 4, -3, -1):  # the nearest fan lies on top
        for column in range(-1, int(1 / fan) + 3):
            cx, cy = (column + 0.5 * (line % 2)) * fan, line * step
            dx, dy = x - cx, y - cy
            radius, angle = np.hypot(dx, dy) / (fan * 0.56), np.arctan2(dy, dx)
            inside = (radius < 1) & ~drawn
            if not inside.any():
                continue
            row = np.floor(radius * rows)
            count = np.maximum(3, np.round(2 * np.pi * (row + 0.5) / 1.15))
            seat = (angle / (2 * np.pi) * count + row * 0.37) % count
            stone = np.floor(seat).astype(int)
            edge = np.minimum(np.abs(radius * rows - row - 0.5), 0.5)
            gap = np.maximum(edge, np.abs(seat - stone - 0.5))
            shade = np.random.default_rng(1000 * (line + 9) + column + 9).uniform(0, 1, (rows + 1, 64))
            bands = (np.array([0, 3, 4, 1, 2, 1, 6, 4, 0, 0]) + line) % len(stones)
            own = np.clip(row, 0, rows).astype(int)
            pick = np.where(shade[own, stone % 64] > 0.78, rng.integers(len(stones)), bands[own])
            light = 0.8 + 0.35 * shade[own, (stone * 7 + 3) % 64]
            tessera = stones[pick] * light[..., None] * (1.08 - 0.16 * (seat - stone))[..., None]
            grout = smoothstep(0.36, 0.45, gap)[..., None]
            drawn |= inside
            picture[inside] = (tessera * (1 - grout) + colours("#3b342d")[0] * grout)[inside]
    return finish(picture * (0.95 + 0.1 * cloud(rng, x, y, 40, 3))[..., None])


def watercolour() -> Image.Image:
    """Washes of pigment that bleed into each other, darker at their rims, on rough paper. After Tyler Hobbs 2017."""
    rng = np.random.default_rng(8)
    pigments = colours("#1d4e89", "#00b2ca", "#7dcfb6", "#f79256", "#d1495b", "#edae49", "#5b3a8c", "#2a9d8f")
    size = OVERSAMPLED
    paper = 0.985 + 0.02 * cloud(rng, *grid(), 90, 3)
    density = np.zeros((size, size, 3))

    def bleed(points: np.ndarray, rounds: int, spread: float) -> np.ndarray:
        for _ in range(rounds):
            following = np.roll(points, -1, axis=0)
            length = np.linalg.norm(following - points, axis=1, keepdims=True)
            middle = (points + following) / 2 + rng.normal(0, spread, points.shape) * length
            points = np.stack([points, middle], axis=1).reshape(-1, 2)
        return points

    for _ in range(26):
        centre, radius = rng.uniform(0, size, 2), rng.uniform(0.06, 0.24) * size
        angles = np.linspace(0, 2 * np.pi, 10, endpoint=False)
        shape = bleed(centre + radius * np.stack([np.cos(angles), np.sin(angles)], 1), 2, 0.25)
        pigment = 1 - pigments[rng.integers(len(pigments))]
        wash = np.zeros((size, size))
        for _ in range(14):
            mask = Image.new("L", (size, size))
            ImageDraw.Draw(mask).polygon([tuple(point) for point in bleed(shape, 3, 0.22)], fill=255)
            wash += np.asarray(mask.filter(ImageFilter.GaussianBlur(1.5)), float) / 255 / 14
        soft = np.asarray(Image.fromarray((wash * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(14)), float) / 255
        rim = np.clip(wash - soft, 0, 1)
        flow = 0.75 + 0.45 * cloud(rng, *grid(), 5, 4)
        density += (0.62 * wash * flow + 0.9 * rim)[..., None] * pigment
    granulation = 1 + 0.25 * cloud(rng, *grid(), 120, 2)[..., None]
    return finish(paper[..., None] * np.exp(-1.15 * density * granulation))


def engraving() -> Image.Image:
    """Ink lines that swell with the dark, cut along the forms of a hilly country under a large sun."""
    rng = np.random.default_rng(3)
    x, y = grid()
    phase, tone = np.zeros_like(x), np.zeros_like(x)
    sun = np.hypot(x - 0.68, y - 0.27)
    tone[:] = 0.42 - 0.35 * np.exp(-((sun / 0.3) ** 2)) + 0.12 * cloud(rng, x * 1.0, y * 3, 3)
    phase[:] = 150 * sun + 2.5 * cloud(rng, x, y, 4)
    tone[sun < 0.115] = 0.04
    for layer, base in enumerate((0.40, 0.50, 0.60, 0.72, 0.86)):
        ridge = base + 0.09 * cloud(rng, x, np.full_like(y, 0.13 * layer), 3 + layer, 4)
        hill = y > ridge
        depth = y - ridge
        slope = 0.5 + 0.5 * cloud(rng, x, y, 5 + layer)
        tone[hill] = np.clip(0.25 + 0.1 * layer + 0.5 * slope - 1.6 * np.exp(-depth / 0.02) * 0.25, 0.06, 0.95)[hill]
        phase[hill] = (120 - 8 * layer) * (depth * 0.9 + 0.35 * x * (-1) ** layer + 0.05 * cloud(rng, x, y, 6))[hill] * 1.35
        tone[hill & (depth < 0.006)] = 1
    wave = 0.5 + 0.5 * np.sin(2 * np.pi * phase * 0.42)
    ink = smoothstep(-0.12, 0.12, tone - wave)
    crossed = 0.5 + 0.5 * np.sin(2 * np.pi * (x * 0.7 + y) * 58)
    ink = np.maximum(ink, smoothstep(-0.12, 0.12, (tone - 0.62) * 1.6 - crossed))
    paper = colours("#efe3c8")[0] * (1 + 0.03 * cloud(rng, x, y, 50, 3))[..., None]
    return finish(paper * (1 - ink[..., None]) + colours("#1c1714")[0] * ink[..., None])


def impasto() -> Image.Image:
    """Thick short strokes of a loaded brush along a swirling wind, with light on the ridges of paint."""
    rng = np.random.default_rng(31)
    palette = colours("#0b2545", "#134074", "#2a6f97", "#61a5c2", "#f2c14e", "#f78154", "#fff1d0", "#5fad56")
    size = OVERSAMPLED
    x, y = grid()
    stream = cloud(rng, x, y, 3, 3) + 0.9 * np.exp(-(((x - 0.3) ** 2 + (y - 0.35) ** 2) / 0.05)) - 0.8 * np.exp(-(((x - 0.75) ** 2 + (y - 0.6) ** 2) / 0.06))
    along_y, along_x = np.gradient(stream)
    angle = np.arctan2(-along_x, along_y)
    tint = np.clip(0.5 + 0.42 * cloud(rng, x, y, 3, 3) + 0.35 * (0.5 - y), 0, 1)
    picture, height = ramp(tint, palette[:5]) * 0.8, np.zeros((size, size))
    for length, width, count in ((90, 22, 1600), (60, 13, 3200), (40, 8, 2600)):
        for _ in range(count):
            px, py = rng.integers(0, size, 2)
            turn = angle[py, px] + rng.normal(0, 0.12)
            base = ramp(np.array(tint[py, px] + rng.normal(0, 0.12)), palette)
            stroke = np.clip(base * rng.uniform(0.85, 1.15) + rng.normal(0, 0.03, 3), 0, 1)
            reach = int(length * 0.75)
            top, bottom, left, right = max(py - reach, 0), min(py + reach, size), max(px - reach, 0), min(px + reach, size)
            v, u = np.mgrid[top:bottom, left:right]
            s = (u - px) * np.cos(turn) + (v - py) * np.sin(turn)
            t = -(u - px) * np.sin(turn) + (v - py) * np.cos(turn) + s**2 / length * rng.normal(0, 0.15)
            bristles = 0.75 + 0.25 * np.sin(t * 2.2 + rng.uniform(0, 6)) * np.cos(t * 0.9)
            body = smoothstep(1, 0.75, np.hypot(np.maximum(np.abs(s) - length * 0.35, 0) / (length * 0.15), t / (width / 2)))
            cover = (body * (0.7 + 0.3 * bristles))[..., None]
            patch = picture[top:bottom, left:right]
            patch[:] = patch * (1 - cover) + stroke * (0.9 + 0.15 * bristles[..., None]) * cover
            relief = height[top:bottom, left:right]
            relief[:] = relief * (1 - body) + body * (0.6 * bristles + 0.5 * (1 - (t / (width / 2)) ** 2)) * width / 10
    light = np.gradient(height)
    return finish(picture * (1 + 0.22 * np.clip(-light[0] - light[1], -1, 1.6))[..., None])
