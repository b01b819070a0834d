"""The law of tasks, pure: states and verbs, due dates, the "6 rõ", timeliness."""
