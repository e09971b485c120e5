"""Trains a model with PyTorch as its tutorials do, a round at a time, and says how long a step took.

usage: torchContender.py FOLDER MODEL eager|compiled. Adam in its fused form; images channels last, as PyTorch advises for
processors. Loss and accuracy are added up and read once a round.
"""

import logging
import sys

import numpy as np
import torch
from prepared import Clock, answer_rounds, read_json, read_rows
from torch.nn import functional
from torchModels import build_model

LOSSES = {
    "sparseCategoricalCrossentropy": lambda z, y: functional.cross_entropy(z, y),
    "binaryCrossentropy": lambda z, y: functional.binary_cross_entropy_with_logits(z[:, 0], y),
    "meanSquaredError": lambda z, y: functional.mse_loss(z[:, 0], y),
}
HITS = {
    "sparseCategoricalCrossentropy": lambda z, y: (z.argmax(1) == y).sum(),
    "binaryCrossentropy": lambda z, y: ((z[:, 0] > 0) == (y > 0)).sum(),
}


def main(folder, name, form, threads):
    logging.getLogger("torch").setLevel(logging.ERROR)
    torch.set_num_threads(threads)
    plan = read_json(folder, "plan.json")
    batch_size = plan["training"]["batchSize"]
    x, y = (torch.from_numpy(array) for array in read_rows(folder, plan))
    loss_name = plan["training"]["objectives"][0]["name"]
    loss_of, hits_of = LOSSES[loss_name], HITS.get(loss_name)
    y = y.long() if loss_name == "sparseCategoricalCrossentropy" else y.float()
    model = build_model(name)
    if x.dim() == 4:
        x = x.permute(0, 3, 1, 2).to(memory_format=torch.channels_last)
        model = model.to(memory_format=torch.channels_last)
    rate = plan["training"]["optimizer"]["config"]["learningRate"]
    optimizer = torch.optim.Adam(model.parameters(), lr=rate, eps=1e-7, fused=True)
    call = torch.compile(model) if form == "compiled" else model
    model.train()
    steps = len(y) // batch_size
    random = np.random.default_rng(plan["training"]["seed"])
    clock = Clock()

    def run_round():
        clock.start()
        order = torch.from_numpy(random.permutation(len(y)))
        total, hits = torch.zeros(()), torch.zeros((), dtype=torch.long)
        for step in range(steps):
            rows = order[step * batch_size : (step + 1) * batch_size]
            batch_x, batch_y = x[rows], y[rows]
            optimizer.zero_grad()
            z = call(batch_x)
            loss = loss_of(z, batch_y)
            loss.backward()
            optimizer.step()
            with torch.no_grad():
                total += loss.detach()
                if hits_of:
                    hits += hits_of(z.detach(), batch_y)
        if not np.isfinite(total.item()):
            raise ValueError("the loss is no number")
        hits.item()
        clock.stop(steps)
        return clock.times

    answer_rounds(f"PyTorch {torch.__version__}", run_round)


main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
