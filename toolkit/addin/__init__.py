"""Builds what the spreadsheets load from the texts in `macros/`: build-time only."""
