Attribute VB_Name = "ThiDuaBridge"
' Starts the toolkit's Python. Its place is fixed; nothing is read from the workbook
' or its folder, so that a file that came by mail cannot choose what runs.
Option Explicit

Private Const PYTHON_PLACE As String = "%LOCALAPPDATA%\ThiDua\python\Scripts\pythonw.exe"
Private Const HIDDEN_WINDOW As Long = 0
' 48: an exclamation mark; 4096: in front of Excel, not behind it.
Private Const WARNING_IN_FRONT As Long = 4144

Public Sub Press(ByVal button As String)
#If False Then
    ' Excel's compiler drops what stands here. LibreOffice Basic passes over the lines
    ' that begin with # and so runs it.
    PressInCalc button
    Exit Sub
#End If
    PressInExcel button
End Sub

Private Sub PressInExcel(ByVal button As String)
    Dim shell As Object
    Dim python As String
    On Error GoTo Refused
    Set shell = CreateObject("WScript.Shell")
    python = shell.ExpandEnvironmentStrings(PYTHON_PLACE)
    If Not CreateObject("Scripting.FileSystemObject").FileExists(python) Then
        Say shell, MissingText()
    ElseIf shell.Run(CommandLine(python, button, BookName()), HIDDEN_WINDOW, True) <> 0 Then
        Say shell, FailedText()
    End If
    Exit Sub
Refused:
    Say shell, RefusedText()
End Sub

' The popup of the shell takes any letter; VBA's own box only those of one code page.
Private Sub Say(ByVal shell As Object, ByVal sentence As String)
    If shell Is Nothing Then
        Application.StatusBar = sentence
    Else
        shell.Popup sentence, 0, TitleText(), WARNING_IN_FRONT
    End If
End Sub

Private Function BookName() As String
    If Not ActiveWorkbook Is Nothing Then BookName = ActiveWorkbook.Name
End Function

' -I: Python imports nothing from the folder it is started in.
Private Function CommandLine(ByVal python As String, ByVal button As String, ByVal book As String) As String
    CommandLine = """" & python & """ -I -X utf8 -m toolkit.excel " & button & _
        " ""--wb=" & Escaped(book) & """ --from_xl=1 --hwnd=" & Application.Hwnd
End Function

' The shell would read % as a variable, Python's reader of arguments = and the quote.
Private Function Escaped(ByVal book As String) As String
    Escaped = Replace(book, "_x", "_x005F_x")
    Escaped = Replace(Escaped, "%", "_x0025_")
    Escaped = Replace(Escaped, "=", "_x003D_")
    Escaped = Replace(Escaped, """", "_x0022_")
End Function

#If False Then
Private Sub PressInCalc(ByVal button As String)
    Dim places(), results()
    Dim provider As Object
    If Not CreateUnoService("com.sun.star.script.ApplicationScriptLibraryContainer").hasByName("ThiDua") Then
        SayInCalc NoExtensionText()
        Exit Sub
    End If
    Set provider = CreateUnoService("com.sun.star.script.provider.MasterScriptProviderFactory").createScriptProvider("")
    provider.getScript("vnd.sun.star.script:ThiDua.Bridge.Press?language=Basic&location=application") _
        .invoke Array(button, ThisComponent.RuntimeUID), places, results
End Sub

Private Sub SayInCalc(ByVal sentence As String)
    Dim window As Object
    Set window = ThisComponent.CurrentController.Frame.ContainerWindow
    window.Toolkit.createMessageBox(window, com.sun.star.awt.MessageBoxType.WARNINGBOX, 1, TitleText(), sentence).execute
End Sub
#End If
