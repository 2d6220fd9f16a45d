"""The preview of an import: what a clerk is shown, and may correct."""
