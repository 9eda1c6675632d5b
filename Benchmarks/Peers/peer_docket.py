"""docket's own figures, from the phases of DocketBench."""

import os
import subprocess


def figures(folder, bench, facts):
    yield "name", "docket (all its views; the whole page of a case)"

    def phase(name):
        answer = subprocess.run(
            [bench, "phase", name, folder, str(facts)], stdout=subprocess.PIPE, check=True)
        return float(answer.stdout)

    os.makedirs(os.path.join(folder, "appends"), exist_ok=True)
    yield "single", float(subprocess.run(
        [bench, "phase", "append-rate", os.path.join(folder, "appends"), str(facts)],
        stdout=subprocess.PIPE, check=True).stdout)
    phase("generate")
    yield "batch", facts / phase("import")
    yield "replay", facts / phase("rebuild")
    yield "case", phase("case-read")
    yield "catch_up", sorted(phase("catch-up") for _ in range(5))[2]
