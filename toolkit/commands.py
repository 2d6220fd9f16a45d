"""The table of commands: ribbon, sheet buttons, Calc toolbar, `live` and verbs."""

from typing import NamedTuple

SCORING_BOOK, AWARDS_BOOK = "scoring", "awards"


class Command(NamedTuple):
    """One command. Every door that a clerk may take shows it under the same words.

    `id` is what the bridges pass on, `macro` the name of the VBA Sub, `verb` the word
    of the command line, `image` an icon that every Excel has (imageMso), `keytip` the
    letters after Alt. `books`: which built .xlsm have its button on their sheets.
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
    books: tuple[str, ...] = (SCORING_BOOK, AWARDS_BOOK)
    needs_book: bool = True

    @property
    def on_sheet(self) -> bool:
        """Whether any built workbook has a button for it."""
        return bool(self.books)


SCORING, AWARDS, ABOUT = "Chấm điểm", "Khen thưởng", "Thông tin"
FILLING = "Ghi nhanh"

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
        books=(SCORING_BOOK,),
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
        id="ratios",
        label="Kiểm tra tỷ lệ",
        macro="CheckRatios",
        verb="ratios",
        group=AWARDS,
        image="PercentStyle",
        keytip="L",
        screentip="Kiểm tra tỷ lệ khen thưởng",
        supertip=(
            "Tính lại «Tỷ lệ» và «Tổng hợp» theo quy định của năm xét: được đề nghị "
            "bao nhiêu, còn bao nhiêu, vượt ở đâu. Ô đã nhập được giữ nguyên."
        ),
        does="tính lại «Tỷ lệ», «Tổng hợp» của sổ theo dõi khen thưởng",
        books=(AWARDS_BOOK,),
    ),
    Command(
        id="eligibility",
        label="Kiểm tra điều kiện",
        macro="CheckEligibility",
        verb="eligibility",
        group=AWARDS,
        image="DataValidation",
        keytip="N",
        screentip="Kiểm tra điều kiện khen thưởng",
        supertip=(
            "Xét từng đề nghị theo quy định của năm xét: điều kiện nào đạt, chưa đạt, "
            "chưa đủ dữ liệu, kèm bằng chứng và điều khoản. Ô đã nhập được giữ nguyên."
        ),
        does="xét điều kiện của từng đề nghị trong sổ theo dõi khen thưởng",
        books=(AWARDS_BOOK,),
    ),
    Command(
        id="fill_ratings",
        label="Xếp loại cả cơ quan",
        macro="FillRatings",
        verb="fill-ratings",
        group=FILLING,
        image="FillDown",
        keytip="X",
        screentip="Thêm dòng xếp loại cho cả cơ quan",
        supertip=(
            "Thêm vào «Xếp loại» một dòng của năm xét cho mỗi người ở trang «Người» "
            "chưa có; mức xếp loại để trống cho cơ quan ghi. Dòng cũ được giữ nguyên."
        ),
        does="thêm vào «Xếp loại» những người chưa có dòng của năm xét",
        books=(),
    ),
    Command(
        id="fill_registrations",
        label="Đăng ký cả cơ quan",
        macro="FillRegistrations",
        verb="fill-registrations",
        group=FILLING,
        image="FillDown",
        keytip="Q",
        screentip="Thêm dòng đăng ký cho cả cơ quan",
        supertip=(
            "Thêm vào «Đăng ký» một dòng «Lao động tiên tiến» của năm xét cho mỗi "
            "người chưa đăng ký; đổi danh hiệu nếu cần. Dòng cũ được giữ nguyên."
        ),
        does="thêm vào «Đăng ký» những người chưa đăng ký trong năm xét",
        books=(),
    ),
    Command(
        id="fill_proposals",
        label="Đề nghị cả cơ quan",
        macro="FillProposals",
        verb="fill-proposals",
        group=FILLING,
        image="FillDown",
        keytip="U",
        screentip="Thêm dòng đề nghị cho cả cơ quan",
        supertip=(
            "Thêm vào «Đề nghị» mỗi danh hiệu đã đăng ký trong năm xét mà chưa được đề "
            "nghị; chưa ai đăng ký thì «Lao động tiên tiến» cho mỗi người. Dòng cũ "
            "được giữ nguyên."
        ),
        does="thêm vào «Đề nghị» những danh hiệu đã đăng ký, chưa được đề nghị",
        books=(),
    ),
    Command(
        id="fill_awards",
        label="Ghi người được khen",
        macro="FillAwards",
        verb="fill-awards",
        group=FILLING,
        image="FillDown",
        keytip="E",
        screentip="Ghi người được khen vào «Khen thưởng»",
        supertip=(
            "Thêm vào «Khen thưởng» một dòng cho mỗi đề nghị ghi «được khen» chưa có ở "
            "đó; cơ quan ghi thêm số và ngày quyết định. Dòng cũ được giữ nguyên."
        ),
        does="thêm vào «Khen thưởng» những đề nghị ghi «được khen»",
        books=(),
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
        books=(),
        needs_book=False,
    ),
)

BY_ID = {command.id: command for command in COMMANDS}
