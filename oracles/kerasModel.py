"""Builds a Keras model from a Tensorloom plan. Names and arguments in a plan are Keras' own in camelCase."""

import keras
import tensorflow as tf
from kerasLayers import apply_layer, pascal_case, plain_name, read_config, snake_case


def build_model(plan):
    """A functional model with the plan's node ids as layer names, and one output for each objective."""
    tensors = {}
    inputs = []
    # Indices are whole numbers for Keras; in a plan, a batch of any input is float32.
    indices = {node for step in plan["model"]["layers"] if step["className"] == "Embedding" for node in step["inputs"]}
    for step in plan["model"]["layers"]:
        if step.get("fields") is not None:
            dtype = "int32" if step["node"] in indices else keras.config.floatx()
            tensor = keras.Input(tuple(step["outputShape"]), name=step["node"], dtype=dtype)
            inputs.append(tensor)
        else:
            tensor = apply_layer(step, [tensors[node] for node in step["inputs"]])
            if list(tensor.shape[1:]) != step["outputShape"]:
                raise ValueError(f"{step['node']}: Keras gives {tensor.shape[1:]}, the plan says {step['outputShape']}")
        tensors[step["node"]] = tensor
    outputs = [tensors[objective["prediction"]] for objective in plan["training"]["objectives"]]
    return keras.Model(inputs, outputs[0] if len(outputs) == 1 else outputs)


def weights_of(model, plan):
    """The model's variables in the plan's order, by full name. Fails when Keras names or orders them otherwise."""
    found = {}
    for step in plan["model"]["layers"]:
        names = [weight["name"] for weight in step["weights"]]
        layer = model.get_layer(step["node"])
        # The counters of a layer's random numbers are variables too, but no weights that a plan knows.
        variables = [v for v in layer.weights if "seed_generator" not in v.path]
        found_names = [plain_name(layer, variable) for variable in variables]
        if found_names != names:
            raise ValueError(f"{step['node']}: Keras has {found_names}, the plan says {names}")
        found.update({f"{step['node']}/{name}": variable for name, variable in zip(names, variables)})
    return found


def sum_rows(optimizer_class):
    """The optimizer, but fed the gradient of a table as one sum for each row.

    Keras hands an embedding's gradient on as one part for each looked-up place, and squares those parts before it adds
    up the ones of the same row. The square of a gradient is (a + b)², not a² + b²: what Keras makes of two equal words
    in a batch is an accident of how it stores them.
    """

    class SummedRows(optimizer_class):
        def apply(self, grads, trainable_variables=None):
            summed = [g if g is None else tf.convert_to_tensor(g) for g in grads]
            return super().apply(summed, trainable_variables)

    return SummedRows


def make_optimizer(plan, summed=False):
    optimizer = plan["training"]["optimizer"]
    config = read_config(optimizer["config"])
    # JSON does not tell 1 from 1.0, and Keras refuses a learning rate or a momentum that is an int.
    config = {key: value if isinstance(value, bool) else float(value) for key, value in config.items()}
    optimizer_class = getattr(keras.optimizers, optimizer["className"])
    return (sum_rows(optimizer_class) if summed else optimizer_class)(**config)


def make_loss(objective):
    config = read_config(objective["config"])
    # A plan that names an alpha wants it; in Keras a switch stands before it.
    if objective["name"] == "binaryFocalCrossentropy" and "alpha" in config:
        config["apply_class_balancing"] = True
    return getattr(keras.losses, pascal_case(objective["name"]))(**config)


def compile_model(model, plan, summed=False, **options):
    """Compiles as `model.compile` does by default: no XLA on a machine without a GPU. `summed`: see `sum_rows`."""
    training = plan["training"]
    objectives = training["objectives"]
    losses = [make_loss(objective) for objective in objectives]
    metrics = [snake_case(metric["name"]) for metric in training["metrics"]] if len(objectives) == 1 else None
    model.compile(
        optimizer=make_optimizer(plan, summed),
        loss=losses[0] if len(losses) == 1 else losses,
        loss_weights=[objective["weight"] for objective in objectives],
        metrics=metrics,
        **options,
    )
