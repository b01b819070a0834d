"""Where the head ends: the type and its subject, the addressees, and the first line of the body."""
