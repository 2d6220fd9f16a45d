"""Sheets and tables read from their parts."""
