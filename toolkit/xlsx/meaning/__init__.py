"""Two states of one workbook held against each other, in what they mean to a person."""
