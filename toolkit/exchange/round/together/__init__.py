"""All units side by side: appraised, and put together into ranks."""
