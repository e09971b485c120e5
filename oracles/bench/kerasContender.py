"""Trains a plan with Keras' own `fit`, a round at a time, and says how long a step took.

usage: kerasContender.py FOLDER STEPS_PER_EXECUTION. The folder holds plan.json and the prepared data that Tensorloom's
own trainer reads. Each line on stdin is one round: one epoch over the data. Answers {"ms": …, "cpuMs": …} a step.
"""

import json
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import keras
import numpy as np
import tensorflow as tf
from kerasModel import build_model, compile_model


class EpochClock(keras.callbacks.Callback):
    """Times what is inside an epoch: building the iterator of `fit` before it is not a step."""

    def on_epoch_begin(self, epoch, logs=None):
        self.begun, self.cpu_begun = time.perf_counter(), time.process_time()

    def on_epoch_end(self, epoch, logs=None):
        self.seconds, self.cpu_seconds = time.perf_counter() - self.begun, time.process_time() - self.cpu_begun


def read_fields(folder):
    with open(os.path.join(folder, "prepared.json"), encoding="utf-8") as file:
        prepared = json.load(file)
    return {
        field["type"]["name"]: np.fromfile(os.path.join(folder, field["file"]), field["stored"]["dtype"]).reshape(
            [prepared["rows"], *field["type"]["shape"]]
        )
        for field in prepared["fields"]
    }


def read_arrays(plan, fields):
    """Inputs and targets as `fit` takes them. A field on its own axis for each input: rows join fields by hand."""
    inputs = []
    for layer in plan["model"]["layers"]:
        if layer.get("fields") is not None:
            columns = [fields[name] for name in layer["fields"]]
            inputs.append(columns[0] if len(columns) == 1 else np.stack(columns, axis=-1))
    targets = [fields[objective["target"]] for objective in plan["training"]["objectives"]]
    return [arrays[0] if len(arrays) == 1 else arrays for arrays in (inputs, targets)]


def main(folder, steps_per_execution):
    with open(os.path.join(folder, "plan.json"), encoding="utf-8") as file:
        plan = json.load(file)
    batch_size = plan["training"]["batchSize"]
    x, y = read_arrays(plan, read_fields(folder))
    steps = len(y[0] if isinstance(y, list) else y) // batch_size
    model = build_model(plan)
    compile_model(model, plan, steps_per_execution=steps_per_execution)
    clock = EpochClock()
    versions = f"Keras {keras.__version__}, TensorFlow {tf.__version__}, Python {sys.version.split()[0]}"
    print(json.dumps({"ready": versions}), flush=True)
    for _ in sys.stdin:
        model.fit(x, y, batch_size=batch_size, epochs=1, verbose=0, callbacks=[clock])
        ms, cpu_ms = clock.seconds * 1000 / steps, clock.cpu_seconds * 1000 / steps
        print(json.dumps({"ms": ms, "cpuMs": cpu_ms}), flush=True)


main(sys.argv[1], int(sys.argv[2]))
