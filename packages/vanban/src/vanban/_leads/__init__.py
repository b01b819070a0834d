"""Who leads and who supports, as the words of one provision say it."""
