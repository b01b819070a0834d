"""All writing of tasks and assignments: proposing, reviewing, issuing, and the life of an assignment."""
