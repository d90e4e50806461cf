"""The plan that is measured, in several lengths, and the memory of this process."""

import os
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.operations.plan_files import read_plan_file
from kehoach_desktop.paths import resource

BLOCKS = {5: 56, 30: 408, 100: 1395}  # that fill so many pages; benchmarks/pages.py says how many they do


def plan_of(pages: int) -> Plan:
    """The sample plan of a province, its body repeated until it fills so many pages."""
    sample = read_plan_file(resource("samples/ke-hoach-tinh-uy.json")).plan
    numbered = zip(range(BLOCKS[pages]), cycle(sample.blocks), strict=False)
    blocks = tuple(replace(block, id=f"b{number}") for number, block in numbered)
    return replace(sample, blocks=blocks, tasks=(), annexes=())


def letters(plan: Plan) -> int:
    return sum(len(block.text) for block in plan.blocks)


def resident_mb() -> float:
    """Resident memory now, as Linux tells it; NaN on systems that do not."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return float("nan")
    return int(statm.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
