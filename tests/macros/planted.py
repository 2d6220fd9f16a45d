"""Twelve faults such as slip into VBA, each planted into a module of its own."""

HEAD = "Option Explicit\n\n"

PLANTED = {
    "a variable that nobody declared": HEAD
    + "Public Sub Faulty()\n    total = 1\nEnd Sub\n",
    "an If that does not end": HEAD
    + "Public Sub Faulty()\n    If True Then\n        Beep\nEnd Sub\n",
    "a call of a Sub that does not exist": HEAD
    + 'Public Sub Faulty()\n    Pres "rescore"\nEnd Sub\n',
    "a wrong number of arguments": HEAD
    + 'Public Sub Faulty()\n    Press "rescore", "check"\nEnd Sub\n',
    "a Sub that is there twice": HEAD
    + "Public Sub Faulty()\nEnd Sub\n\nPublic Sub Faulty()\nEnd Sub\n",
    "a text that does not end": HEAD
    + 'Public Sub Faulty()\n    Press "rescore\nEnd Sub\n',
    "a member misspelt": HEAD
    + 'Public Sub Faulty()\n    ActiveSheet.Range("A1").Valeu = 1\n'
    + "    Dim cell As Range\n    cell.Valeu = 1\nEnd Sub\n",
    "no Option Explicit": "Public Sub Faulty()\n    total = 1\nEnd Sub\n",
    "a constant that is computed": HEAD
    + "Private Const WORD As String = ChrW(273)\n\n"
    + "Public Sub Faulty()\n    Press WORD\nEnd Sub\n",
    "brackets that do not close": HEAD
    + 'Public Sub Faulty()\n    Press Replace("a", "b", "c"\nEnd Sub\n',
    "a number by reference where a text is": HEAD
    + "Private Sub Takes(ByRef count As Long)\n    count = 1\nEnd Sub\n\n"
    + "Public Sub Faulty()\n    Dim text As String\n    Takes text\nEnd Sub\n",
    "a Set forgotten": HEAD
    + "Public Sub Faulty()\n    Dim sheet As Worksheet\n"
    + "    sheet = ActiveSheet\nEnd Sub\n",
}

SOUND = HEAD + 'Public Sub Faulty()\n    Press "rescore"\nEnd Sub\n'
"""A module without a fault: what finds one here finds too much."""

CALLED = HEAD + "Public Sub Press(ByVal button As String)\nEnd Sub\n"
"""What they call, as our own module has it, and nothing else to look through."""

PING = HEAD + 'Public Sub Ping()\n    Range("A1").Value = "pong"\nEnd Sub\n'
"""Answers only if every module of its project compiles."""
