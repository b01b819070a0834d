"""The pages of documents, tasks and assignments."""
