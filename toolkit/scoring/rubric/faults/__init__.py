"""What can be wrong with a rubric."""
