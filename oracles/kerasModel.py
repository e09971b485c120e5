"""Builds a Keras model from a Tensorloom plan. Names and arguments in a plan are Keras' own in camelCase."""

import re

import keras

# Names that a change of case alone does not give.
IRREGULAR = {
    "beta1": "beta_1",
    "beta2": "beta_2",
    "klDivergence": "KLDivergence",
    "leakyRelu": "leaky_relu",
    "relu6": "relu6",
}
# Weights come from outside, and `exact` chooses between two forms of Tensorloom's own Adam.
LEFT_OUT = {"kernelInitializer", "exact"}


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


def build_model(plan):
    """A functional model with the plan's node ids as layer names, and one output for each objective."""
    tensors = {}
    inputs = []
    # Indices are whole numbers for Keras; in a plan, a batch of any input is float32.
    indices = {node for step in plan["model"]["layers"] if step["className"] == "Embedding" for node in step["inputs"]}
    for step in plan["model"]["layers"]:
        if step.get("fields") is not None:
            dtype = "int32" if step["node"] in indices else "float32"
            tensor = keras.Input(tuple(step["outputShape"]), name=step["node"], dtype=dtype)
            inputs.append(tensor)
        else:
            layer = getattr(keras.layers, step["className"])(name=step["node"], **read_config(step["config"]))
            before = [tensors[node] for node in step["inputs"]]
            tensor = layer(before[0] if len(before) == 1 else before)
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
        variables = model.get_layer(step["node"]).weights
        if [variable.name for variable in variables] != names:
            raise ValueError(f"{step['node']}: Keras has {[v.name for v in variables]}, the plan says {names}")
        found.update({f"{step['node']}/{name}": variable for name, variable in zip(names, variables)})
    return found


def make_optimizer(plan):
    optimizer = plan["training"]["optimizer"]
    config = read_config(optimizer["config"])
    # JSON does not tell 1 from 1.0, and Keras refuses a learning rate or a momentum that is an int.
    config = {key: value if isinstance(value, bool) else float(value) for key, value in config.items()}
    return getattr(keras.optimizers, optimizer["className"])(**config)


def make_loss(objective):
    return getattr(keras.losses, pascal_case(objective["name"]))(**read_config(objective["config"]))


def compile_model(model, plan, **options):
    """Compiles as `model.compile` does by default: no XLA on a machine without a GPU."""
    training = plan["training"]
    objectives = training["objectives"]
    losses = [make_loss(objective) for objective in objectives]
    metrics = [snake_case(metric["name"]) for metric in training["metrics"]] if len(objectives) == 1 else None
    model.compile(
        optimizer=make_optimizer(plan),
        loss=losses[0] if len(losses) == 1 else losses,
        loss_weights=[objective["weight"] for objective in objectives],
        metrics=metrics,
        **options,
    )
