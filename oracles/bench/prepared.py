"""The data of a benchmark and its rounds, the same for everybody who is timed in Python."""

import json
import os
import sys
import time

import numpy as np


def read_json(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return json.load(file)


def read_fields(folder):
    prepared = read_json(folder, "prepared.json")
    return {
        field["type"]["name"]: np.fromfile(os.path.join(folder, field["file"]), field["stored"]["dtype"]).reshape(
            [prepared["rows"], *field["type"]["shape"]]
        )
        for field in prepared["fields"]
    }


def read_rows(folder, plan):
    """The one input and the one target of a plan of the benchmark."""
    fields = read_fields(folder)
    (name,) = next(layer["fields"] for layer in plan["model"]["layers"] if layer.get("fields") is not None)
    (objective,) = plan["training"]["objectives"]
    return fields[name], fields[objective["target"]]


def rss_mb():
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


class Clock:
    """Milliseconds by the clock, and of processor time over all threads."""

    def start(self):
        self.begun, self.cpu_begun = time.perf_counter(), time.process_time()

    def stop(self, steps):
        seconds, cpu_seconds = time.perf_counter() - self.begun, time.process_time() - self.cpu_begun
        self.times = {"ms": seconds * 1000 / steps, "cpuMs": cpu_seconds * 1000 / steps, "rssMb": rss_mb()}


def answer_rounds(versions, run_round):
    """Each line on stdin is one round. `run_round` returns the times of its steps."""
    print(json.dumps({"ready": f"{versions}, Python {sys.version.split()[0]}"}), flush=True)
    for _ in sys.stdin:
        print(json.dumps(run_round()), flush=True)
