"""PNG pictures without a library: enough to compare two of them."""
import struct
import zlib

CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}


def unfiltered(data, height, stride, size):
    """The rows of a PNG's pixels (PNG specification, section 9)."""
    rows = []
    previous = bytearray(stride)
    for number in range(height):
        start = number * (stride + 1)
        kind, row = data[start], bytearray(data[start + 1:start + 1 + stride])
        for at in range(stride):
            left = row[at - size] if at >= size else 0
            above = previous[at]
            corner = previous[at - size] if at >= size else 0
            if kind == 1:
                row[at] = (row[at] + left) & 255
            elif kind == 2:
                row[at] = (row[at] + above) & 255
            elif kind == 3:
                row[at] = (row[at] + (left + above) // 2) & 255
            elif kind == 4:
                guess = left + above - corner
                nearest = min((abs(guess - left), 0, left), (abs(guess - above), 1, above),
                              (abs(guess - corner), 2, corner))[2]
                row[at] = (row[at] + nearest) & 255
        rows.append(row)
        previous = row
    return rows


def grey_rows(png):
    """The picture as rows of values from 0 (black) to 255, on white."""
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", png[16:29])
    assert depth == 8 and interlaced == 0 and colour in CHANNELS, (depth, colour, interlaced)
    size = CHANNELS[colour]
    data, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        if kind == b"IDAT":
            data += png[at + 8:at + 8 + length]
        at += length + 12
    rows = []
    for row in unfiltered(zlib.decompress(data), height, width * size, size):
        greys = []
        for pixel in range(0, len(row), size):
            value = sum(row[pixel:pixel + 3]) / 3 if size > 2 else row[pixel]
            opacity = row[pixel + size - 1] / 255 if size in (2, 4) else 1
            greys.append(255 - (255 - value) * opacity)
        rows.append(greys)
    return rows


def cells(png, columns=120, lines=40):
    """The mean greys of a grid over the part of the picture that is not white."""
    rows = grey_rows(png)
    used = [number for number, row in enumerate(rows) if min(row) < 200]
    across = [at for at in range(len(rows[0])) if any(rows[number][at] < 200 for number in used)]
    top, bottom, left, right = used[0], used[-1] + 1, across[0], across[-1] + 1
    grid = []
    for line in range(lines):
        for column in range(columns):
            y0 = top + (bottom - top) * line // lines
            y1 = max(top + (bottom - top) * (line + 1) // lines, y0 + 1)
            x0 = left + (right - left) * column // columns
            x1 = max(left + (right - left) * (column + 1) // columns, x0 + 1)
            part = [rows[y][x] for y in range(y0, y1) for x in range(x0, x1)]
            grid.append(sum(part) / len(part))
    return grid


def difference(one, other):
    """The mean difference of the greys of two pictures where they differ most, in a fiftieth of their
    cells; wherever the pictures stand on their pages and however large they are."""
    differences = sorted((abs(a - b) for a, b in zip(cells(one), cells(other))), reverse=True)
    worst = differences[:len(differences) // 50]
    return sum(worst) / len(worst)
