"""The written reports of an office: what they say, and whence each figure is."""
