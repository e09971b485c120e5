"""Trains a model with JAX, a round at a time, and says how long a step took.

usage: jaxContender.py FOLDER MODEL. One jitted function is a whole step (forward, gradients, Adam, metrics); what it
replaces is donated to it. Loss and accuracy are added up on the device and read once a round.
"""

import sys

import jax
import jax.numpy as jnp
import numpy as np
from jaxModels import build_model
from prepared import Clock, answer_rounds, read_json, read_rows

LOSSES = {
    "sparseCategoricalCrossentropy": lambda z, y: -jnp.take_along_axis(jax.nn.log_softmax(z), y[:, None], 1).mean(),
    "binaryCrossentropy": lambda z, y: (jnp.maximum(z[:, 0], 0) - z[:, 0] * y + jnp.log1p(jnp.exp(-jnp.abs(z[:, 0])))).mean(),
    "meanSquaredError": lambda z, y: ((z[:, 0] - y) ** 2).mean(),
}
HITS = {
    "sparseCategoricalCrossentropy": lambda z, y: (z.argmax(1) == y).sum(),
    "binaryCrossentropy": lambda z, y: ((z[:, 0] > 0) == (y > 0)).sum(),
    "meanSquaredError": lambda z, y: 0,
}
BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-7


def make_step(apply, loss_name, rate, seed):
    loss_of, hits_of = LOSSES[loss_name], HITS[loss_name]

    def step(carry, x, y):
        p, m, v, state, count, total, hits = carry
        key = jax.random.fold_in(jax.random.key(seed), count)

        def measure(p):
            z, new_state = apply(p, state, x, key)
            return loss_of(z, y), (z, new_state)

        (loss, (z, state)), gradients = jax.value_and_grad(measure, has_aux=True)(p)
        count = count + 1
        m = jax.tree.map(lambda m, g: m + (g - m) * (1 - BETA1), m, gradients)
        v = jax.tree.map(lambda v, g: v + (g * g - v) * (1 - BETA2), v, gradients)
        alpha = rate * jnp.sqrt(1 - BETA2**count) / (1 - BETA1**count)
        p = jax.tree.map(lambda p, m, v: p - alpha * m / (jnp.sqrt(v) + EPSILON), p, m, v)
        return p, m, v, state, count, total + loss, hits + hits_of(z, y)

    return jax.jit(step, donate_argnums=0)


def main(folder, name):
    plan = read_json(folder, "plan.json")
    training = plan["training"]
    batch_size = training["batchSize"]
    x, y = read_rows(folder, plan)
    loss_name = training["objectives"][0]["name"]
    y = y if loss_name == "sparseCategoricalCrossentropy" else y.astype("float32")
    parameters, state, apply = build_model(name)
    step = make_step(apply, loss_name, training["optimizer"]["config"]["learningRate"], training["seed"])
    zeros = lambda: jax.tree.map(jnp.zeros_like, parameters)
    carry = (jax.tree.map(jnp.asarray, parameters), zeros(), zeros(), jax.tree.map(jnp.asarray, state))
    carry = (*carry, jnp.zeros((), "int32"), jnp.zeros(()), jnp.zeros((), "int32"))
    steps = len(y) // batch_size
    random = np.random.default_rng(training["seed"])
    clock = Clock()

    def run_round():
        nonlocal carry
        clock.start()
        order = random.permutation(len(y))
        for at in range(steps):
            rows = order[at * batch_size : (at + 1) * batch_size]
            carry = step(carry, x[rows], y[rows])
        # Calls return before they are done: this waits for the last.
        if not np.isfinite(float(carry[5])):
            raise ValueError("the loss is no number")
        clock.stop(steps)
        return clock.times

    answer_rounds(f"JAX {jax.__version__}", run_round)


main(sys.argv[1], sys.argv[2])
