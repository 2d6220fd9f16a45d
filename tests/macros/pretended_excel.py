"""Our VBA in an Excel of pure Python, on a Windows of which only three things exist."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pyopenvba.apps.excel import Application, ExcelApplication
from pyopenvba.apps.excel._bridge import ExcelBridge
from pyopenvba.interpreter import Interpreter, VBAInt, VBAObject, member, method
from pyopenvba.interpreter._values import error

from toolkit.addin.sources import ADD_IN_MODULES, vba_modules

LOCAL = r"C:\Users\Nguyễn Thị Ước\AppData\Local"
PYTHON = LOCAL + r"\ThiDua\python\Scripts\pythonw.exe"
WINDOW = 4242


@dataclass
class Windows:
    """What the macros may ask of Windows, and what they asked."""

    installed: bool = True
    exit_code: int = 0
    forbidden: bool = False
    no_scripting: bool = False
    runs: list[tuple[str, int, bool]] = field(default_factory=list)
    popups: list[tuple[str, str, int]] = field(default_factory=list)


class Shell(VBAObject):
    """WScript.Shell."""

    vba_type_name = "IWshShell3"

    def __init__(self, windows: Windows) -> None:
        self.windows = windows

    @method
    def ExpandEnvironmentStrings(self, Src: object) -> object:
        return str(Src).replace("%LOCALAPPDATA%", LOCAL)

    @method
    def Run(self, Command: object, WindowStyle: object, Wait: object) -> object:
        if self.windows.forbidden:
            raise error(70)
        self.windows.runs.append((str(Command), int(str(WindowStyle)), bool(Wait)))
        return VBAInt(self.windows.exit_code, "Long")

    @method
    def Popup(self, Text: object, Wait: object, Title: object, Type: object) -> object:
        del Wait
        self.windows.popups.append((str(Text), str(Title), int(str(Type))))
        return VBAInt(1, "Long")


class FileSystem(VBAObject):
    """Scripting.FileSystemObject."""

    vba_type_name = "FileSystemObject"

    def __init__(self, windows: Windows) -> None:
        self.windows = windows

    @method
    def FileExists(self, FileSpec: object) -> object:
        return self.windows.installed and str(FileSpec) == PYTHON


class Bridge(ExcelBridge):
    """Makes the two objects above, and no other."""

    def __init__(self, application: Application, windows: Windows) -> None:
        super().__init__(application)
        self.made: dict[str, Callable[[Windows], VBAObject]] = {
            "WScript.Shell": Shell,
            "Scripting.FileSystemObject": FileSystem,
        }
        self.windows = windows

    def create(self, type_name_: str) -> object:
        if self.windows.no_scripting:
            raise error(429)
        return self.made[type_name_](self.windows)


class App(Application):
    """Excel's Application with the window that pyOpenVBA leaves out."""

    @member
    def Hwnd(self) -> object:
        return VBAInt(WINDOW, "Long")


class Control(VBAObject):
    """The button of the ribbon that was pressed."""

    vba_type_name = "IRibbonControl"

    def __init__(self, tag: str) -> None:
        self.tag = tag

    @member
    def Tag(self) -> object:
        return self.tag


class PretendedExcel(ExcelApplication):
    """Excel with a workbook open and our modules loaded."""

    def __init__(self) -> None:
        self.windows = Windows()
        self.application = App()
        self.interpreter = Interpreter(Bridge(self.application, self.windows))
        self.application.interpreter = self.interpreter

    @classmethod
    def with_macros(
        cls, workbook: Path | None, modules: Iterable[str] = ADD_IN_MODULES
    ) -> "PretendedExcel":
        """`workbook`: what is open, None for nothing."""
        app = cls() if workbook is None else cls.open(workbook, with_vba=False)
        assert isinstance(app, PretendedExcel)
        for module in vba_modules(tuple(modules)):
            app.add_module(module.text, name=module.name)
        return app
