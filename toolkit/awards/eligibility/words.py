"""What answers and conclusions are called on screen."""

from collections.abc import Mapping

from toolkit.awards.eligibility.case import Answer
from toolkit.awards.eligibility.verdict import Conclusion

ANSWER_WORDS: Mapping[Answer, str] = {
    Answer.PASS: "đạt",
    Answer.FAIL: "không đạt",
    Answer.UNKNOWN: "chưa đủ dữ liệu",
    Answer.JUDGED: "Hội đồng xét",
}
CONCLUSION_WORDS: Mapping[Conclusion, str] = {
    Conclusion.ELIGIBLE: "đủ điều kiện",
    Conclusion.INELIGIBLE: "không đủ điều kiện",
    Conclusion.NOT_KNOWN: "chưa đủ dữ liệu",
    Conclusion.UNVERIFIED: "không đạt điều kiện chưa kiểm chứng",
    Conclusion.INFORMED: "không đạt điều kiện chỉ để tham khảo",
    Conclusion.FOR_COUNCIL: "đủ điều kiện; Hội đồng xét",
    Conclusion.NO_BASIS: "chưa có căn cứ trong bộ quy định",
}
