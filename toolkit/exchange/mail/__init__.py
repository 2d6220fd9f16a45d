"""Mail as files: drafts that a person sends, and what mails and zips bring back."""
