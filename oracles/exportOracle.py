"""Loads exported models with real TensorFlow and Keras and compares them with what Tensorloom predicted.

One line of JSON in: a list of {"format", "folder", "outputs"}. One line out for each: {"worst"} or {"error"}.
"""

import json
import pathlib
import sys

import keras
import numpy as np
import tensorflow as tf


def predict_saved_model(folder, rows, names):
    signature = tf.saved_model.load(str(folder)).signatures["serving_default"]
    given = signature.structured_input_signature[1]
    outputs = signature(**{name: tf.constant(rows[i]) for i, name in enumerate(names["inputs"]) if name in given})
    return [outputs[name].numpy() for name in names["outputs"]]


def predict_keras(folder, file, rows):
    model = keras.models.load_model(folder / file, compile=False)
    outputs = model(rows if len(rows) > 1 else rows[0], training=False)
    return [np.asarray(output) for output in (outputs if isinstance(outputs, list) else [outputs])]


def predict(asked, rows):
    folder = pathlib.Path(asked["folder"])
    if asked["format"] == "savedmodel":
        return predict_saved_model(folder, rows, asked)
    return predict_keras(folder, {"keras": "model.keras", "h5": "model.h5"}[asked["format"]], rows)


def compare(asked):
    rows_folder = pathlib.Path(asked["rows"])
    rows = [np.load(rows_folder / f"input_{i}.npy") for i in range(len(asked["inputs"]))]
    worst = 0.0
    for i, got in enumerate(predict(asked, rows)):
        expected = np.load(rows_folder / f"expected_{i}.npy")
        distance = np.abs(got.reshape(expected.shape) - expected) / np.maximum(1.0, np.abs(expected))
        worst = max(worst, float(np.max(distance)))
    return worst


for line in sys.stdin:
    try:
        answer = {"worst": compare(json.loads(line))}
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"[-1500:]}
    print(json.dumps(answer), flush=True)
