"""What scikit-learn and pandas make of small tables: the golden values that Tensorloom's preparation is held against.

Prints JSON: for each case the kind, its settings, the table that comes in and the columns that have to come out.
Run by `npm run goldens:preparation`; the result is committed, so no test needs Python.
"""

import json
import sys

import numpy as np
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.feature_extraction import FeatureHasher
from sklearn.feature_selection import f_classif, f_regression
from sklearn.impute import KNNImputer, SimpleImputer
from sklearn.metrics import mutual_info_score
from sklearn.preprocessing import (
    KBinsDiscretizer,
    MaxAbsScaler,
    MinMaxScaler,
    OneHotEncoder,
    OrdinalEncoder,
    PolynomialFeatures,
    PowerTransformer,
    QuantileTransformer,
    RobustScaler,
    StandardScaler,
    TargetEncoder,
)
from sklearn.utils.class_weight import compute_class_weight

ROWS = 30
chance = np.random.RandomState(7)
NUMBERS = ["a", "b", "c"]
full = pd.DataFrame(
    {
        "a": chance.normal(50, 12, ROWS).round(3),
        "b": np.exp(chance.normal(1, 1, ROWS)).round(3),
        "c": (chance.normal(0, 3, ROWS) - 1).round(3),
        "city": chance.choice(["Oslo", "Rome", "Lima", "Bern"], ROWS, p=[0.5, 0.3, 0.15, 0.05]),
        "day": pd.date_range("2023-11-27 05:40", periods=ROWS, freq="37h").strftime("%Y-%m-%d %H:%M"),
        "y": chance.normal(10, 3, ROWS).round(3),
        "label": chance.choice(["no", "yes", "maybe"], ROWS, p=[0.6, 0.3, 0.1]),
    }
)
full["y"] = (full["y"] + full["a"] / 10 + (full["city"] == "Oslo") * 3).round(3)
full["c"] = (full["c"] + (full["label"] == "yes") * 4).round(3)
holes = full.copy()
for name, step in (("a", 7), ("b", 5), ("c", 11)):
    holes.loc[::step, name] = np.nan
twice = pd.concat([full.iloc[:6], full.iloc[2:4], full.iloc[6:9], full.iloc[:1]], ignore_index=True)
other = pd.DataFrame({"city": ["Rome", "Oslo", "Rome", "Kyiv"], "size": [4.5, 0.7, 4.4, 2.9]})

cases = []


def listed(values):
    return [None if value is None or (isinstance(value, float) and np.isnan(value)) else value for value in values]


def columns(frame):
    return {name: listed(frame[name].tolist()) for name in frame}


def add(name, kind, config, table, expected, target=None, **more):
    found = {key: listed(np.asarray(values, dtype=object).ravel().tolist()) for key, values in expected.items()}
    case = {"name": name, "kind": kind, "config": config, "table": columns(table), "expected": found}
    cases.append({**case, "target": target, **more})


def by_column(matrix, names=NUMBERS):
    return dict(zip(names, np.asarray(matrix).T))


numbers = full[NUMBERS]
lacking = holes[NUMBERS]
for method, scaler in (
    ("standard", StandardScaler()),
    ("minMax", MinMaxScaler()),
    ("robust", RobustScaler()),
    ("maxAbs", MaxAbsScaler()),
):
    add(f"scale {method}", "scale", {"method": method}, lacking, by_column(scaler.fit_transform(lacking)))

add(
    "Yeo-Johnson",
    "powerTransform",
    {"method": "yeoJohnson"},
    lacking,
    by_column(PowerTransformer().fit_transform(lacking)),
)
add(
    "log1p",
    "powerTransform",
    {"method": "log1p"},
    lacking,
    by_column(np.sign(lacking) * np.log1p(lacking.abs())),
)
for output in ("uniform", "normal"):
    for quantiles in (12, 1000):
        ranks = QuantileTransformer(n_quantiles=min(quantiles, ROWS), output_distribution=output)
        add(
            f"quantiles {output} {quantiles}",
            "quantileTransform",
            {"output": output, "quantiles": quantiles},
            numbers,
            by_column(ranks.fit_transform(numbers)),
        )
