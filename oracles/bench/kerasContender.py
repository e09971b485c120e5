"""Trains a plan with Keras' own `fit`, a round at a time, and says how long a step took.

usage: kerasContender.py FOLDER STEPS_PER_EXECUTION. The folder holds plan.json and the prepared data that Tensorloom's
own trainer reads. Each line on stdin is one round: one epoch over the data.
"""

import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import keras
import tensorflow as tf
from kerasModel import build_model, compile_model
from prepared import Clock, answer_rounds, read_json, read_rows


class EpochClock(keras.callbacks.Callback):
    """Times what is inside an epoch: building the iterator of `fit` before it is not a step."""

    def __init__(self, steps):
        super().__init__()
        self.clock, self.steps = Clock(), steps

    def on_epoch_begin(self, epoch, logs=None):
        self.clock.start()

    def on_epoch_end(self, epoch, logs=None):
        self.clock.stop(self.steps)


def main(folder, steps_per_execution):
    plan = read_json(folder, "plan.json")
    batch_size = plan["training"]["batchSize"]
    x, y = read_rows(folder, plan)
    model = build_model(plan)
    compile_model(model, plan, steps_per_execution=steps_per_execution)
    timing = EpochClock(len(y) // batch_size)

    def run_round():
        model.fit(x, y, batch_size=batch_size, epochs=1, verbose=0, callbacks=[timing])
        return timing.clock.times

    answer_rounds(f"Keras {keras.__version__}, TensorFlow {tf.__version__}", run_round)


main(sys.argv[1], int(sys.argv[2]))
