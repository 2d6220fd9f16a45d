"""The package: intake that refuses bombs, members, writing them back."""
