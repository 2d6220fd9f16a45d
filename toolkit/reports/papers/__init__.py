"""Papers to sign: what each shows, and how it comes onto paper."""
