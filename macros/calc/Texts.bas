' Made by the build from macros/messages.txt: do not edit.
Option Explicit

Public Function TitleText() As String
    Dim t As String
    t = t & "Thi " & Chr(273) & "ua"
    TitleText = t
End Function

Public Function MissingText() As String
    Dim t As String
    t = t & "M" & Chr(225) & "y n" & Chr(224) & "y ch" & Chr(432) & "a c" & Chr(224)
    t = t & "i " & Chr(273) & Chr(7863) & "t b" & Chr(7897) & " c" & Chr(244) & "ng c"
    t = t & Chr(7909) & " Thi " & Chr(273) & "ua. Xin ch" & Chr(7841) & "y b"
    t = t & Chr(7897) & " c" & Chr(224) & "i " & Chr(273) & Chr(7863) & "t (l"
    t = t & Chr(7879) & "nh: thidua install), r" & Chr(7891) & "i b" & Chr(7845) & "m l"
    t = t & Chr(7841) & "i n" & Chr(250) & "t n" & Chr(224) & "y."
    MissingText = t
End Function

Public Function FailedText() As String
    Dim t As String
    t = t & "Vi" & Chr(7879) & "c ch" & Chr(432) & "a l" & Chr(224) & "m xong v"
    t = t & Chr(236) & " b" & Chr(7897) & " c" & Chr(244) & "ng c" & Chr(7909) & " g"
    t = t & Chr(7863) & "p l" & Chr(7895) & "i. Xin ch" & Chr(7841) & "y l" & Chr(7879)
    t = t & "nh " & Chr(171) & "thidua doctor" & Chr(187) & " " & Chr(273) & Chr(7875)
    t = t & " bi" & Chr(7871) & "t c" & Chr(225) & "ch s" & Chr(7917) & "a. Chi ti"
    t = t & Chr(7871) & "t ghi trong t" & Chr(7879) & "p %LOCALAPPDATA%\ThiDua\loi.log."
    FailedText = t
End Function

Public Function RefusedText() As String
    Dim t As String
    t = t & "M" & Chr(225) & "y n" & Chr(224) & "y kh" & Chr(244) & "ng cho Excel kh"
    t = t & Chr(7903) & "i " & Chr(273) & Chr(7897) & "ng b" & Chr(7897) & " c"
    t = t & Chr(244) & "ng c" & Chr(7909) & " Thi " & Chr(273) & "ua. Xin m" & Chr(7903)
    t = t & " l" & Chr(7889) & "i t" & Chr(7855) & "t " & Chr(171) & "Thi " & Chr(273)
    t = t & "ua" & Chr(187) & " tr" & Chr(234) & "n m" & Chr(224) & "n h" & Chr(236)
    t = t & "nh (l" & Chr(7879) & "nh: thidua live) v" & Chr(224) & " b" & Chr(7845)
    t = t & "m n" & Chr(250) & "t " & Chr(7903) & " " & Chr(273) & Chr(243) & "."
    RefusedText = t
End Function

Public Function NoExtensionText() As String
    Dim t As String
    t = t & "LibreOffice ch" & Chr(432) & "a c" & Chr(243) & " ph" & Chr(7847) & "n m"
    t = t & Chr(7903) & " r" & Chr(7897) & "ng Thi " & Chr(273) & "ua. Xin ch"
    t = t & Chr(7841) & "y l" & Chr(7879) & "nh " & Chr(171) & "thidua install --calc"
    t = t & Chr(187) & ", m" & Chr(7903) & " l" & Chr(7841) & "i LibreOffice, r"
    t = t & Chr(7891) & "i b" & Chr(7845) & "m l" & Chr(7841) & "i n" & Chr(250) & "t n"
    t = t & Chr(224) & "y."
    NoExtensionText = t
End Function

Public Function CalcRefusedText() As String
    Dim t As String
    t = t & "M" & Chr(225) & "y n" & Chr(224) & "y kh" & Chr(244)
    t = t & "ng cho LibreOffice kh" & Chr(7903) & "i " & Chr(273) & Chr(7897) & "ng b"
    t = t & Chr(7897) & " c" & Chr(244) & "ng c" & Chr(7909) & " Thi " & Chr(273)
    t = t & "ua. Xin m" & Chr(7903) & " l" & Chr(7889) & "i t" & Chr(7855) & "t "
    t = t & Chr(171) & "Thi " & Chr(273) & "ua" & Chr(187) & " tr" & Chr(234) & "n m"
    t = t & Chr(224) & "n h" & Chr(236) & "nh (l" & Chr(7879) & "nh: thidua live) v"
    t = t & Chr(224) & " b" & Chr(7845) & "m n" & Chr(250) & "t " & Chr(7903) & " "
    t = t & Chr(273) & Chr(243) & "."
    CalcRefusedText = t
End Function
