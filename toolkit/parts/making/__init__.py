"""What the made workbooks share."""
