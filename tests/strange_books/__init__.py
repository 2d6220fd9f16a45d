"""Office workbooks the general checks were not made for, and slips planted in them."""
