"""Bodies as provisions name them: single ones, lists, and groups printed as one ("Các sở, ban, ngành")."""
