"""The table of commands: ribbon, sheet buttons, Calc toolbar, `live` and verbs."""

from typing import NamedTuple

SCORING_BOOK, AWARDS_BOOK = "scoring", "awards"
ROUND_BOOK, YEAR_BOOK = "round", "year"


class Command(NamedTuple):
    """One command. Every door that a clerk may take shows it under the same words.

    `id` is what the bridges pass on, `macro` the name of the VBA Sub, `verb` the word
    of the command line, `image` an icon that every Excel has (imageMso), `keytip` the
    letters after Alt. `books`: which built .xlsm have its button on their sheets.
    `needs_book`: it works on the workbook that is open. `asks`: it opens a dialog for
    what it must be told; its `verb` takes the same as arguments.
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
    books: tuple[str, ...] = (SCORING_BOOK, AWARDS_BOOK, ROUND_BOOK, YEAR_BOOK)
    needs_book: bool = True
    asks: bool = False

    @property
    def word(self) -> str:
        """What stands for it behind `thidua live`."""
        return self.id.replace("_", "-") if self.asks else self.verb

    @property
    def on_sheet(self) -> bool:
        """Whether any built workbook has a button for it."""
        return bool(self.books)


SCORING, AWARDS, ABOUT = "Chấm điểm", "Khen thưởng", "Thông tin"
FILLING, EXCHANGE, MAKING = "Ghi nhanh", "Nhập, xuất", "Tạo sổ"
ROUNDS, YEARS = "Gửi, nhận", "Năm thi đua"

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
        id="review",
        label="Soát sổ",
        macro="ReviewBook",
        verb="check",
        group=SCORING,
        image="ErrorChecking",
        keytip="S",
        screentip="Soát công thức và số liệu của sổ bất kỳ",
        supertip=(
            "Đọc sổ đang mở, dù ai làm, và nói chỗ công thức, số liệu đáng ngờ: tổng "
            "sót hàng, số gõ đè công thức, ô lỗi. Chỉ ghi ra trang mới khi được chọn."
        ),
        does="soát công thức, số liệu của sổ bất kỳ đang mở, không sửa ô nào",
        books=(),
        asks=True,
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
        keytip="U",
        screentip="Kiểm tra điều kiện khen thưởng",
        supertip=(
            "Xét từng đề nghị theo quy định của năm xét: điều kiện nào đạt, chưa đạt, "
            "chưa đủ dữ liệu, kèm bằng chứng và điều khoản. Ô đã nhập được giữ nguyên."
        ),
        does="xét điều kiện của từng đề nghị trong sổ theo dõi khen thưởng",
        books=(AWARDS_BOOK,),
    ),
    Command(
        id="papers",
        label="In giấy tờ",
        macro="MakePapers",
        verb="paper",
        group=AWARDS,
        image="FilePrintPreview",
        keytip="J",
        screentip="Lập tờ trình, danh sách, biên bản, báo cáo thành tích",
        supertip=(
            "Lập giấy tờ Word để ký từ sổ đang mở; chỉ đưa vào đề nghị đủ điều kiện, "
            "điều còn phải làm rõ ghi ở danh sách đi kèm. Sổ không bị sửa."
        ),
        does="lập giấy tờ để ký từ sổ theo dõi khen thưởng",
        books=(AWARDS_BOOK,),
        asks=True,
    ),
    Command(
        id="fill_ratings",
        label="Ghi nhanh xếp loại",
        macro="FillRatings",
        verb="fill-ratings",
        group=FILLING,
        image="FillDown",
        keytip="X",
        screentip="Thêm dòng xếp loại cho cả cơ quan hoặc một đơn vị",
        supertip=(
            "Thêm vào «Xếp loại» một dòng của năm xét cho mỗi người ở trang «Người» "
            "chưa có; mức xếp loại để trống cho cơ quan ghi. Dòng cũ được giữ nguyên."
        ),
        does="thêm vào «Xếp loại» những người chưa có dòng của năm xét",
        books=(),
    ),
    Command(
        id="fill_registrations",
        label="Ghi nhanh đăng ký",
        macro="FillRegistrations",
        verb="fill-registrations",
        group=FILLING,
        image="FillDown",
        keytip="I",
        screentip="Thêm dòng đăng ký cho cả cơ quan hoặc một đơn vị",
        supertip=(
            "Thêm vào «Đăng ký» một dòng «Lao động tiên tiến» của năm xét cho mỗi "
            "người chưa đăng ký; đổi danh hiệu nếu cần. Dòng cũ được giữ nguyên."
        ),
        does="thêm vào «Đăng ký» những người chưa đăng ký trong năm xét",
        books=(),
    ),
    Command(
        id="fill_proposals",
        label="Ghi nhanh đề nghị",
        macro="FillProposals",
        verb="fill-proposals",
        group=FILLING,
        image="FillDown",
        keytip="A",
        screentip="Thêm dòng đề nghị cho cả cơ quan hoặc một đơn vị",
        supertip=(
            "Thêm vào «Đề nghị» mỗi danh hiệu đã đăng ký trong năm xét mà chưa được đề "
            "nghị; ai không đăng ký thì không thêm. Dòng cũ được giữ nguyên."
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
        id="import",
        label="Nhập từ tệp",
        macro="ImportRows",
        verb="import",
        group=EXCHANGE,
        image="GetExternalDataFromText",
        keytip="P",
        screentip="Nhập dòng từ tệp CSV hoặc sổ khác",
        supertip=(
            "Thêm vào sổ theo dõi khen thưởng đang mở các dòng của tệp CSV hoặc sổ "
            "khác; cột được nhận theo tên, dòng đã có được bỏ qua. «Hoàn tác» bỏ ra."
        ),
        does="thêm vào sổ khen thưởng các dòng của tệp CSV hoặc sổ khác",
        books=(),
        asks=True,
    ),
    Command(
        id="export",
        label="Xuất ra CSV",
        macro="ExportTables",
        verb="export",
        group=EXCHANGE,
        image="FileSaveAs",
        keytip="V",
        screentip="Xuất các bảng ra tệp CSV",
        supertip=(
            "Ghi các bảng của sổ theo dõi khen thưởng đang mở, như đang thấy, thành "
            "tệp CSV trong thư mục được chọn. Sổ không bị sửa."
        ),
        does="ghi các bảng của sổ khen thưởng thành tệp CSV",
        books=(),
        asks=True,
    ),
    Command(
        id="draw",
        label="Lấy số từ sổ khen thưởng",
        macro="DrawNumbers",
        verb="rescore --registers",
        group=EXCHANGE,
        image="RefreshAll",
        keytip="Y",
        screentip="Điền số liệu từ sổ theo dõi khen thưởng",
        supertip=(
            "Chấm lại sổ chấm điểm đang mở; số đo còn trống được điền từ sổ theo dõi "
            "khen thưởng và ghi rõ lấy từ đâu. Số đã gõ được giữ nguyên."
        ),
        does="chấm lại, điền số đo còn trống từ sổ theo dõi khen thưởng",
        books=(),
        asks=True,
    ),
    Command(
        id="send",
        label="Gửi đơn vị",
        macro="SendRound",
        verb="send",
        group=ROUNDS,
        image="FileSendAsAttachment",
        keytip="D",
        screentip="Làm sổ và thư nháp cho từng đơn vị",
        supertip=(
            "Làm cho mỗi đơn vị của sổ gửi nhận một sổ chấm điểm và một thư nháp, để ở "
            "thư mục «gui_di» cạnh sổ. Không gửi thư nào."
        ),
        does="làm sổ và thư nháp cho từng đơn vị của sổ gửi nhận; không gửi thư",
        books=(ROUND_BOOK,),
    ),
    Command(
        id="collect",
        label="Nhận về",
        macro="CollectRound",
        verb="collect",
        group=ROUNDS,
        image="ImportTextFile",
        keytip="N",
        screentip="Nhận các sổ đơn vị gửi về rồi tổng hợp",
        supertip=(
            "Nhận mọi tệp ở thư mục «thu_den» cạnh sổ gửi nhận: sổ, thư đã lưu, tệp "
            "nén; nói ô nào bị sửa, rồi tổng hợp. Tệp gốc được giữ nguyên."
        ),
        does="nhận các sổ đơn vị gửi về trong một thư mục, rồi tổng hợp",
        books=(ROUND_BOOK,),
    ),
    Command(
        id="merge",
        label="Tổng hợp",
        macro="MergeRound",
        verb="merge",
        group=ROUNDS,
        image="SortDescendingExcel",
        keytip="T",
        screentip="Xếp hạng các đơn vị, so sánh các vòng",
        supertip=(
            "Tính lại «Xếp hạng», «So sánh các vòng», «Biểu đồ» từ các tệp đã nhận. "
            "Bằng điểm thì để đồng hạng, hoặc xét như ghi ở «Cài đặt»."
        ),
        does="xếp hạng các đơn vị từ các tệp đã nhận, so sánh các vòng",
        books=(ROUND_BOOK,),
    ),
    Command(
        id="due",
        label="Việc đến hạn",
        macro="DueTasks",
        verb="due",
        group=YEARS,
        image="DateAndTimeInsert",
        keytip="W",
        screentip="Tính lại sổ năm, nói việc quá hạn và sắp đến hạn",
        supertip=(
            "Tính lại «Tổng quan» của sổ năm thi đua, ghi «Kết quả kiểm tra», nói việc "
            "nào quá hạn, việc nào sắp đến hạn. Ô đã nhập được giữ nguyên."
        ),
        does="nói việc quá hạn, sắp đến hạn của sổ năm thi đua",
        books=(YEAR_BOOK,),
    ),
    Command(
        id="report",
        label="Báo cáo",
        macro="WriteReport",
        verb="report",
        group=YEARS,
        image="FileSaveAsWordDocx",
        keytip="F",
        screentip="Lập báo cáo sơ kết, tổng kết, chuyên đề",
        supertip=(
            "Lập báo cáo Word từ sổ năm thi đua đang mở và sổ khen thưởng, sổ chấm "
            "điểm được chọn; hoặc đối chiếu báo cáo đã sửa với các sổ."
        ),
        does="lập báo cáo Word từ các sổ, đối chiếu báo cáo với sổ",
        books=(YEAR_BOOK,),
        asks=True,
    ),
    Command(
        id="new_book",
        label="Tạo sổ mới",
        macro="NewBook",
        verb="new",
        group=MAKING,
        image="FileNew",
        keytip="M",
        screentip="Tạo một sổ mới",
        supertip=(
            "Tạo sổ chấm điểm, sổ theo dõi khen thưởng, sổ năm thi đua hoặc sổ để soạn "
            "bộ tiêu chí. "
            "Tệp đã có không bao giờ bị ghi đè."
        ),
        does="tạo sổ chấm điểm, sổ khen thưởng hoặc sổ soạn bộ tiêu chí",
        books=(),
        needs_book=False,
        asks=True,
    ),
    Command(
        id="check_rubric",
        label="Kiểm tra bộ tiêu chí",
        macro="CheckRubric",
        verb="rubric check",
        group=MAKING,
        image="Spelling",
        keytip="B",
        screentip="Kiểm tra bộ tiêu chí đã soạn",
        supertip=(
            "Đọc bộ tiêu chí trong một tệp đã lưu và nói mọi chỗ sai, cộng ra bao "
            "nhiêu điểm. Tệp không bị sửa."
        ),
        does="nói mọi chỗ sai của một bộ tiêu chí, không sửa gì",
        books=(),
        needs_book=False,
        asks=True,
    ),
    Command(
        id="rubric_book",
        label="Tạo sổ từ bộ tiêu chí",
        macro="RubricBook",
        verb="new scoring --rubric",
        group=MAKING,
        image="TableInsertExcel",
        keytip="O",
        screentip="Tạo sổ chấm điểm từ bộ tiêu chí đã soạn",
        supertip=(
            "Tạo sổ chấm điểm theo bộ tiêu chí của cơ quan trong một tệp đã lưu. Bộ "
            "còn lỗi thì nói lỗi, không tạo gì. Tệp đã có không bị ghi đè."
        ),
        does="tạo sổ chấm điểm theo bộ tiêu chí của cơ quan",
        books=(),
        needs_book=False,
        asks=True,
    ),
    Command(
        id="adopt",
        label="Nhận biểu của cơ quan",
        macro="AdoptFile",
        verb="adopt",
        group=MAKING,
        image="FileSaveAsExcelXlsx",
        keytip="Q",
        screentip="Làm cho biểu của cơ quan dùng được với bộ công cụ",
        supertip=(
            "Đọc biểu chấm điểm hoặc sổ khen thưởng cơ quan tự làm, nói hiểu ra sao, "
            "rồi tạo một bản dùng được: hình thức, lời, cách in giữ nguyên. Tệp gốc "
            "không bị sửa."
        ),
        does="tạo bản dùng được của biểu, sổ do cơ quan tự làm",
        books=(),
        needs_book=False,
        asks=True,
    ),
    Command(
        id="help",
        label="Trợ giúp",
        macro="ShowHelp",
        verb="guide",
        group=ABOUT,
        image="Help",
        keytip="R",
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
