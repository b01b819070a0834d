"""All writing of the room: the ladder, the watches, the sweep, urging."""
