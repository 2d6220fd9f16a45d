Attribute VB_Name = "ThiDuaRibbon"
' What the ribbon of the add-in calls. Apart from the rest: only the add-in has it.
Option Explicit

Public Sub RibbonPress(ByVal control As IRibbonControl)
    Press control.Tag
End Sub
