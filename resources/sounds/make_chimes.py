"""Write the chimes: calm bells, made of decaying sines, the same bytes at every run.

Run `python resources/sounds/make_chimes.py [FOLDER]`; without FOLDER the bundled files are rewritten.
Mono, 16 bit, 44.1 kHz.
"""

import math
import sys
import wave
from array import array
from pathlib import Path
from typing import NamedTuple

RATE = 44_100
ATTACK_SECONDS = 0.008
RELEASE_SECONDS = 0.06

# A struck bar's partials: frequency and loudness against the fundamental, and how much faster they die.
PARTIALS = ((1.0, 1.0, 1.0), (2.0, 0.28, 1.7), (2.98, 0.14, 2.6), (5.4, 0.05, 5.0))


class Stroke(NamedTuple):
    """One stroke of the bell; decay is the time in which it falls to 37 %."""

    at_seconds: float
    hertz: float
    decay_seconds: float
    loudness: float = 1.0


class Chime(NamedTuple):
    """Strokes within a length; the loudest sample is brought to `peak_dbfs`."""

    seconds: float
    peak_dbfs: float
    strokes: tuple[Stroke, ...]


# Named as the show names its cues.
CHIMES = {
    "minimum": Chime(1.0, -8.0, (Stroke(0.0, 698.46, 0.26),)),
    "warning": Chime(1.5, -6.0, (Stroke(0.0, 587.33, 0.42),)),
    "half": Chime(0.9, -8.0, (Stroke(0.0, 783.99, 0.22),)),
    "time_up": Chime(1.6, -6.0, (Stroke(0.0, 659.26, 0.32), Stroke(0.38, 523.25, 0.38))),
    "overtime": Chime(
        1.3,
        -6.0,
        (Stroke(0.0, 523.25, 0.13), Stroke(0.27, 523.25, 0.13), Stroke(0.54, 523.25, 0.2)),
    ),
}


def samples(chime: Chime) -> array:
    """The chime as signed 16-bit samples, silent at both ends."""
    count = round(chime.seconds * RATE)
    sound = [0.0] * count
    for stroke in chime.strokes:
        first = round(stroke.at_seconds * RATE)
        for place in range(first, count):
            sound[place] += strike(stroke, (place - first) / RATE)
    faded = [value * fade(place, count) for place, value in enumerate(sound)]
    scale = 32767 * 10 ** (chime.peak_dbfs / 20) / max(map(abs, faded))
    return array("h", (round(value * scale) for value in faded))


def strike(stroke: Stroke, seconds: float) -> float:
    """One stroke, so long after it began; a raised cosine lets it in without a click."""
    attack = 0.5 - 0.5 * math.cos(math.pi * min(1.0, seconds / ATTACK_SECONDS))
    return (
        stroke.loudness
        * attack
        * sum(
            loudness
            * math.exp(-seconds * faster / stroke.decay_seconds)
            * math.sin(2 * math.pi * stroke.hertz * ratio * seconds)
            for ratio, loudness, faster in PARTIALS
        )
    )


def fade(place: int, count: int) -> float:
    """Lets the end die away to nothing."""
    left = (count - 1 - place) / (RELEASE_SECONDS * RATE)
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, left))


def write(path: Path, chime: Chime) -> None:
    data = samples(chime)
    if sys.byteorder == "big":
        data.byteswap()  # WAV is little-endian
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(data.tobytes())


def main(folder: Path) -> None:
    for name, chime in CHIMES.items():
        write(folder / f"{name}.wav", chime)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
