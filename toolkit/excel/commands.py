"""The table of commands: ribbon, sheet buttons, Calc toolbar, `live` and verbs."""

from typing import NamedTuple


class Command(NamedTuple):
    """One command. Every door that a clerk may take shows it under the same words.

    `id` is what the bridges pass on, `macro` the name of the VBA Sub, `verb` the word
    of the command line, `image` an icon that every Excel has (imageMso), `keytip` the
    letters after Alt. `on_sheet`: it has a button on the sheets of a built .xlsm.
    `needs_book`: it works on the workbook that is open.
    """

    id: str
    label: str
    macro: str
    verb: str
    group: str
    image: str
    keytip: str
    screentip: str
    supertip: str
    does: str
    on_sheet: bool = True
    needs_book: bool = True


SCORING, ABOUT = "Chấm điểm", "Thông tin"

COMMANDS = (
    Command(
        id="rescore",
        label="Chấm lại điểm",
        macro="Rescore",
        verb="rescore",
        group=SCORING,
        image="CalculateNow",
        keytip="C",
        screentip="Chấm lại điểm",
        supertip=(
            "Tính lại mọi tổng, sửa công thức hỏng, ghi «Kết quả kiểm tra» và "
            "«Nhật ký». Số đã nhập được giữ nguyên."
        ),
        does="tính lại mọi tổng, sửa công thức hỏng",
    ),
    Command(
        id="check",
        label="Kiểm tra",
        macro="Check",
        verb="check",
        group=SCORING,
        image="ReviewAcceptChange",
        keytip="K",
        screentip="Kiểm tra sổ",
        supertip="Ghi những điều cần xem lại vào «Kết quả kiểm tra», không sửa ô nào.",
        does="nói những điều cần xem lại, không sửa ô nào",
    ),
    Command(
        id="undo",
        label="Hoàn tác",
        macro="UndoPress",
        verb="undo",
        group=SCORING,
        image="Undo",
        keytip="H",
        screentip="Hoàn tác lần bấm gần nhất",
        supertip=(
            "Đưa mọi ô mà lần bấm gần nhất đã sửa về như trước. Lệnh hoàn tác của "
            "Excel không làm được việc này sau khi bấm nút."
        ),
        does="đưa sổ về như trước lần chấm lại gần nhất",
    ),
    Command(
        id="help",
        label="Trợ giúp",
        macro="ShowHelp",
        verb="guide",
        group=ABOUT,
        image="Help",
        keytip="T",
        screentip="Trợ giúp",
        supertip="Mở trang «Hướng dẫn» của sổ.",
        does="hướng dẫn cho người dùng",
    ),
    Command(
        id="about",
        label="Giới thiệu",
        macro="ShowAbout",
        verb="about",
        group=ABOUT,
        image="Info",
        keytip="G",
        screentip="Giới thiệu và tự kiểm tra",
        supertip="Cho biết các phiên bản đang dùng và tự kiểm tra công cụ.",
        does="các phiên bản đang dùng, tự kiểm tra",
        on_sheet=False,
        needs_book=False,
    ),
)

BY_ID = {command.id: command for command in COMMANDS}
