"""Trains plans with Keras and says what came of it.

Reads one request a line from stdin, {"case": file, "answer": file}; writes the answer file, then one line to stdout:
{"ok": true} or {"ok": false, "error": text}. One process answers many requests: importing TensorFlow takes seconds.

A case holds `plan`, `weights` (arrays by full name), `batches` (of the training steps, in order) and `heldOut` (one
more). A batch holds arrays: `inputs` in the order of the input layers, `targets` in the order of the objectives.
`partsOfRows`: gradients of tables reach the optimizer as Keras makes them, see kerasModel.sum_rows. `precision`: of all
that Keras computes, "float32" or "float64". `eager`: Keras calls one operation after the other instead of compiling
graphs first, which for a few steps of a small model takes a tenth of the time.
"""

import json
import os
import sys
import traceback

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np
import tensorflow as tf
from arrays import decode, encode
from kerasModel import build_model, compile_model, weights_of


def one_or_list(values):
    return values[0] if len(values) == 1 else values


def read_batch(batch):
    return one_or_list([decode(a) for a in batch["inputs"]]), one_or_list([decode(a) for a in batch["targets"]])


def set_weights(variables, weights):
    for name, variable in variables.items():
        variable.assign(decode(weights[name]))


def measure_gradients(model, variables, batch, eager):
    """Gradient of the mean loss of one batch by every trainable weight, as a training step sees it."""
    trainable = {name: variable for name, variable in variables.items() if variable.trainable}

    def differentiate(x, y):
        with tf.GradientTape() as tape:
            loss = model.compute_loss(x=x, y=y, y_pred=model(x, training=True))
        return tape.gradient(loss, [variable.value for variable in trainable.values()])

    x, y = read_batch(batch)
    gradients = (differentiate if eager else tf.function(differentiate))(tf.nest.map_structure(tf.constant, x), tf.nest.map_structure(tf.constant, y))
    return {
        name: encode(np.zeros(variable.shape) if gradient is None else tf.convert_to_tensor(gradient).numpy())
        for (name, variable), gradient in zip(trainable.items(), gradients)
    }


def predict(model, batch):
    x, _ = read_batch(batch)
    outputs = model.predict_on_batch(x)
    return [encode(output) for output in (outputs if isinstance(outputs, list) else [outputs])]


def train(model, batches):
    """Loss (and metrics) of every step by itself, not the running mean that Keras shows."""
    series = {}
    for batch in batches:
        x, y = read_batch(batch)
        model.reset_metrics()
        for name, value in model.train_on_batch(x, y, return_dict=True).items():
            series.setdefault(name, []).append(float(value))
    return series


def answer(case):
    keras.backend.clear_session()
    keras.config.set_floatx(case["precision"])
    keras.utils.set_random_seed(case["plan"]["training"]["seed"])
    plan, weights = case["plan"], case["weights"]
    model = build_model(plan)
    compile_model(model, plan, summed=not case["partsOfRows"], run_eagerly=case["eager"])
    variables = weights_of(model, plan)
    set_weights(variables, weights)
    before = predict(model, case["heldOut"])
    gradients = measure_gradients(model, variables, case["batches"][0], case["eager"])
    # That forward pass has moved the averages of batch normalisation.
    set_weights(variables, weights)
    series = train(model, case["batches"])
    return {
        "predictionsBefore": before,
        "gradients": gradients,
        "series": series,
        "weights": {name: encode(variable.numpy()) for name, variable in variables.items()},
        "predictionsAfter": predict(model, case["heldOut"]),
    }


def main():
    versions = {"keras": keras.__version__, "tensorflow": tf.__version__, "python": sys.version.split()[0]}
    print(json.dumps({"ok": True, "versions": versions}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            with open(request["case"], encoding="utf-8") as file:
                case = json.load(file)
            with open(request["answer"], "w", encoding="utf-8") as file:
                json.dump(answer(case), file)
            print(json.dumps({"ok": True}), flush=True)
        except Exception:
            print(json.dumps({"ok": False, "error": traceback.format_exc(limit=-4)}), flush=True)


main()
