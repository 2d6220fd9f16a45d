"""Our workbooks, one folder a family: layout, reading, assessing, writing, making."""