for method, strategy in (("equalWidth", "uniform"), ("quantile", "quantile")):
    more = {"quantile_method": "linear"} if strategy == "quantile" else {}
    bins = KBinsDiscretizer(n_bins=4, encode="ordinal", strategy=strategy, subsample=None, **more)
    named = bins.fit_transform(numbers).astype(int) + 1
    add(f"bins {method}", "binColumns", {"method": method, "bins": 4}, numbers, by_column(named.astype(str)))

rounded = lacking.round(0)
for ours, theirs, table in (("mean", "mean", lacking), ("median", "median", lacking), ("mode", "most_frequent", rounded)):
    filled = SimpleImputer(strategy=theirs).fit_transform(table)
    add(f"fill {ours}", "fillMissing", {"numbers": ours}, table, by_column(filled))
filled = SimpleImputer(strategy="constant", fill_value=-5, add_indicator=True).fit_transform(lacking)
add(
    "fill constant with indicator",
    "fillMissing",
    {"numbers": "constant", "constant": -5, "indicator": True},
    lacking,
    by_column(filled, [*NUMBERS, *(f"{name}_missing" for name in NUMBERS)]),
)
add(
    "nearest neighbours",
    "knnImpute",
    {"neighbours": 3},
    lacking,
    by_column(KNNImputer(n_neighbors=3).fit_transform(lacking)),
)

low, high = numbers.quantile(0.25), numbers.quantile(0.75)
spread = (high - low) * 0.5
add("clip quartiles", "clipOutliers", {"factor": 0.5}, numbers, columns(numbers.clip(low - spread, high + spread, axis=1)))
mean, deviation = numbers.mean(), numbers.std(ddof=0)
inside = numbers.where((numbers - mean).abs() <= deviation * 1.2)
add(
    "empty beyond deviations",
    "clipOutliers",
    {"method": "zScore", "factor": 1.2, "action": "missing"},
    numbers,
    columns(inside),
)

cities = full[["city"]]
add("one-hot", "oneHot", {}, cities, {"city": OneHotEncoder(sparse_output=False).fit_transform(cities)})
add("ordinal", "ordinalEncode", {}, cities, {"city": OrdinalEncoder().fit_transform(cities)})
order = ["Rome", "Oslo", "Bern", "Lima"]
add(
    "ordinal in an order",
    "ordinalEncode",
    {"order": ", ".join(order)},
    cities,
    {"city": OrdinalEncoder(categories=[order]).fit_transform(cities)},
)
shares = full["city"].map(full["city"].value_counts(normalize=True))
add("frequency", "frequencyEncode", {}, cities, {"city": shares})
words = pd.DataFrame({"city": ["Oslo", "Rome", "München", "北京", "", "a longer text, with signs", "ab", "abc"]})
for signed in (True, False):
    hasher = FeatureHasher(n_features=16, input_type="string", alternate_sign=signed)
    hashed = hasher.transform([[word] for word in words["city"]]).toarray()
    add(f"hashing {signed}", "hashingEncode", {"places": 16, "signed": signed}, words, {"city": hashed})
for target, kind in (("y", "continuous"), ("label", "multiclass")):
    encoder = TargetEncoder(smooth=10, target_type=kind)
    encoded = encoder.fit(cities, full[target]).transform(cities)
    table = full[["city", target]]
    if kind == "multiclass":
        names = list(encoder.classes_)
        encoded = encoded[:, [names.index(name) for name in sorted(names)]]
    add(f"target {kind}", "targetEncode", {}, table, {"city": encoded}, target)

for only in (False, True):
    products = PolynomialFeatures(degree=3, include_bias=False, interaction_only=only)
    made = products.fit_transform(numbers)
    names = products.get_feature_names_out()
    add(
        f"products {only}",
        "polynomialFeatures",
        {"degree": 3, "interactionsOnly": only},
        numbers,
        by_column(made, names),
    )
for whiten in (False, True):
    axes = PCA(n_components=2, whiten=whiten)
    points = axes.fit_transform(numbers)
    # The sign of an axis is nobody's business: ours has its largest entry positive.
    signs = np.sign([axis[np.abs(axis).argmax()] for axis in axes.components_])
    add(f"PCA {whiten}", "pca", {"whiten": whiten}, numbers, by_column(points * signs, ["pc_1", "pc_2"]))


