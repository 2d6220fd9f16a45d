"""Scoring: rubrics as data, and the points, totals and grades they give."""
