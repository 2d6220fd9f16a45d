"""Word documents: let in safely, filled from a template, laid out, read again."""
