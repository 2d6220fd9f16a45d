"""An office of eight rooms that sends each its part of the register."""

from collections.abc import Mapping
from pathlib import Path

from tests.exchange.round.rounds import DEADLINE, NOW, put, serial_of
from tests.forms.register.making import register_book
from toolkit.exchange.round.collecting.collect import collect
from toolkit.exchange.round.sending.send import send
from toolkit.exchange.tables.tables import filled_rows, table_in
from toolkit.findings.report import Report
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.jobs.new import new_round_of_register
from toolkit.model.register import TableKey
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

LATER = NOW.replace(day=18)
ROOMS = tuple(f"Phòng {letter}" for letter in "ABCDEGHI")


def _of_each(line: str) -> str:
    """A line for each room: {0} is its name, {1} its letter."""
    return "\n".join(line.format(room, room[-1]) for room in ROOMS)


OFFICE = f"""
# Đơn vị
Tên đơn vị | Đơn vị cấp trên | Là cơ quan xét danh hiệu
Sở Công Thương | | x
{_of_each("{0} | Sở Công Thương |")}
# Người
Họ và tên | Mã | Đơn vị | Chức vụ
Ngô Giám Đốc | | Sở Công Thương | Giám đốc
{_of_each("Trưởng {1} | | {0} | Trưởng phòng")}
{_of_each("Viên {1} | | {0} | Chuyên viên")}
Trùng Tên | 1 | Phòng A | Chuyên viên
Trùng Tên | 2 | Phòng B | Chuyên viên
# Đăng ký
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Danh hiệu đăng ký
2026 | cá nhân | Viên A | Phòng A | Lao động tiên tiến
2026 | cá nhân | Viên B | Phòng B | Lao động tiên tiến
2025 | cá nhân | Viên A | Phòng A | Lao động tiên tiến
# Sáng kiến
Năm | Tên sáng kiến, đề tài | Tác giả | Phạm vi
2026 | Số hóa hồ sơ | Viên A | cơ sở
2026 | Việc chung | Viên A; Viên B | cơ sở
# Xếp loại
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Xếp loại
2026 | cá nhân | Trưởng C | Phòng C | Hoàn thành tốt nhiệm vụ
# Đề nghị
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Danh hiệu, hình thức
2026 | cá nhân | Viên A | Phòng A | Lao động tiên tiến
2026 | cá nhân | Viên D | Phòng D | Lao động tiên tiến
2026 | tập thể | Phòng E | Sở Công Thương | Tập thể lao động tiên tiến
2026 | cá nhân | Ngô Giám Đốc | Sở Công Thương | Lao động tiên tiến
"""
Cells = Mapping[str, CellValue]


def office(folder: Path, *, year: int | None = 2026) -> Path:
    """A round book beside the register of the office, ready to be sent.

    `year`: the award year of the register; that of the round is 2026.
    """
    register = folder / "so.xlsx"
    made = register_book(OFFICE, year=year, settings={"office": "Sở Công Thương"})
    register.write_bytes(made)
    title = "Đăng ký thi đua năm 2026"
    report = new_round_of_register(register, title=title, year=2026)
    path = Path(report.saved)
    book = ClosedBook.open(path)
    put(book, "td_gs_deadline", serial_of(DEADLINE))
    path.write_bytes(book.to_bytes())
    return path


class Rooms:
    """The office with its folders, and what comes back to it."""

    def __init__(self, folder: Path, path: Path | None = None) -> None:
        self.folder = folder
        self.path = path or office(folder)
        self.register, self.back = folder / "so.xlsx", folder / "ve"
        self.back.mkdir(exist_ok=True)

    def send(self) -> Report:
        return send(self.path, now=NOW)

    def collect(self, *choose: str) -> Report:
        return collect(self.path, self.back, now=LATER, choose=choose)

    def sent(self, letter: str) -> ClosedBook:
        name = f"dang-ky-2026-Phong-{letter}.xlsx"
        return ClosedBook.open(self.folder / "gui_di" / name)

    def came(self, name: str, book: ClosedBook | bytes) -> None:
        data = book if isinstance(book, bytes) else book.to_bytes()
        (self.back / name).parent.mkdir(exist_ok=True)
        (self.back / name).write_bytes(data)

    def rows(self, table: TableKey) -> list[dict[str, CellValue]]:
        return rows_of(ClosedBook.open(self.register), table)


def rows_of(book: ClosedBook, key: TableKey) -> list[dict[str, CellValue]]:
    """The rows of a table, each with the cells that hold something."""
    table, _ = table_in(book, BY_KEY[key])
    return [
        {f: v for f, v in zip(table.columns, values, strict=True) if v is not None}
        for _, values in filled_rows(book, table)
    ]


def type_in(book: ClosedBook, table: TableKey, row: int, cells: Cells) -> None:
    """Type into the nth row of a table, from 0."""
    for field, value in cells.items():
        put(book, name_of(table, field), value, row)


def named(rows: list[dict[str, CellValue]]) -> list[CellValue]:
    return [row.get("name", row.get("title")) for row in rows]
