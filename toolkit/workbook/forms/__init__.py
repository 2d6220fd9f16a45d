"""Forms: which record lives in which sheet, table and column."""
