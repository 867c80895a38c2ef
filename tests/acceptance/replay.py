"""Recorded answers, run through the whole pipeline: documents of the tests' own, what a model says of each
of their windows, and what becomes of it."""
import json
import sys
from pathlib import Path

from acceptance import run
from model_server import ModelServer, window_of

FOLDER = Path(__file__).resolve().parent / "replay"
KEPT = ("claims.jsonl", "rejected.jsonl", "graph.jsonld", "validation.json")
OPTIONS = ("--model", "recorded", "--window", "60", "--overlap", "0", "--wait", "0.01")


class Recorded:
    """What the model says: the answers of a window one after the other, as often as it is asked."""

    def __init__(self):
        self.answers = json.loads((FOLDER / "answers.json").read_text(encoding="utf-8"))
        self.unknown = []

    def __call__(self, body):
        window = window_of(body)
        for recorded in self.answers:
            if window.startswith(recorded["window"]):
                return recorded["answers"][(len(body["messages"]) - 2) // 2]
        self.unknown.append(window)
        return ""


def replay(out, cache, *arguments):
    """Builds the graph of the recorded answers. Returns what was kept by name, what the command printed,
    and how many requests there were."""
    recorded = Recorded()
    server = ModelServer(recorded)
    try:
        result = run("build", FOLDER / "strait.en.txt", FOLDER / "strait.fa.txt", "-o", out,
                     "--endpoint", server.url, "--cache", cache, *OPTIONS, *arguments,
                     environment={"DIPLOGRAPH_API_KEY": "", "no_proxy": "127.0.0.1"})
    finally:
        server.close()
    if recorded.unknown:
        raise AssertionError(f"no answer is recorded for {recorded.unknown}")
    if result.returncode not in (0, 1):
        raise AssertionError(result.stderr.decode("utf-8", "replace"))
    kept = {name: (Path(out) / name).read_bytes() for name in KEPT}
    return kept, result.stdout.decode("utf-8"), len(server.bodies)


def expected():
    return {name: (FOLDER / "expected" / name).read_bytes() for name in KEPT}


if __name__ == "__main__":  # scripts/update-replay
    for name, content in replay(sys.argv[1], sys.argv[1] + ".sqlite")[0].items():
        (FOLDER / "expected").mkdir(exist_ok=True)
        (FOLDER / "expected" / name).write_bytes(content)
