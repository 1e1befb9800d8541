"""What a person sees about their own account: where they are logged in, and when they logged in."""
