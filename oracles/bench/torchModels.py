"""The models of oracles/models.ts for PyTorch. Each gives logits: the losses take those."""

import torch
from torch import nn


class Residual(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return x + self.layers(x)


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = nn.MultiheadAttention(64, 4, batch_first=True)

    def forward(self, x):
        return self.attention(x, x, x, need_weights=False)[0]


class Positions(nn.Module):
    def __init__(self, length, width):
        super().__init__()
        self.table = nn.Parameter(torch.empty(length, width).uniform_(-0.05, 0.05))

    def forward(self, x):
        return x + self.table


class Mean(nn.Module):
    def __init__(self, *axes):
        super().__init__()
        self.axes = axes

    def forward(self, x):
        return x.mean(self.axes)


class Recurrent(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.cells = kind(16, 64, batch_first=True)
        self.dense = nn.Linear(64, 1)

    def forward(self, x):
        return self.dense(self.cells(x)[0][:, -1])


def convolve(before, after):
    return [nn.Conv2d(before, after, 3, padding=1, bias=False), nn.BatchNorm2d(after, eps=1e-3, momentum=0.01)]


def build_model(name):
    match name:
        case "reference CNN":
            return nn.Sequential(
                *[nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2)],
                *[nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2)],
                *[nn.Flatten(), nn.Linear(1600, 64), nn.ReLU(), nn.Linear(64, 10)],
            )
        case "small ResNet":
            return nn.Sequential(
                *[*convolve(1, 16), nn.ReLU(), Residual(*convolve(16, 16)), nn.ReLU()],
                *[*convolve(16, 32), nn.ReLU(), Residual(*convolve(32, 32)), nn.ReLU()],
                *[Mean(2, 3), nn.Dropout(0.3), nn.Linear(32, 10)],
            )
        case "transformer block":
            return nn.Sequential(
                *[nn.Embedding(1_000, 64), Positions(128, 64)],
                Residual(nn.LayerNorm(64, eps=1e-3), Attention()),
                Residual(nn.LayerNorm(64, eps=1e-3), nn.Linear(64, 256), nn.GELU(), nn.Linear(256, 64)),
                *[Mean(1), nn.Linear(64, 10)],
            )
        case "GRU(64) × 50":
            return Recurrent(nn.GRU)
        case "LSTM(64) × 50":
            return Recurrent(nn.LSTM)
        case "MLP 784-128-10":
            return nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
        case "text":
            return nn.Sequential(nn.Embedding(10_000, 64), Mean(1), nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 1))
    raise ValueError(f"no PyTorch model for {name}")
