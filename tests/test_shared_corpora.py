"""The floors on the annotated corpora that lie beside some checkouts; skipped where they are missing."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
FLOORS = {
    "verbatim": 1.0,
    "scan recall": 0.97,
    "number recall": 0.95,
    "number precision": 0.90,
    "value": 0.97,
    "source": 0.85,
    "actor recall": 0.85,
    "actor precision": 0.80,
    "open recall": 0.70,
    "open precision": 0.60,
    "fact recall": 0.70,
    "fact precision": 0.60,
}


@pytest.mark.skipif(not (SHARED / "articles").is_dir(), reason="the annotated articles are not here")
def test_the_rules_engine_keeps_its_floors_on_the_annotated_articles() -> None:
    command = f"{Path(sys.executable).with_name('summarize')} {{article}} --schema brief --engine rules -f json --quiet"
    arguments = [SHARED / "tools" / "score.py", SHARED / "articles", "--json", "--run", command]
    scored = subprocess.run([sys.executable, *map(str, arguments)], capture_output=True, text=True, check=True)
    shares = json.loads(scored.stdout)
    assert shares["leaks"] == 0
    assert {name: share for name, share in shares.items() if name in FLOORS and share < FLOORS[name]} == {}


@pytest.mark.skipif(not (SHARED / "attribution").is_dir(), reason="the annotated attributions are not here")
def test_the_reading_keeps_its_floors_on_the_annotated_attributions() -> None:
    arguments = [SHARED / "tools" / "score_attribution.py", SHARED / "attribution"]
    scored = subprocess.run([sys.executable, *map(str, arguments)], capture_output=True, text=True, check=True)
    found = re.search(
        r"all: .* with the right source ([\d.]+); direct quotes: .* right source ([\d.]+) of .* touch .* ([\d.]+) of",
        scored.stdout,
    )
    assert found is not None, scored.stdout
    everything, direct, touching = map(float, found.groups())
    assert everything >= 0.70
    assert direct >= 0.90
    assert touching >= 0.85
