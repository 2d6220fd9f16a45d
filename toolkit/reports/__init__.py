"""Written reports and papers: Word documents filled from our workbooks."""
