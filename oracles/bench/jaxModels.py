"""The models of oracles/models.ts for JAX: parameters, and a function from them to logits. NHWC, as XLA likes it best.

A model is (parameters, state, apply); apply(parameters, state, x, key) gives logits and the new state (moving averages).
"""

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax


class Parameters(dict):
    """Fills itself with weights drawn as Keras draws them."""

    def __init__(self):
        super().__init__()
        self.random = np.random.default_rng(1)

    def add(self, name, *shape):
        fan = np.prod(shape[:-2]) * (shape[-2] + shape[-1])
        self[name] = self.random.uniform(-1, 1, shape).astype("float32") * np.float32(np.sqrt(6 / fan))

    def fill(self, name, value, *shape):
        self[name] = np.full(shape, value, "float32")

    def dense(self, name, before, after):
        self.add(name, before, after)
        self.fill(f"{name}_bias", 0, after)

    def norm(self, name, width):
        self.fill(f"{name}_gamma", 1, width)
        self.fill(f"{name}_beta", 0, width)


def dense(p, name, x):
    return x @ p[name] + p[f"{name}_bias"]


def convolve(p, name, x, padding):
    return lax.conv_general_dilated(x, p[name], (1, 1), padding, dimension_numbers=("NHWC", "HWIO", "NHWC"))


def max_pool(x):
    return lax.reduce_window(x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")


def layer_norm(p, name, x):
    mean = x.mean(-1, keepdims=True)
    variance = x.var(-1, keepdims=True)
    return (x - mean) * lax.rsqrt(variance + 1e-3) * p[f"{name}_gamma"] + p[f"{name}_beta"]


def build_cnn(p):
    for name, before, after in (("conv1", 1, 32), ("conv2", 32, 64)):
        p.add(name, 3, 3, before, after)
        p.fill(f"{name}_bias", 0, after)
    p.dense("dense1", 1600, 64)
    p.dense("dense2", 64, 10)

    def apply(p, state, x, key):
        for name in ("conv1", "conv2"):
            x = max_pool(jax.nn.relu(convolve(p, name, x, "VALID") + p[f"{name}_bias"]))
        x = jax.nn.relu(dense(p, "dense1", x.reshape(x.shape[0], -1)))
        return dense(p, "dense2", x), state

    return {}, apply


def build_resnet(p):
    blocks = (("1", 1, 16), ("2", 16, 16), ("3", 16, 32), ("4", 32, 32))
    state = {}
    for name, before, after in blocks:
        p.add(f"conv{name}", 3, 3, before, after)
        p.norm(f"norm{name}", after)
        state[name] = (np.zeros(after, "float32"), np.ones(after, "float32"))
    p.dense("dense", 32, 10)

    def block(p, state, name, x):
        x = convolve(p, f"conv{name}", x, "SAME")
        mean, variance = x.mean((0, 1, 2)), x.var((0, 1, 2))
        moved = tuple(old * 0.99 + new * 0.01 for old, new in zip(state[name], (mean, variance)))
        x = (x - mean) * lax.rsqrt(variance + 1e-3) * p[f"norm{name}_gamma"] + p[f"norm{name}_beta"]
        return x, {**state, name: moved}

    def apply(p, state, x, key):
        for first, second in (("1", "2"), ("3", "4")):
            x, state = block(p, state, first, x)
            before = jax.nn.relu(x)
            x, state = block(p, state, second, before)
            x = jax.nn.relu(before + x)
        x = x.mean((1, 2))
        kept = jax.random.bernoulli(key, 0.7, x.shape)
        return dense(p, "dense", jnp.where(kept, x / 0.7, 0)), state

    return state, apply


def build_transformer(p):
    p.add("embeddings", 1_000, 64)
    p.add("positions", 128, 64)
    p.norm("norm1", 64)
    p.norm("norm2", 64)
    for name, before, after in (("qkv", 64, 192), ("out", 64, 64), ("wide", 64, 256), ("back", 256, 64), ("head", 64, 10)):
        p.dense(name, before, after)

    def apply(p, state, x, key):
        x = p["embeddings"][x] + p["positions"]
        query, key_, value = jnp.split(dense(p, "qkv", layer_norm(p, "norm1", x)), 3, -1)
        heads = [part.reshape(*part.shape[:2], 4, 16) for part in (query, key_, value)]
        x = x + dense(p, "out", jax.nn.dot_product_attention(*heads).reshape(x.shape))
        x = x + dense(p, "back", jax.nn.gelu(dense(p, "wide", layer_norm(p, "norm2", x)), approximate=False))
        return dense(p, "head", x.mean(1)), state

    return {}, apply


def build_lstm(p):
    p.add("kernel", 16, 256)
    p.add("recurrent", 64, 256)
    p["bias"] = np.repeat(np.array([0, 1, 0, 0], "float32"), 64)
    p.dense("dense", 64, 1)

    def apply(p, state, x, key):
        projected = (x @ p["kernel"] + p["bias"]).transpose(1, 0, 2)

        def cell(carry, at):
            h, c = carry
            i, f, g, o = jnp.split(at + h @ p["recurrent"], 4, -1)
            c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
            return (jax.nn.sigmoid(o) * jnp.tanh(c), c), None

        zeros = jnp.zeros((x.shape[0], 64))
        (h, _), _ = lax.scan(cell, (zeros, zeros), projected)
        return dense(p, "dense", h), state

    return {}, apply


def build_gru(p):
    p.add("kernel", 16, 192)
    p.add("recurrent", 64, 192)
    p.fill("bias", 0, 192)
    p.fill("recurrent_bias", 0, 192)
    p.dense("dense", 64, 1)

    def apply(p, state, x, key):
        projected = (x @ p["kernel"] + p["bias"]).transpose(1, 0, 2)

        def cell(h, at):
            z, r, n = jnp.split(at, 3, -1)
            hz, hr, hn = jnp.split(h @ p["recurrent"] + p["recurrent_bias"], 3, -1)
            z = jax.nn.sigmoid(z + hz)
            n = jnp.tanh(n + jax.nn.sigmoid(r + hr) * hn)
            return z * h + (1 - z) * n, None

        h, _ = lax.scan(cell, jnp.zeros((x.shape[0], 64)), projected)
        return dense(p, "dense", h), state

    return {}, apply


def build_mlp(p):
    p.dense("dense1", 784, 128)
    p.dense("dense2", 128, 10)
    return {}, lambda p, state, x, key: (dense(p, "dense2", jax.nn.relu(dense(p, "dense1", x))), state)


def build_text(p):
    p.add("embeddings", 10_000, 64)
    p.dense("dense1", 64, 16)
    p.dense("dense2", 16, 1)

    def apply(p, state, x, key):
        return dense(p, "dense2", jax.nn.relu(dense(p, "dense1", p["embeddings"][x].mean(1)))), state

    return {}, apply


BUILDERS = {
    "reference CNN": build_cnn,
    "small ResNet": build_resnet,
    "transformer block": build_transformer,
    "GRU(64) × 50": build_gru,
    "LSTM(64) × 50": build_lstm,
    "MLP 784-128-10": build_mlp,
    "text": build_text,
}


def build_model(name):
    parameters = Parameters()
    state, apply = BUILDERS[name](parameters)
    return dict(parameters), state, apply
