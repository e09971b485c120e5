"""Makes the Keras layer of a plan's step. Most are Keras' class with the same arguments; those that differ stand here."""

import re

import keras
import numpy as np

# Names that a change of case alone does not give.
IRREGULAR = {
    "beta1": "beta_1",
    "beta2": "beta_2",
    "klDivergence": "KLDivergence",
    "leakyRelu": "leaky_relu",
    "relu6": "relu6",
}
# Weights come from outside, and `exact` chooses between two forms of Tensorloom's own Adam.
LEFT_OUT = {"kernelInitializer", "exact", "sampleWeight"}


def snake_case(name):
    return IRREGULAR.get(name) or re.sub(r"(?<=[a-z0-9])([A-Z])", lambda match: "_" + match[1].lower(), name)


def pascal_case(name):
    return IRREGULAR.get(name) or name[0].upper() + name[1:]


def read_config(config):
    """A step's configuration as keyword arguments of Keras."""
    named = {snake_case(key): value for key, value in config.items() if key not in LEFT_OUT and value is not None}
    for key in ("activation", "recurrent_activation"):
        if key in named:
            named[key] = snake_case(named[key])
    return named


class PositionalEncoding(keras.layers.Layer):
    """Keras itself has none: learned as in KerasHub's PositionEmbedding, sines as in "Attention is all you need"."""

    def __init__(self, form, **rest):
        super().__init__(**rest)
        self.form = form
        self.supports_masking = True

    def build(self, shape):
        _, times, width = shape
        if self.form == "learned":
            self.position_embeddings = self.add_weight(shape=(times, width), name="position_embeddings")
            return
        channels = np.arange(width)
        angles = np.arange(times)[:, None] / 10_000.0 ** (2 * (channels // 2) / width)
        self.waves = np.where(channels % 2 == 0, np.sin(angles), np.cos(angles)).astype(keras.config.floatx())

    def call(self, x):
        return x + (self.position_embeddings if self.form == "learned" else self.waves)


def make_recurrent(layer_class, name, config):
    """Reading in both directions is an argument in a plan, and a layer around another one in Keras."""
    both, merge_mode = config.pop("bidirectional"), config.pop("merge_mode")
    if not both:
        return layer_class(name=name, **config)
    # The second one is named, because Keras' own copy reads from the end, too, when the first one does.
    other = {**config, "go_backwards": not config["go_backwards"]}
    return keras.layers.Bidirectional(
        layer_class(**config, name="forward"),
        backward_layer=layer_class(**other, name="backward"),
        merge_mode=merge_mode,
        name=name,
    )


def apply_attention(name, config, before):
    causal = config.pop("use_causal_mask")
    layer = keras.layers.MultiHeadAttention(name=name, **config)
    return layer(before[0], before[-1], use_causal_mask=causal)


def share_all_but_channels(config, tensor):
    per_channel = config.pop("per_channel")
    return {"shared_axes": list(range(1, len(tensor.shape) - 1))} if per_channel else {}


def apply_layer(step, before):
    """The output of a step's layer for the outputs of the layers before."""
    name, class_name, config = step["node"], step["className"], read_config(step["config"])
    if class_name == "MultiHeadAttention":
        return apply_attention(name, config, before)
    if class_name == "PositionalEncoding":
        layer = PositionalEncoding(name=name, **config)
    elif class_name == "PReLU":
        layer = keras.layers.PReLU(name=name, **share_all_but_channels(config, before[0]))
    elif class_name == "TimeDistributed":
        inner = config["layer"]
        each = getattr(keras.layers, inner["className"])(**read_config(inner["config"]))
        layer = keras.layers.TimeDistributed(each, name=name)
    elif "bidirectional" in config:
        layer = make_recurrent(getattr(keras.layers, class_name), name, config)
    else:
        layer = getattr(keras.layers, class_name)(name=name, **config)
    return layer(before[0] if len(before) == 1 else before)


def plain_name(layer, variable):
    """A variable's name as a plan has it: the parts of attention and of both directions are told apart by a prefix."""
    if isinstance(layer, keras.layers.MultiHeadAttention):
        return "_".join(variable.path.split("/")[-2:])
    if isinstance(layer, keras.layers.Bidirectional):
        direction = "backward" if any(variable is other for other in layer.backward_layer.weights) else "forward"
        return f"{direction}_{variable.name}"
    return variable.name
