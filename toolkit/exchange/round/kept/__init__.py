"""What lies in the folders beside a round book: sent, taken in, published."""
