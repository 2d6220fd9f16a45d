Attribute VB_Name = "ThiDuaTexts"
' Made by the build from macros/messages.txt: do not edit.
Option Explicit

Public Function TitleText() As String
    Dim t As String
    t = t & "Thi " & ChrW(273) & "ua"
    TitleText = t
End Function

Public Function MissingText() As String
    Dim t As String
    t = t & "M" & ChrW(225) & "y n" & ChrW(224) & "y ch" & ChrW(432) & "a c" & ChrW(224)
    t = t & "i " & ChrW(273) & ChrW(7863) & "t b" & ChrW(7897) & " c" & ChrW(244)
    t = t & "ng c" & ChrW(7909) & " Thi " & ChrW(273) & "ua. Xin ch" & ChrW(7841)
    t = t & "y b" & ChrW(7897) & " c" & ChrW(224) & "i " & ChrW(273) & ChrW(7863)
    t = t & "t (l" & ChrW(7879) & "nh: thidua install), r" & ChrW(7891) & "i b"
    t = t & ChrW(7845) & "m l" & ChrW(7841) & "i n" & ChrW(250) & "t n" & ChrW(224)
    t = t & "y."
    MissingText = t
End Function

Public Function FailedText() As String
    Dim t As String
    t = t & "Vi" & ChrW(7879) & "c ch" & ChrW(432) & "a l" & ChrW(224) & "m xong v"
    t = t & ChrW(236) & " b" & ChrW(7897) & " c" & ChrW(244) & "ng c" & ChrW(7909)
    t = t & " g" & ChrW(7863) & "p l" & ChrW(7895) & "i. Xin ch" & ChrW(7841) & "y l"
    t = t & ChrW(7879) & "nh " & ChrW(171) & "thidua doctor" & ChrW(187) & " "
    t = t & ChrW(273) & ChrW(7875) & " bi" & ChrW(7871) & "t c" & ChrW(225) & "ch s"
    t = t & ChrW(7917) & "a. Chi ti" & ChrW(7871) & "t ghi trong t" & ChrW(7879)
    t = t & "p %LOCALAPPDATA%\ThiDua\loi.log."
    FailedText = t
End Function

Public Function RefusedText() As String
    Dim t As String
    t = t & "M" & ChrW(225) & "y n" & ChrW(224) & "y kh" & ChrW(244) & "ng cho Excel kh"
    t = t & ChrW(7903) & "i " & ChrW(273) & ChrW(7897) & "ng b" & ChrW(7897) & " c"
    t = t & ChrW(244) & "ng c" & ChrW(7909) & " Thi " & ChrW(273) & "ua. Xin m"
    t = t & ChrW(7903) & " l" & ChrW(7889) & "i t" & ChrW(7855) & "t " & ChrW(171)
    t = t & "Thi " & ChrW(273) & "ua" & ChrW(187) & " tr" & ChrW(234) & "n m"
    t = t & ChrW(224) & "n h" & ChrW(236) & "nh (l" & ChrW(7879) & "nh: thidua live) v"
    t = t & ChrW(224) & " b" & ChrW(7845) & "m n" & ChrW(250) & "t " & ChrW(7903) & " "
    t = t & ChrW(273) & ChrW(243) & "."
    RefusedText = t
End Function

Public Function NoExtensionText() As String
    Dim t As String
    t = t & "LibreOffice ch" & ChrW(432) & "a c" & ChrW(243) & " ph" & ChrW(7847)
    t = t & "n m" & ChrW(7903) & " r" & ChrW(7897) & "ng Thi " & ChrW(273)
    t = t & "ua. Xin ch" & ChrW(7841) & "y l" & ChrW(7879) & "nh " & ChrW(171)
    t = t & "thidua install --calc" & ChrW(187) & ", m" & ChrW(7903) & " l" & ChrW(7841)
    t = t & "i LibreOffice, r" & ChrW(7891) & "i b" & ChrW(7845) & "m l" & ChrW(7841)
    t = t & "i n" & ChrW(250) & "t n" & ChrW(224) & "y."
    NoExtensionText = t
End Function

Public Function CalcRefusedText() As String
    Dim t As String
    t = t & "M" & ChrW(225) & "y n" & ChrW(224) & "y kh" & ChrW(244)
    t = t & "ng cho LibreOffice kh" & ChrW(7903) & "i " & ChrW(273) & ChrW(7897)
    t = t & "ng b" & ChrW(7897) & " c" & ChrW(244) & "ng c" & ChrW(7909) & " Thi "
    t = t & ChrW(273) & "ua. Xin m" & ChrW(7903) & " l" & ChrW(7889) & "i t"
    t = t & ChrW(7855) & "t " & ChrW(171) & "Thi " & ChrW(273) & "ua" & ChrW(187)
    t = t & " tr" & ChrW(234) & "n m" & ChrW(224) & "n h" & ChrW(236) & "nh (l"
    t = t & ChrW(7879) & "nh: thidua live) v" & ChrW(224) & " b" & ChrW(7845) & "m n"
    t = t & ChrW(250) & "t " & ChrW(7903) & " " & ChrW(273) & ChrW(243) & "."
    CalcRefusedText = t
End Function
