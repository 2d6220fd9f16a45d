"""What a round book shows of all units together: ranks, rounds side by side, charts."""
