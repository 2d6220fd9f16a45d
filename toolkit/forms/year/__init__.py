"""The year book: plan, movements, contributions, indicators of an emulation year."""
