"""A small network of Keras 3 as the converter of TensorFlow.js writes it: test/golden/imported/keras3 and test/golden/keras3.json.

    KERAS_BACKEND=jax .venv/bin/python tools/golden/keras3_network.py

Keras builds the network, runs it in float64 and saves it as HDF5; the converter copies the topology and the weights with their
names out of such a file, which is done here likewise. In an environment of its own: keras 3.15.1, jax, h5py.
"""

import json
import pathlib
import tempfile

import h5py
import keras
import numpy as np
from keras import layers

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "test" / "golden"
FOLDER = GOLDEN / "imported" / "keras3"
SHARD = "group1-shard1of1.bin"
SIDES = [(21, 18), (40, 37)]
CLASSES = 4


def image(height: int, width: int) -> np.ndarray:
    places = np.arange(height * width * 3)
    return ((places * 37 % 101) / 50 - 1).reshape(1, height, width, 3)


def network(height: int, width: int) -> keras.Model:
    picture = keras.Input((height, width, 3), name="picture")
    x = layers.ZeroPadding2D(((0, 1), (0, 1)), name="around")(picture)
    x = layers.Conv2D(6, 3, strides=2, use_bias=False, name="first")(x)
    x = layers.BatchNormalization(name="first_norm")(x)
    x = layers.ReLU(max_value=6, name="first_relu")(x)
    way = layers.DepthwiseConv2D(3, padding="same", use_bias=False, name="deep")(x)
    way = layers.BatchNormalization(name="deep_norm")(way)
    other = layers.SeparableConv2D(6, 5, padding="same", activation="tanh", name="apart")(x)
    x = layers.Add(name="sum")([way, other])
    x = layers.LeakyReLU(negative_slope=0.2, name="leaky")(x)
    x = layers.MaxPooling2D(3, strides=2, padding="same", name="pool")(x)
    x = layers.Concatenate(name="both")([x, layers.Activation("swish", name="gate")(x)])
    x = keras.Sequential(
        [keras.Input((None, None, 12)), layers.Conv2D(8, 3, strides=2, padding="same", activation="relu", name="second")], name="inner"
    )(x)
    x = layers.Dropout(0.5, name="dropout")(layers.GlobalAveragePooling2D(name="mean")(x))
    return keras.Model(picture, layers.Dense(CLASSES, name="scores")(x), name="small")


def spread(model: keras.Model) -> None:
    """Weights that are not what layers begin with: variances positive, all else around 0."""
    random = np.random.default_rng(14)
    for variable in model.weights:
        drawn = random.uniform(0.5, 1.5, variable.shape)
        variable.assign((drawn if "variance" in variable.path else drawn - 1).astype(np.float32))


def entries(path: pathlib.Path) -> tuple[dict, list[tuple[str, np.ndarray]]]:
    """The topology of a HDF5 file, and its weights with their names in the order of the layers."""
    with h5py.File(path) as file:
        topology = {name: str(file.attrs[name]) for name in ("keras_version", "backend")}
        topology["model_config"] = json.loads(file.attrs["model_config"])
        groups = [file["model_weights"][name] for name in file["model_weights"].attrs["layer_names"]]
        return topology, [(name, group[name][()]) for group in groups for name in group.attrs["weight_names"]]


def main() -> None:
    keras.config.set_floatx("float64")
    model = network(*SIDES[0])
    spread(model)
    logits = {}
    for height, width in SIDES:
        sized = network(height, width)
        sized.set_weights(model.get_weights())
        logits[f"{height} x {width}"] = [float(value) for value in np.asarray(sized(image(height, width)))[0]]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "small.h5"
        model.save(path)
        topology, weights = entries(path)
    FOLDER.mkdir(exist_ok=True)
    listed = [{"name": name, "shape": list(values.shape), "dtype": "float32"} for name, values in weights]
    whole = {
        "format": "layers-model",
        "generatedBy": f"keras v{keras.__version__}",
        "convertedBy": "TensorFlow.js Converter v4.22.0",
        "modelTopology": topology,
        "weightsManifest": [{"paths": [SHARD], "weights": listed}],
    }
    (FOLDER / "model.json").write_text(json.dumps(whole) + "\n")
    (FOLDER / SHARD).write_bytes(b"".join(values.astype("<f4").tobytes() for _, values in weights))
    header = {
        "by": f"tools/golden/keras3_network.py, keras {keras.__version__}",
        "convention": "number i of the image is (37 i mod 101) / 50 - 1, [height, width, 3]",
        "logits": logits,
    }
    (GOLDEN / "keras3.json").write_text(json.dumps(header, indent=1) + "\n")


if __name__ == "__main__":
    main()
