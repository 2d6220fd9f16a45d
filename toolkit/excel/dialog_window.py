"""The dialogs of the commands that ask, as windows; what they do is in `dialogs.py`."""

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog, ttk

from toolkit.excel.dialogs import Dialog, Field, Kind, Setting, asked
from toolkit.excel.live_window import GAP, QUIET, TITLE, fill, make_result, new_root
from toolkit.excel.press import Outcome

_WIDE = 56
"""Letters that a field shows."""
_INTRO_WIDE = 560
"""Pixels of what is said first, until the window is wider."""

Opener = Callable[[str], str]
"""Opens a file or a folder; what it says when it cannot."""


class DialogWindow:
    """One dialog; everything in it is reached by keyboard as well.

    `parent`: the window «Thi đua», whose child it then is; otherwise it stands alone,
    above the spreadsheet that it was asked for from.
    """

    def __init__(
        self,
        dialog: Dialog,
        setting: Setting,
        opener: Opener,
        parent: tk.Tk | None = None,
    ) -> None:
        self.root: tk.Tk | tk.Toplevel = tk.Toplevel(parent) if parent else new_root()
        self.root.title(f"{TITLE}: {dialog.command.label}")
        self._dialog, self._setting, self._opener = dialog, setting, opener
        self._opens = ""
        first = dialog.first_answers(setting)
        self.answers = {
            name: tk.StringVar(self.root, text) for name, text in first.items()
        }
        self.inputs: dict[str, list[ttk.Entry | ttk.Combobox | ttk.Button]] = {}
        frame = ttk.Frame(self.root, padding=GAP)
        frame.pack(fill="both", expand=True)
        self._make_intro(frame)
        self._make_fields(frame)
        self.ok, self.open, self.close = self._make_foot(frame)
        self.result = make_result(frame, height=8)
        self._bind_keys()
        self._changed()
        self._show(parent)

    def press(self) -> None:
        """Do what was asked for, and tell what came of it."""
        given = {name: variable.get() for name, variable in self.answers.items()}
        self.root.configure(cursor="watch")
        self.root.update_idletasks()
        try:
            told = self._dialog.answer(given, self._setting)
        finally:
            self.root.configure(cursor="")
        fill(self.result, told.outcome)
        self._opens = told.opens
        self.open.state(["!disabled" if told.opens else "disabled"])
        if told.outcome.ok:  # pressed once more it would make a second one
            self.ok.state(["disabled"])
            (self.open if told.opens else self.close).focus_set()

    def open_result(self) -> None:
        """Open the new workbook, or the folder with the new files."""
        refused = self._opener(self._opens)
        if refused:
            fill(self.result, Outcome(refused, ok=False))
        else:
            self.root.destroy()

    def _make_intro(self, frame: ttk.Frame) -> None:
        words = ttk.Label(
            frame, text=self._dialog.intro, foreground=QUIET, wraplength=_INTRO_WIDE
        )
        words.pack(fill="x", pady=(0, GAP))
        words.bind("<Configure>", lambda e: words.configure(wraplength=e.width))

    def _make_fields(self, frame: ttk.Frame) -> None:
        grid = ttk.Frame(frame)
        grid.pack(fill="x")
        grid.columnconfigure(1, weight=1)
        for number, field in enumerate(self._dialog.fields):
            row, variable = 2 * number, self.answers[field.name]
            label = ttk.Label(grid, text=field.label + (" *" if field.needed else ""))
            label.grid(row=row, column=0, sticky="w", padx=(0, GAP), pady=2)
            self.inputs[field.name] = _inputs(grid, field, variable)
            for column, widget in enumerate(self.inputs[field.name], 1):
                span = 3 - len(self.inputs[field.name])
                gap = (GAP // 2 if column > 1 else 0, 0)
                widget.grid(row=row, column=column, columnspan=span, sticky="ew")
                widget.grid_configure(padx=gap, pady=2)
            if field.hint:
                hint = ttk.Label(grid, text=field.hint, foreground=QUIET)
                hint.grid(row=row + 1, column=1, columnspan=2, sticky="w")
            variable.trace_add("write", lambda *_: self._changed())

    def _make_foot(self, frame: ttk.Frame) -> tuple[ttk.Button, ttk.Button, ttk.Button]:
        foot = ttk.Frame(frame)
        foot.pack(fill="x", side="bottom", pady=(GAP, 0))
        close = ttk.Button(foot, text="Đóng (Esc)", command=self.root.destroy)
        ok = ttk.Button(foot, text=self._dialog.ok, command=self.press)
        new_folder = any(field.name == "table" for field in self._dialog.fields)
        words = "Mở thư mục" if new_folder else "Mở sổ"
        opening = ttk.Button(foot, text=words, command=self.open_result)
        opening.state(["disabled"])
        close.pack(side="right")
        # Where nothing can come of it that is opened, no button says that it could.
        if any(field.kind is Kind.FOLDER for field in self._dialog.fields):
            opening.pack(side="right", padx=(GAP // 2, 0))
        ok.pack(side="right", padx=GAP // 2)
        return ok, opening, close

    def _bind_keys(self) -> None:
        self.root.bind("<Escape>", lambda _: self.root.destroy())
        for button in (self.ok, self.open, self.close):
            button.bind("<Return>", lambda event: event.widget.invoke())
        for widgets in self.inputs.values():
            for widget in widgets:
                if isinstance(widget, ttk.Button):
                    widget.bind("<Return>", lambda event: event.widget.invoke())
                else:
                    widget.bind("<Return>", lambda _: self.ok.invoke())

    def _changed(self) -> None:
        """Another answer: it can be pressed again; what is not asked for is grey."""
        given = {name: variable.get() for name, variable in self.answers.items()}
        for field in self._dialog.fields:
            for widget in self.inputs[field.name]:
                widget.state(["!disabled" if asked(field, given) else "disabled"])
        self.ok.state(["!disabled"])

    def _show(self, parent: tk.Tk | None) -> None:
        """Above what it was asked for from, its first field ready to be filled."""
        self.root.update_idletasks()
        self.root.minsize(self.root.winfo_reqwidth(), self.root.winfo_reqheight())
        if parent:
            self.root.transient(parent)
        else:
            self.root.attributes("-topmost", True)
        self.root.lift()
        self.root.focus_force()
        next(iter(self.inputs.values()))[-1].focus_set()


def _inputs(
    grid: ttk.Frame, field: Field, variable: tk.StringVar
) -> list[ttk.Entry | ttk.Combobox | ttk.Button]:
    """What a field is filled in with; the button that looks for a file comes last."""
    if field.kind is Kind.CHOICE:
        return [_choice(grid, field, variable)]
    entry = ttk.Entry(grid, textvariable=variable, width=_WIDE)
    if field.kind not in (Kind.FILE, Kind.FOLDER):
        return [entry]

    def look() -> None:
        found = _looked_for(field, variable.get(), grid)
        if found:
            variable.set(found)
            entry.xview_moveto(1)

    return [entry, ttk.Button(grid, text="Chọn…", command=look)]


def _choice(grid: ttk.Frame, field: Field, variable: tk.StringVar) -> ttk.Combobox:
    """A list of words; the variable holds what the chosen ones stand for."""
    choices = field.choices()
    box = ttk.Combobox(
        grid, values=[one.words for one in choices], state="readonly", width=_WIDE
    )

    def show(*_: object) -> None:
        values = [one.value for one in choices]
        box.current(values.index(variable.get()))

    box.bind(
        "<<ComboboxSelected>>", lambda _: variable.set(choices[box.current()].value)
    )
    variable.trace_add("write", show)
    show()
    return box


def _looked_for(field: Field, before: str, parent: tk.Misc) -> str:
    """A file or folder that the clerk looked for; "" when none was taken."""
    title = field.label
    if field.kind is Kind.FOLDER:
        return str(
            filedialog.askdirectory(parent=parent, title=title, initialdir=before) or ""
        )
    patterns = " ".join(f"*{ending}" for ending in field.endings)
    start = str(Path(before).parent) if before else None
    return str(
        filedialog.askopenfilename(
            parent=parent,
            title=title,
            initialdir=start,
            filetypes=[(patterns, patterns), ("Mọi tệp", "*")],
        )
        or ""
    )
