"""Records of the field; standard library only, no input or output."""