def ranked(scores):
    best = [NUMBERS[at] for at in np.argsort(-np.asarray(scores), kind="stable")]
    return {f"selected_{place + 1}": full[name] for place, name in enumerate(best)}


def tenths(values):
    return pd.qcut(values, 10, labels=False, duplicates="drop")


for target in ("y", "label"):
    table = full[[*NUMBERS, target]]
    scores = (f_regression if target == "y" else f_classif)(numbers, full[target])[0]
    add(f"best by dependence on {target}", "selectFeatures", {"keep": 3}, table, ranked(scores), target)
    answer = tenths(full["y"]) if target == "y" else full["label"]
    shared = [mutual_info_score(tenths(full[name]), answer) for name in NUMBERS]
    config = {"keep": 3, "method": "mutualInformation"}
    add(f"best by information on {target}", "selectFeatures", config, table, ranked(shared), target)
add("best by variance", "selectFeatures", {"keep": 3, "method": "variance"}, numbers, ranked(numbers.var()))

when = pd.to_datetime(full["day"])
parts = {
    "year": when.dt.year,
    "month": when.dt.month,
    "day": when.dt.day,
    "weekday": when.dt.dayofweek + 1,
    "dayOfYear": when.dt.dayofyear,
    "hour": when.dt.hour,
    "minute": when.dt.minute,
}
every = {part: True for part in parts}
add(
    "parts of dates",
    "dateParts",
    {"columns": ["day"], **every, "cyclic": False},
    full[["day"]],
    {f"day_{part}": values for part, values in parts.items()},
)
angle = 2 * np.pi * when.dt.hour / 24
add(
    "hours on a circle",
    "dateParts",
    {"columns": ["day"], "month": False, "weekday": False, "hour": True},
    full[["day"]],
    {"day_hour_sin": np.sin(angle), "day_hour_cos": np.cos(angle)},
)

names = np.array(sorted(full["label"].unique()))
weights = dict(zip(names, compute_class_weight("balanced", classes=names, y=full["label"])))
add("class weights", "classWeights", {}, full[["a", "label"]], {"class_weight": full["label"].map(weights)}, "label", training=True)

add(
    "computed",
    "computedColumn",
    {"name": "z", "expression": "(a - b) / 2 + c ^ 2"},
    numbers,
    {"z": numbers.eval("(a - b) / 2 + c ** 2")},
)
kept = full.query("a > 45 and not (city in ['Rome', 'Lima']) or b < 1")
add(
    "filtered",
    "filterRows",
    {"condition": "a > 45 and not city in ('Rome', 'Lima') or b < 1"},
    full[["a", "b", "city"]],
    columns(kept[["a", "b", "city"]]),
)

ordered = holes.sort_values("b", kind="stable", ascending=False)
add("sorted", "sortRows", {"by": "b", "descending": True}, holes[["a", "b", "city"]], columns(ordered[["a", "b", "city"]]))
for keep in ("first", "last"):
    once = twice.drop_duplicates(keep=keep)
    add(f"duplicates {keep}", "dropDuplicates", {"keep": keep}, twice[["a", "city"]], columns(once[["a", "city"]]))
groups = holes.groupby("city", sort=False)
summary = groups.agg(
    a_mean=("a", "mean"),
    a_sum=("a", "sum"),
    a_min=("a", "min"),
    a_max=("a", "max"),
    a_median=("a", "median"),
    a_deviation=("a", "std"),
    count=("city", "size"),
    y=("y", "mean"),
).reset_index()
all_on = {"mean": True, "sum": True, "min": True, "max": True, "median": True, "deviation": True}
add(
    "groups",
    "groupAggregate",
    {"by": ["city"], "columns": ["a"], **all_on},
    holes[["a", "city", "y"]],
    columns(summary),
    "y",
)
for how, theirs in (("keep", "left"), ("drop", "inner")):
    joined = full[["a", "city"]].merge(other, on="city", how=theirs)
    add(f"join {how}", "joinTables", {"on": ["city"], "how": how}, full[["a", "city"]], columns(joined), other=columns(other))

json.dump({"cases": cases}, sys.stdout, ensure_ascii=False, default=lambda value: value.item())
