"""What offices have from before: old formats of files, old codes of letters."""
