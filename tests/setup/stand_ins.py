"""The packages the toolkit wants, and wheels of them that cost nothing."""

import importlib.metadata
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def dependencies() -> list[str]:
    """What the project wants, as `name>=version`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [*project["project"]["dependencies"]]


def put_stand_in(folder: Path, requirement: str) -> None:
    """A wheel in the folder that satisfies `name>=version` and holds no code."""
    name, version = requirement.split(">=")
    stem = f"{name.replace('-', '_')}-{version}"
    facts = f"{stem}.dist-info"
    files = {
        f"{facts}/METADATA": f"Metadata-Version: 2.1\nName: {name}\n"
        f"Version: {version}\n",
        f"{facts}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n"
        "Tag: py3-none-any\n",
    }
    listed = "".join(f"{path},,\n" for path in (*files, f"{facts}/RECORD"))
    with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as wheel:
        for path, text in (*files.items(), (f"{facts}/RECORD", listed)):
            wheel.writestr(path, text)


def put_installed(folder: Path, name: str) -> None:
    """A wheel in the folder of a package that is installed here."""
    found = importlib.metadata.distribution(name)
    target = folder / f"{name}-{found.version}-py3-none-any.whl"
    with zipfile.ZipFile(target, "w") as wheel:
        for file in found.files or ():
            if ".." not in file.parts and file.suffix != ".pyc":
                wheel.write(file.locate(), file.as_posix())
