"""The round book: who takes part, what was sent, what came back, the ranking."""
