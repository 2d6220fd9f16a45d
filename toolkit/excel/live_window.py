"""The small window of `thidua live`: the open workbooks, a button for each command."""

import contextlib
import sys
import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath, PureWindowsPath
from tkinter import font, ttk

from toolkit.commands import COMMANDS, Command
from toolkit.excel.hosts import OpenBook
from toolkit.excel.press import Outcome, refusal
from toolkit.findings import find
from toolkit.jobs.refused import REFUSED, finding_of

TITLE = "Thi đua – Khen thưởng"
GAP = 8
_BUTTONS_IN_ROW = 5
QUIET = "#555555"
_GOOD, _BAD = "#1b5e20", "#b00020"
_PAPER, _LINE, _MARK = "#f4f5f7", "#c3c8d0", "#2f5d9b"
_WORKING = "đang làm, xin chờ…"
_COLUMNS = (("name", "Sổ", 240), ("host", "Mở trong", 90), ("folder", "Thư mục", 300))
# Fonts with every Vietnamese letter; Tk's own choice on Linux may lack some.
_FAMILIES = ("Segoe UI", "Noto Sans", "DejaVu Sans", "Liberation Sans")

Do = Callable[[Command, OpenBook | None], Outcome]
Ask = Callable[[Command, OpenBook | None, tk.Tk], Outcome]
"""Opens the dialog of a command that asks, above the window; or says why it cannot."""


