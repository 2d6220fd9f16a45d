"""Workbooks: safe intake, lossless editing, forms, building. Zip and XML live here."""
