' Made by the build from toolkit/commands.py: do not edit.
Option Explicit

Public Sub Rescore()
    Press "rescore"
End Sub

Public Sub Check()
    Press "check"
End Sub

Public Sub ReviewBook()
    Press "review"
End Sub

Public Sub UndoPress()
    Press "undo"
End Sub

Public Sub CheckRatios()
    Press "ratios"
End Sub

Public Sub CheckEligibility()
    Press "eligibility"
End Sub

Public Sub MakePapers()
    Press "papers"
End Sub

Public Sub FillRatings()
    Press "fill_ratings"
End Sub

Public Sub FillRegistrations()
    Press "fill_registrations"
End Sub

Public Sub FillProposals()
    Press "fill_proposals"
End Sub

Public Sub FillAwards()
    Press "fill_awards"
End Sub

Public Sub ImportRows()
    Press "import"
End Sub

Public Sub ExportTables()
    Press "export"
End Sub

Public Sub DrawNumbers()
    Press "draw"
End Sub

Public Sub SendRound()
    Press "send"
End Sub

Public Sub CollectRound()
    Press "collect"
End Sub

Public Sub MergeRound()
    Press "merge"
End Sub

Public Sub DueTasks()
    Press "due"
End Sub

Public Sub WriteReport()
    Press "report"
End Sub

Public Sub NewBook()
    Press "new_book"
End Sub

Public Sub CheckRubric()
    Press "check_rubric"
End Sub

Public Sub RubricBook()
    Press "rubric_book"
End Sub

Public Sub AdoptFile()
    Press "adopt"
End Sub

Public Sub ShowHelp()
    Press "help"
End Sub

Public Sub ShowAbout()
    Press "about"
End Sub
