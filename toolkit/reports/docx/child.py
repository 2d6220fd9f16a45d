"""The process that fills templates: docxtpl in a sandbox, within limits.

Run as `python -I child.py`: a line of standard input is a template and its values in
JSON, a line of standard output the filled document. A template that goes on for ever
or eats the memory ends this process and nothing else.
"""

import base64
import io
import json
import sys
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError, Undefined
from jinja2.sandbox import SandboxedEnvironment

# Started with -I, it does not know the package that it lies in.
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from toolkit.legacy.xls_child import limit

_GAP = "\ue003\ue001[CHƯA CÓ SỐ LIỆU: {}]\ue002"
"""What stands where there is nothing; its marks are those of a blank."""


def _gaps(told: dict[str, None]) -> type[Undefined]:
    """What a name without value becomes: it shows itself in the text, and is told."""

    class Gap(Undefined):
        def _told(self) -> str:
            name = str(self._undefined_name)
            told[name] = None
            return _GAP.format(name)

        __str__ = _told
        __html__ = _told  # the template's engine asks for this one when it escapes

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(name)
            return Gap(name=f"{self._undefined_name}.{name}")

        def __iter__(self) -> Any:
            self._told()
            return iter(())

        def __bool__(self) -> bool:
            return False

    return Gap


def fill(template: bytes, values: dict[str, Any]) -> tuple[bytes, list[str]]:
    """The filled document, and the names of what had no value."""
    told: dict[str, None] = {}
    environment = SandboxedEnvironment(undefined=_gaps(told), autoescape=True)
    document = DocxTemplate(io.BytesIO(template))
    document.render(values, jinja_env=environment, autoescape=True)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue(), list(told)


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    try:
        data, gaps = fill(base64.b64decode(question["template"]), question["values"])
    except MemoryError:
        return {"error": "memory"}
    except TemplateError as error:
        return {"error": "template", "said": str(error)[:200]}
    except Exception as error:  # whatever a library says of a foreign file
        return {"error": "broken", "said": f"{type(error).__name__}: {error}"[:200]}
    return {"document": base64.b64encode(data).decode("ascii"), "gaps": gaps}


def main() -> None:
    limit()
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