class LiveWindow:
    """The window; everything in it is reached by keyboard as well."""

    def __init__(
        self, books: Callable[[], Sequence[OpenBook]], do: Do, ask: Ask
    ) -> None:
        self.root = new_root()
        self._books, self._do, self._ask = books, do, ask
        self._open: tuple[OpenBook, ...] = ()
        self._over: Command | None = None
        self.on_top = tk.BooleanVar(self.root, value=False)
        self.status = tk.StringVar(self.root)
        frame = ttk.Frame(self.root, padding=GAP)
        frame.pack(fill="both", expand=True)
        self.list = self._make_list(frame)
        self.buttons = self._make_buttons(frame)
        self.result = make_result(frame)
        self._make_foot(frame)
        self._bind_keys()
        self._fit()
        self.refresh()

    def refresh(self) -> None:
        """Look again at which workbooks are open."""
        before = self.chosen()
        self._say("đang tìm các sổ đang mở…")
        try:
            self._open = tuple(self._books())
        except REFUSED as refused:
            self._open = ()
            self.show(refusal(finding_of(refused)))
        self.list.delete(*self.list.get_children())
        for number, book in enumerate(self._open):
            row = (book.name, book.host, _folder(book.path))
            self.list.insert("", "end", iid=str(number), values=row)
        self._choose(before)
        count = len(self._open)
        # F037 says that none is open, and what to do.
        self._say(f"{count} sổ đang mở" if count else find("F037").text)
        self._enable()

    def chosen(self) -> OpenBook | None:
        """The workbook that is marked in the list."""
        marked = self.list.selection()
        return self._open[int(marked[0])] if marked else None

    def press(self, command: Command) -> None:
        """Do one command on the chosen workbook and show what came of it."""
        if command.needs_book and self.chosen() is None:
            return
        if command.asks:
            outcome = self._ask(command, self.chosen(), self.root)
            if outcome.text:
                self.show(outcome)
            return
        self._say(f"{command.label}: {_WORKING}")
        self.root.configure(cursor="watch")
        self.root.update_idletasks()
        try:
            outcome = self._do(command, self.chosen())
        finally:
            self.root.configure(cursor="")
        self._say(command.label + (": đã xong" if outcome.ok else ": không làm được"))
        self.show(outcome)

    def _hover(self, command: Command | None) -> None:
        """Say what a button does when a pointer comes to it; once, and not again.

        A pointer that only happened to lie there when the window came hides nothing.
        """
        if command is not None and command is not self._over:
            self._say(command.supertip)
        self._over = command

    def show(self, outcome: Outcome) -> None:
        """Put an outcome below the buttons."""
        fill(self.result, outcome)

    def _make_list(self, frame: ttk.Frame) -> ttk.Treeview:
        head = ttk.Frame(frame)
        head.pack(fill="x")
        ttk.Label(head, text="Sổ đang mở (chọn một)").pack(side="left")
        again = ttk.Button(head, text="Làm mới (F5)", command=self.refresh)
        again.pack(side="right")
        box = ttk.Frame(frame)
        box.pack(fill="both", expand=True, pady=GAP // 2)
        names = [name for name, _, _ in _COLUMNS]
        tree = ttk.Treeview(
            box, columns=names, show="headings", height=5, selectmode="browse"
        )
        for name, words, width in _COLUMNS:
            tree.heading(name, text=words, anchor="w")
            tree.column(name, width=width, minwidth=80, stretch=name != "host")
        _with_scrollbar(box, tree)
        tree.bind("<<TreeviewSelect>>", lambda _: self._selected())
        return tree

    def _make_buttons(self, frame: ttk.Frame) -> dict[str, ttk.Button]:
        row = ttk.Frame(frame)
        row.pack(fill="x", pady=GAP // 2)
        made = {}
        for number, command in enumerate(COMMANDS):
            line, column = divmod(number, _BUTTONS_IN_ROW)
            button = ttk.Button(
                row,
                text=command.label,
                underline=command.label.upper().find(command.keytip),
                command=lambda command=command: self.press(command),  # type: ignore[misc]
            )
            gap = (0 if column == 0 else GAP // 2, 0)
            above = (GAP // 2 if line else 0, 0)
            button.grid(
                row=line, column=column, sticky="ew", padx=gap, pady=above, ipady=4
            )
            # Each as wide as its words: alike, six would not fit a small screen.
            row.columnconfigure(column, weight=1)
            button.bind("<Motion>", lambda _, over=command: self._hover(over))  # type: ignore[misc]
            button.bind("<Leave>", lambda _: self._hover(None))
            button.bind("<FocusIn>", lambda _, text=command.supertip: self._say(text))  # type: ignore[misc]
            made[command.id] = button
        return made

    def _make_foot(self, frame: ttk.Frame) -> None:
        foot = ttk.Frame(frame)
        foot.pack(fill="x", side="bottom")
        ttk.Checkbutton(
            foot,
            text="Luôn nằm trên các cửa sổ khác",
            variable=self.on_top,
            command=lambda: self.root.attributes("-topmost", self.on_top.get()),
        ).pack(side="left")
        ttk.Button(foot, text="Đóng (Esc)", command=self.root.destroy).pack(
            side="right"
        )
        status = ttk.Label(frame, textvariable=self.status, foreground=QUIET)
        status.pack(fill="x", side="bottom", pady=GAP // 2)
        status.bind("<Configure>", lambda e: status.configure(wraplength=e.width))

    def _bind_keys(self) -> None:
        self.root.bind("<F5>", lambda _: self.refresh())
        self.root.bind("<Escape>", lambda _: self.root.destroy())
        for command in COMMANDS:
            for letter in (command.keytip.lower(), command.keytip.upper()):
                self.root.bind(
                    f"<Alt-{letter}>",
                    lambda _, button=self.buttons[command.id]: button.invoke(),  # type: ignore[misc]
                )
        for button in self.buttons.values():
            button.bind("<Return>", lambda event: event.widget.invoke())

    def _choose(self, before: OpenBook | None) -> None:
        """The workbook that was chosen before, or the first."""
        if not self._open:
            return
        known = [(book.host, book.name, book.path) for book in self._open]
        at = known.index(before[:3]) if before and before[:3] in known else 0
        self.list.selection_set(str(at))
        self.list.focus(str(at))
        self.list.focus_set()

    def _selected(self) -> None:
        """Name the whole path below: a column may be too narrow for it."""
        self._enable()
        book = self.chosen()
        if book:
            self._say(book.path or book.name)

    def _enable(self) -> None:
        for command in COMMANDS:
            usable = not command.needs_book or self.chosen() is not None
            state = "!disabled" if usable else "disabled"
            self.buttons[command.id].state([state])

    def _say(self, text: str) -> None:
        self.status.set(text)
        self.root.update_idletasks()

    def _fit(self) -> None:
        """Never smaller than what keeps every word whole."""
        self.root.update_idletasks()
        self.root.minsize(self.root.winfo_reqwidth(), self.root.winfo_reqheight())


def show_outcome(outcome: Outcome) -> tk.Tk:
    """A window with one outcome, for files that were dropped on the shortcut."""
    root = new_root()
    frame = ttk.Frame(root, padding=GAP)
    frame.pack(fill="both", expand=True)
    close = ttk.Button(frame, text="Đóng (Esc)", command=root.destroy)
    close.pack(side="bottom", anchor="e", pady=(GAP, 0))
    fill(make_result(frame, height=16), outcome)
    root.bind("<Escape>", lambda _: root.destroy())
    close.bind("<Return>", lambda _: root.destroy())
    close.focus_set()
    root.update_idletasks()
    root.minsize(root.winfo_reqwidth(), root.winfo_reqheight())
    return root


def new_root() -> tk.Tk:
    """An empty window, sharp and in a font that has every letter."""
    if sys.platform == "win32":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):  # before Windows 8.1
            ctypes.windll.shcore.SetProcessDpiAwareness(1)
    root = tk.Tk(className="ThiDua")
    root.title(TITLE)
    families = set(font.families(root))
    family = next((name for name in _FAMILIES if name in families), "")
    for name in ("TkDefaultFont", "TkTextFont", "TkHeadingFont", "TkMenuFont"):
        named = font.nametofont(name, root)
        named.configure(size=10)
        if family:
            named.configure(family=family)
    style = ttk.Style(root)
    if style.theme_use() == "default":
        _dress(style)
    # Rows grow with the letters: Vietnamese capitals wear two marks.
    high = font.nametofont("TkDefaultFont", root).metrics("linespace") + 6
    style.configure("Treeview", rowheight=high)
    return root


def _dress(style: ttk.Style) -> None:
    """Where the system has no look of its own for Tk: flat and light."""
    style.theme_use("clam")
    style.configure(".", background=_PAPER, bordercolor=_LINE, lightcolor=_PAPER)
    style.configure("TButton", background="#ffffff", padding=(GAP, 4))
    style.map("TButton", background=[("disabled", _PAPER), ("active", "#e3ecf7")])
    style.map("TCheckbutton", background=[("active", _PAPER)])
    style.map(
        "TCombobox",
        fieldbackground=[("disabled", _PAPER), ("readonly", "#ffffff")],
        foreground=[("disabled", QUIET)],
    )
    style.configure("Treeview", fieldbackground="#ffffff", borderwidth=0)
    style.map(
        "Treeview",
        background=[("selected", _MARK)],
        foreground=[("selected", "#ffffff")],
    )
    style.configure("Vertical.TScrollbar", background=_PAPER, troughcolor="#ffffff")


def fill(box: tk.Text, outcome: Outcome) -> None:
    """Replace the text of a box; green what was done, red what was not."""
    box.configure(state="normal")
    box.delete("1.0", "end")
    box.insert("1.0", outcome.text, "good" if outcome.ok else "bad")
    box.configure(state="disabled")


def make_result(frame: ttk.Frame, height: int = 9) -> tk.Text:
    """A box for an outcome, to be read and copied."""
    box = ttk.Frame(frame)
    box.pack(fill="both", expand=True, pady=GAP // 2)
    text = tk.Text(
        box,
        height=height,
        width=86,
        wrap="word",
        state="disabled",
        takefocus=True,  # else what cannot be typed in is left out by the Tab key
        font="TkTextFont",
        relief="flat",
        highlightthickness=1,
        highlightbackground=_LINE,
        highlightcolor=_MARK,
        padx=GAP,
        pady=GAP,
        background="white",
    )
    text.tag_configure("good", foreground=_GOOD)
    text.tag_configure("bad", foreground=_BAD)
    text.bind("<1>", lambda _: text.focus_set())  # so that it can be marked and copied
    text.bind("<Tab>", lambda _: _leave(text.tk_focusNext()))
    text.bind("<Shift-Tab>", lambda _: _leave(text.tk_focusPrev()))
    _with_scrollbar(box, text)
    return text


def _leave(towards: tk.Misc | None) -> str:
    """A box of text keeps the Tab key to itself unless told otherwise."""
    if towards is not None:
        towards.focus_set()
    return "break"


def _with_scrollbar(box: ttk.Frame, inside: tk.Text | ttk.Treeview) -> None:
    """With a bar that shows only when there is more than fits."""
    bar = ttk.Scrollbar(box, command=inside.yview)

    def moved(first: float, last: float) -> None:  # Tk hands over texts
        bar.set(first, last)
        if float(first) > 0 or float(last) < 1:
            bar.pack(side="right", fill="y", before=inside)
        else:
            bar.pack_forget()

    inside.configure(yscrollcommand=moved)
    inside.pack(side="left", fill="both", expand=True)


def _folder(path: str) -> str:
    """The folder of a workbook, on whichever system it lies."""
    if not path:
        return "(chưa lưu)"
    kind = PureWindowsPath if "\\" in path else PurePosixPath
    return str(kind(path).parent)
