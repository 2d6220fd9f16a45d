' Starts the toolkit's Python for LibreOffice Calc, from the same fixed place as in
' Excel. It does not wait: while a macro waits, Python could not reach the workbook.
Option Explicit

Public Sub Press(button As String, Optional document As Variant)
    Dim python As String
    Dim id As String
    python = PythonPlace()
    If Not FileExists(python) Then
        MsgBox MissingText(), 48, TitleText()
        Exit Sub
    End If
    If IsMissing(document) Then
        id = DocumentId()
    Else
        id = document
    End If
    On Error GoTo Refused
    Shell ConvertToUrl(python), 0, "-I -X utf8 -m toolkit.excel " & button & " --host=calc --doc=" & id, False
    Exit Sub
Refused:
    MsgBox CalcRefusedText(), 48, TitleText()
End Sub

' Empty where no workbook is open, as on the start screen.
Private Function DocumentId() As String
    On Error Resume Next
    DocumentId = ThisComponent.RuntimeUID
End Function

Private Function PythonPlace() As String
    If GetGuiType() = 1 Then
        PythonPlace = Environ("LOCALAPPDATA") & "\ThiDua\python\Scripts\pythonw.exe"
    ElseIf FileExists("/System/Library/CoreServices") Then
        ' Only macOS has this folder.
        PythonPlace = Environ("HOME") & "/Library/Application Support/ThiDua/python/bin/python"
    Else
        PythonPlace = Environ("HOME") & "/.local/share/ThiDua/python/bin/python"
    End If
End Function
