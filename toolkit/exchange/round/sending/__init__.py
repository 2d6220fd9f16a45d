"""What goes out: workbooks, letters, reminders, a corrected rubric."""
